import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import { applies, type Fields, isOfficial, type Rejection, type WithheldPassage } from '@likeverd/casework';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { ApiError } from '../api/client.ts';
import { sessionQuery } from '../api/queries.ts';
import type { Problem } from '../api/types.ts';
import { Loading } from '../components/Loading.tsx';
import { DraftNote } from '../drafts/DraftNote.tsx';
import { textsOf } from '../drafts/texts.ts';
import { useDraft } from '../drafts/useDraft.ts';
import { type Content, useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { named } from '../i18n/named.ts';
import { refusalText, ruleText } from '../i18n/refusals.ts';
import { MissingList } from '../intake/MissingList.tsx';
import { isConfidentialAct, isRawValue, type RawValue, type RawValues } from './drafts.ts';
import { type Controls, FormField } from './FormField.tsx';
import { type Mark, markedPassages, marksIn, moved, rowsOfMarks, withheldOf } from './passages.ts';
import { FormPlaceProvider } from './place.ts';
import { commandValues, emptyValues, faultsBeforeSending, fieldsOf, type FormType, sortRejections } from './values.ts';

interface Props {
  readonly type: FormType;
  readonly caseId: string;
  /** Under which name what is typed is kept; default: the act. What such a form starts with was not handed in by anyone. */
  readonly form?: string;
  /** Fields in place of the act's own. */
  readonly fields?: Fields;
  /** Controls of their own, by field. */
  readonly controls?: Controls;
  /** Whether what is typed is confidential; default: as the act says. */
  readonly confidential?: boolean;
  readonly person: string;
  /** Values the form starts with where no draft was left. */
  readonly prefill?: Readonly<Record<string, unknown>>;
  /** Fields that the page fills in by `put`, or does not need: they are not drawn. */
  readonly undrawn?: readonly string[];
  /** Values that the page puts into the form, once for each new object. */
  readonly put?: RawValues;
  /** What stands over the fields, from what is in the form. */
  readonly above?: (values: RawValues) => ReactNode;
  /** Values that the place of the form says already: sent with the rest, and not asked for. */
  readonly fixed?: Readonly<Record<string, string>>;
  /** Values that a button offers to fill in. */
  readonly example?: Readonly<Record<string, unknown>>;
  readonly send: (
    values: Readonly<Record<string, unknown>>,
    idempotencyKey: string,
    withheld: readonly WithheldPassage[],
  ) => Promise<void>;
  /** Passages of the texts can be withheld: `send` takes them along. */
  readonly withholding?: boolean;
  /** Called when the reader, told that the case has changed, asks for it as it is now. */
  readonly reload?: () => Promise<void>;
  readonly cancel?: () => void;
}

/** What came back from server or browser, as far as it is this form's. */
const readValues =
  (empty: RawValues) =>
  (content: object): RawValues | null => {
    const known = Object.entries(content).filter(
      (entry): entry is [string, RawValue] => Object.hasOwn(empty, entry[0]) && isRawValue(entry[1]),
    );
    return known.length === 0 ? null : { ...empty, ...Object.fromEntries(known) };
  };

/**
 * The form of one act, generated from its field descriptors. What is typed is saved while it is typed, on the server and, until the server has
 * it, in the browser: it survives a closed tab, an expired session, a killed server and an answer that never came.
 */
export function ActForm(props: Props): ReactNode {
  const { person, caseId } = props;
  return <TypedForm key={[person, caseId, formName(props)].map(encodeURIComponent).join(':')} {...props} />;
}

/** Two forms of one act, about two things, are two texts. */
const formName = ({ type, form = type, fixed = {} }: Props): string => [form, ...Object.values(fixed)].join('.');

function TypedForm(props: Props): ReactNode {
  const words = useWords();
  const format = useFormat();
  const { web, casework, pages } = words;
  const queryClient = useQueryClient();
  const official = isOfficial(useQuery(sessionQuery).data?.viewer ?? null);
  const formId = useId();
  const {
    type,
    caseId,
    person,
    undrawn = [],
    put,
    above,
    prefill,
    fixed,
    example,
    send,
    withholding,
    reload,
    cancel,
    controls = {},
  } = props;
  const fields = props.fields ?? fieldsOf(type);
  const [empty] = useState<RawValues>(() => ({ ...emptyValues(fields, prefill), [markedPassages]: [] }));
  const [read] = useState(() => readValues(empty));
  const draft = useDraft<RawValues>({
    person,
    place: caseId,
    form: formName(props),
    initial: empty,
    read,
    confidential: props.confidential ?? isConfidentialAct(type),
  });
  const place = useMemo(() => ({ person, caseId }), [person, caseId]);
  const { value: values, change: changeDraft } = draft;
  const [rejections, setRejections] = useState<readonly Rejection[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [sending, setSending] = useState(false);
  const [filled, setFilled] = useState(false);
  const [attempts, setAttempts] = useState(0);
  const trouble = useRef<HTMLDivElement>(null);
  const idempotency = useRef({ values: '', key: '' });

  useEffect(() => {
    if (attempts > 0) trouble.current?.focus();
  }, [attempts]);

  const change = useCallback(
    (name: string, value: RawValue): void =>
      changeDraft((previous) => {
        const before = previous[name];
        const marks = marksIn(previous);
        const after =
          marks.length > 0 && typeof before === 'string' && typeof value === 'string' ? moved(marks, name, before, value) : marks;
        return { ...previous, [name]: value, [markedPassages]: rowsOfMarks(after) };
      }),
    [changeDraft],
  );
  const passages = {
    marks: marksIn(values),
    change: (marks: readonly Mark[]): void => changeDraft((previous) => ({ ...previous, [markedPassages]: rowsOfMarks(marks) })),
    official,
  };

  const { loading } = draft;
  useEffect(() => {
    if (!loading && put !== undefined) changeDraft((previous) => ({ ...previous, ...put }));
  }, [put, loading, changeDraft]);

  const startOver = (): void => {
    void draft.clear();
    setRejections([]);
    setProblem(null);
  };

  const fillExample = (): void => {
    changeDraft({ ...values, ...emptyValues(fields, { ...commandValues(fields, values), ...example }), [markedPassages]: [] });
    setRejections([]);
    setFilled(true);
  };

  const stop = (found: readonly Rejection[], failure: Problem | null): void => {
    setRejections(found);
    setProblem(failure);
    setAttempts((count) => count + 1);
  };

  /** A new case's form stands right under the page's heading, an act's under the act's own. */
  const headingLevel = caseId === 'new' ? 2 : 4;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (sending) return;
    const command = { ...commandValues(fields, values), ...fixed };
    const faults = faultsBeforeSending(fields, command);
    if (faults.length > 0) {
      stop(faults, null);
      return;
    }
    // The same values sent again after a lost answer are the same act; changed values are a new one.
    const withheld = withheldOf(values);
    const serialised = JSON.stringify([command, withheld]);
    if (idempotency.current.values !== serialised) idempotency.current = { values: serialised, key: crypto.randomUUID() };
    setSending(true);
    try {
      await send(command, idempotency.current.key, withheld);
      await draft.clear();
      await queryClient.invalidateQueries({ queryKey: ['drafts'] });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      stop(error.problem.rejections ?? [], error.problem);
    } finally {
      setSending(false);
    }
  };

  const reloadCase =
    reload === undefined
      ? undefined
      : async (): Promise<void> => {
          await reload();
          setProblem(null);
        };

  const asked: Fields = Object.fromEntries(
    Object.entries(fields).filter(([name]) => fixed?.[name] === undefined && !undrawn.includes(name)),
  );
  const { atFields, general } = sortRejections(asked, rejections);
  const names = Object.keys(asked).filter((name) => asked[name] !== undefined && applies(asked[name], values));
  const optionalExists = names.some((name) => fields[name]?.required === false && fields[name]?.kind !== 'boolean');
  const idOf = (name: string): string => `${formId}-${name.replaceAll('.', '-')}`;
  const errorTexts = Object.fromEntries(Object.entries(atFields).map(([name, rejection]) => [name, refusalText(words, rejection)]));

  if (draft.loading) return <Loading />;
  return (
    <form className="act-form" noValidate onSubmit={(event) => void submit(event)} aria-label={casework.acts[type].title}>
      <p className="form-help">{casework.acts[type].help}</p>
      {draft.restored !== null && (
        <Alert data-color="info" role="status" className="form-notice">
          <p>{pages.drafts.restored({ time: format.instant(draft.restored) })}</p>
          <Button type="button" variant="secondary" data-size="sm" onClick={startOver}>
            {web.form.discard}
          </Button>
        </Alert>
      )}
      {example !== undefined && (
        <div className="form-example">
          <Button type="button" variant="secondary" onClick={fillExample}>
            {web.form.fillExample}
          </Button>
          <p className="hint">{web.form.fillExampleHint}</p>
          <p role="status" className="hint">
            {filled ? web.form.filled : ''}
          </p>
        </div>
      )}
      {draft.restored === null &&
        props.form === undefined &&
        prefill !== undefined &&
        Object.keys(prefill).some((name) => !undrawn.includes(name)) && <p className="hint">{web.form.prefilled}</p>}
      {optionalExists && <p className="hint">{web.form.required}</p>}
      {attempts > 0 && (problem !== null || rejections.length > 0) && (
        <div ref={trouble} tabIndex={-1} className="form-trouble">
          <FormTrouble problem={rejections.length > 0 ? null : problem} reload={reloadCase} headingLevel={headingLevel} />
          {rejections.length > 0 && (
            <div className="error-summary" role="group" aria-labelledby={`${formId}-errors`}>
              <Heading level={headingLevel} data-size="xs" id={`${formId}-errors`}>
                {web.form.errorTitle}
              </Heading>
              <ul>
                {faultsInOrder(names, atFields).map(([name, rejection]) => (
                  <li key={name}>
                    <a
                      href={`#${idOf(name)}`}
                      onClick={(event) => {
                        event.preventDefault();
                        document.getElementById(idOf(name))?.focus();
                      }}
                    >
                      {named(placeText(words, name), refusalText(words, rejection))}
                    </a>
                    <CitedRule rejection={rejection} />
                  </li>
                ))}
                {general.map((rejection) => (
                  <li key={`${rejection.code}-${rejection.rule}`}>
                    {refusalText(words, rejection)}
                    <CitedRule rejection={rejection} />
                  </li>
                ))}
              </ul>
            </div>
          )}
        </div>
      )}
      {above?.(values)}
      <FormPlaceProvider value={place}>
        {sectionsOf(names, fields).map(({ section, members }) => (
          <FormSection key={members[0]} section={section} headingLevel={headingLevel}>
            {members.map((name) => {
              const field = fields[name];
              return (
                field !== undefined && (
                  <FormField
                    key={name}
                    id={idOf(name)}
                    name={name}
                    field={field}
                    value={values[name] ?? ''}
                    error={errorTexts[name] ?? null}
                    cellErrors={errorTexts}
                    control={controls[name]}
                    values={values}
                    change={change}
                    {...(withholding === true ? { passages } : {})}
                  />
                )
              );
            })}
          </FormSection>
        ))}
      </FormPlaceProvider>
      <DraftNote draft={draft} texts={(typed) => textsOf(words, typed)} headingLevel={headingLevel} />
      <MissingList type={type} values={commandValues(fields, values)} idOf={idOf} />
      <div className="form-actions">
        <Button type="submit" aria-disabled={sending}>
          {sending ? web.form.sending : casework.acts[type].submit}
        </Button>
        {cancel !== undefined && (
          <Button type="button" variant="tertiary" onClick={cancel}>
            {web.casePage.close}
          </Button>
        )}
      </div>
    </form>
  );
}

/** The fields of a form in their order, those of one section together. */
function sectionsOf(
  names: readonly string[],
  fields: Fields,
): readonly { readonly section: string | undefined; readonly members: readonly string[] }[] {
  const groups: { section: string | undefined; members: string[] }[] = [];
  for (const name of names) {
    const section = fields[name]?.section;
    const last = groups.at(-1);
    if (last !== undefined && last.section === section) last.members.push(name);
    else groups.push({ section, members: [name] });
  }
  return groups;
}

/** The faults at fields in the order of the form, those of a table's cells by row. */
function faultsInOrder(
  names: readonly string[],
  atFields: Readonly<Record<string, Rejection>>,
): readonly (readonly [string, Rejection])[] {
  return names.flatMap((name) =>
    Object.entries(atFields)
      .filter(([path]) => path === name || path.startsWith(`${name}.`))
      .toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })),
  );
}

