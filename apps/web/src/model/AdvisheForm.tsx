import { Alert, Button, Input, Tag, Textarea } from '@digdir/designsystemet-react';
import {
  type AdvisheAnswer,
  type AdvisheAnswers,
  advisheEvidence,
  type AdvisheItem,
  advisheItems,
  advisheParts,
  advisheSource,
  type CheckResult,
  completeAdvishe,
  writeAdvishe,
} from '@likeverd/modelling';
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { Choice } from '../forms/Choice.tsx';
import { clearDraft, type DraftKey, type RawValues, readDraft, writeDraft } from '../forms/drafts.ts';
import { useFormat, useWords } from '../i18n/language.tsx';
import { CheckOutcome } from './CheckOutcome.tsx';

interface Props {
  readonly model: string;
  readonly hash: string;
  /** Whose answers these are; in a browser that several use, each has their own. */
  readonly person: string;
  /** What the automatic checks said, where they have been run. */
  readonly results: readonly CheckResult[] | null;
}

const choices = ['yes', 'no', 'notApplicable'] as const;
const fields = ['done', 'explanation', 'reference'] as const;
const saveAfterMilliseconds = 400;

type Typed = Readonly<Record<string, string>>;

/** The answers that say whether the thing was done; an explanation alone is none yet. */
export function answersOf(typed: Typed): AdvisheAnswers {
  const answer = (item: AdvisheItem): AdvisheAnswer | undefined => {
    const done = choices.find((choice) => choice === typed[`${item}.done`]);
    const reference = typed[`${item}.reference`] ?? '';
    return done === undefined
      ? undefined
      : { done, explanation: typed[`${item}.explanation`] ?? '', ...(reference.trim() === '' ? {} : { reference }) };
  };
  return Object.fromEntries(
    advisheItems.flatMap((item) => {
      const given = answer(item);
      return given === undefined ? [] : [[item, given]];
    }),
  );
}

const typedOf = (values: RawValues): Typed =>
  Object.fromEntries(
    advisheItems.flatMap((item) =>
      fields.flatMap((field) => {
        const value = values[`${item}.${field}`];
        return typeof value === 'string' ? [[`${item}.${field}`, value]] : [];
      }),
    ),
  );

const partNames = ['conceptualModel', 'inputData', 'computerisedModel', 'outcomes', 'other'] as const;

/** Checks that speak to an item. */
function evidenceFor(item: AdvisheItem, results: readonly CheckResult[]): readonly CheckResult[] {
  const named: readonly string[] = Object.entries(advisheEvidence).find(([name]) => name === item)?.[1] ?? [];
  return results.filter(({ check }) => named.includes(check));
}