/** Where a fault is: the field's name, and for a table its row and column. */
function placeText({ casework, web }: Content, path: string): string {
  const [name = '', row, column] = path.split('.');
  const labels: Readonly<Record<string, { readonly label: string }>> = casework.fields;
  const label = labels[name]?.label ?? name;
  if (row === undefined || column === undefined) return label;
  return `${label}, ${web.form.row({ number: Number(row) }).toLowerCase()}, ${labels[`${name}.${column}`]?.label ?? column}`;
}

interface SectionProps {
  readonly section: string | undefined;
  readonly headingLevel: 2 | 4;
  readonly children: ReactNode;
}

/** Fields under one heading; those of no section stand alone. */
function FormSection({ section, headingLevel, children }: SectionProps): ReactNode {
  const { casework } = useWords();
  if (section === undefined) return children;
  return (
    <section className="form-section">
      <Heading level={headingLevel} data-size="xs">
        {wordFor(casework.sections, section)}
      </Heading>
      {children}
    </section>
  );
}

/** The rule behind a refusal; not for what any form asks, that a field be filled in as it says. */
function CitedRule({ rejection }: { readonly rejection: Rejection }): ReactNode {
  const words = useWords();
  if (rejection.rule === 'intake.complete') return null;
  const { sentence, source } = ruleText(words, rejection.rule, rejection.ruleVersion);
  return (
    <span className="rule">
      {' '}
      <span>{sentence}</span> <span className="rule-source">{source}</span>
    </span>
  );
}

interface TroubleProps {
  readonly problem: Problem | null;
  readonly reload: Props['reload'];
  readonly headingLevel: 2 | 4;
}

/** A failure of the whole form, other than a field's: what happened to what was typed, and the way on. */
function FormTrouble({ problem, reload, headingLevel }: TroubleProps): ReactNode {
  const { web } = useWords();
  if (problem === null) return null;
  if (problem.code === 'conflict') {
    return (
      <Alert data-color="warning" className="form-notice">
        <Heading level={headingLevel} data-size="xs">
          {web.form.conflictTitle}
        </Heading>
        <p>{web.form.conflictText}</p>
        {reload !== undefined && (
          <Button type="button" variant="secondary" data-size="sm" onClick={() => void reload()}>
            {web.form.reload}
          </Button>
        )}
      </Alert>
    );
  }
  if (problem.code === 'unauthenticated') {
    const back = `${window.location.pathname}${window.location.search}`;
    return (
      <Alert data-color="warning" className="form-notice">
        <Heading level={headingLevel} data-size="xs">
          {web.form.expiredTitle}
        </Heading>
        <p>{web.form.expiredText}</p>
        <a className="ds-button" data-variant="secondary" data-size="sm" href={`/sign-in?return=${encodeURIComponent(back)}`}>
          {web.site.signIn}
        </a>
      </Alert>
    );
  }
  const passing = problem.code === 'offline' || problem.code === 'unavailable';
  return (
    <Alert data-color="danger" className="form-notice">
      <Heading level={headingLevel} data-size="xs">
        {passing ? web.form.unavailableTitle : web.form.failedTitle}
      </Heading>
      <p>
        {passing
          ? web.form.unavailableText
          : problem.code === 'internal'
            ? web.form.failedText({ id: String(problem.details?.id ?? problem.code) })
            : (problem.detail ?? problem.title)}
      </p>
    </Alert>
  );
}