/** AdViSHE, kept in the browser while it is filled in. */
export function AdvisheForm({ model, hash, person, results }: Props): ReactNode {
  const words = useWords();
  const format = useFormat();
  const id = useId();
  const { validation } = words.web;
  const { advishe, checks } = words.modelling;
  const key = useMemo<DraftKey>(() => ({ person, caseId: hash, act: 'advishe' }), [person, hash]);
  const [typed, setTyped] = useState<Typed>(() => typedOf(readDraft(window.localStorage, key)?.values ?? {}));
  const [unsaved, setUnsaved] = useState(false);
  const touched = useRef(false);

  useEffect(() => {
    if (!touched.current) return;
    const save = (): void => {
      if (touched.current) setUnsaved(!writeDraft(window.localStorage, key, { values: typed, savedAt: new Date().toISOString() }));
    };
    const timer = window.setTimeout(save, saveAfterMilliseconds);
    window.addEventListener('pagehide', save);
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener('pagehide', save);
      save();
    };
  }, [typed, key]);

  const change = (name: string, value: string): void => {
    touched.current = true;
    setTyped((before) => ({ ...before, [name]: value }));
  };
  const clear = (): void => {
    touched.current = false;
    clearDraft(window.localStorage, key);
    setTyped({});
  };

  const answers = answersOf(typed);
  const completed = completeAdvishe(answers);
  const missing = completed.ok ? [] : completed.missing;
  const download = (): void => {
    const address = URL.createObjectURL(new Blob([writeAdvishe({ model, hash, answers }, advishe)], { type: 'text/yaml' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${model}-advishe.yaml`;
    link.click();
    URL.revokeObjectURL(address);
  };

  const item = (name: AdvisheItem): ReactNode => {
    const evidence = evidenceFor(name, results ?? []);
    const expected = Object.hasOwn(advisheEvidence, name);
    const field = `${id}-${name}`;
    return (
      <fieldset key={name} className="field advishe-item">
        <legend className="field-label">
          {name} {advishe.items[name]}
        </legend>
        <div className="choice-row" role="radiogroup" aria-label={`${name}: ${validation.done}`}>
          {choices.map((choice) => (
            <Choice
              key={choice}
              type="radio"
              id={`${field}-${choice}`}
              name={`${field}-done`}
              label={validation[choice]}
              checked={typed[`${name}.done`] === choice}
              change={() => change(`${name}.done`, choice)}
            />
          ))}
        </div>
        <label className="field-label" htmlFor={`${field}-explanation`}>
          {validation.explanation}
        </label>
        <p id={`${field}-hint`} className="hint">
          {validation.explanationHint}
        </p>
        <Textarea
          id={`${field}-explanation`}
          aria-describedby={`${field}-hint`}
          rows={2}
          value={typed[`${name}.explanation`] ?? ''}
          onChange={(event) => change(`${name}.explanation`, event.target.value)}
        />
        <p className="print-only">{typed[`${name}.explanation`]}</p>
        <label className="field-label" htmlFor={`${field}-reference`}>
          {validation.reference} ({words.web.form.optional})
        </label>
        <Input
          id={`${field}-reference`}
          value={typed[`${name}.reference`] ?? ''}
          onChange={(event) => change(`${name}.reference`, event.target.value)}
        />
        {expected && (
          <div className="evidence">
            <p className="field-label">{validation.evidence}</p>
            {results === null ? (
              <p className="hint">{validation.noEvidence}</p>
            ) : (
              <ul>
                {evidence.map((result) => (
                  <li key={result.check}>
                    <CheckOutcome result={result} /> {checks.rules[result.check].rule}
                  </li>
                ))}
              </ul>
            )}
          </div>
        )}
      </fieldset>
    );
  };

  return (
    <form className="advishe" aria-label={validation.formTitle} onSubmit={(event) => event.preventDefault()}>
      <p>{validation.formLead}</p>
      {partNames.map((part) => (
        <section key={part} aria-labelledby={`${id}-${part}`}>
          <h4 id={`${id}-${part}`}>{advishe.parts[part]}</h4>
          {advisheParts[part].map(item)}
        </section>
      ))}
      {unsaved && (
        <Alert data-color="warning">
          <p>{validation.unsaved}</p>
        </Alert>
      )}
      <div role="status" className="advishe-status">
        <Tag data-color={completed.ok ? 'success' : 'warning'}>
          {completed.ok
            ? validation.complete
            : validation.incomplete({
                answered: format.number(advisheItems.length - missing.length),
                total: format.number(advisheItems.length),
              })}
        </Tag>
        {missing.length > 0 && missing.length < advisheItems.length && <p>{validation.missing({ items: format.list(missing) })}</p>}
      </div>
      <div className="ask-buttons">
        <Button type="button" variant="secondary" onClick={download}>
          {validation.download}
        </Button>
        <Button type="button" variant="secondary" onClick={() => window.print()}>
          {validation.print}
        </Button>
        <Button type="button" variant="tertiary" onClick={clear}>
          {validation.clear}
        </Button>
      </div>
      <p className="hint">
        {validation.source}: {advisheSource}
      </p>
    </form>
  );
}
