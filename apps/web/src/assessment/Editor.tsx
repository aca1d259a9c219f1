import { Alert, Button, Field, Heading, Label, Select, Textarea, ToggleGroup } from '@digdir/designsystemet-react';
import { type Assessment, changesBetween, nodesOf, readAssessment, referenceFaults, sectionIds } from '@likeverd/appraisal';
import { reportWords } from '@likeverd/language';
import { parseText, withText } from '@likeverd/modelling/document';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { ApiError, postJson } from '../api/client.ts';
import {
  assessmentQuery,
  assessmentVersionQuery,
  exampleAssessmentsQuery,
  exampleAssessmentQuery,
  runQuery,
} from '../api/queries.ts';
import type { AssessmentView, Fault } from '../api/types.ts';
import { failureText } from '../components/LoadFailure.tsx';
import { useFormat, useSpeech, useWords } from '../i18n/language.tsx';
import { ChangeTable } from './ChangeTable.tsx';
import { FaultList } from './FaultList.tsx';
import { SourceEditor } from './SourceEditor.tsx';
import { type DraftHandle, useDraft } from './useDraft.ts';

interface Props {
  readonly view: AssessmentView;
  readonly person: string;
  /** The newest result, for the numbers that a text may name. */
  readonly assessment: Assessment | undefined;
}

/** Where the assessor writes: texts or source, faults by line, drafts saved as they are typed, versions, and running again. */
export function Editor({ view, person, assessment }: Props): ReactNode {
  const words = useWords();
  const { editor } = words.assessment.page;
  const draft = useDraft({ caseId: view.caseId, person, given: view });
  const [mode, setMode] = useState('text');
  const nodes = useMemo(() => (assessment === undefined ? undefined : nodesOf(assessment)), [assessment]);
  const faults = useMemo((): readonly Fault[] => {
    if (draft.text.trim() === '') return [];
    const read = readAssessment(draft.text);
    if (!read.ok) return read.faults;
    return [...read.value.faults, ...(nodes === undefined ? [] : referenceFaults(draft.text, new Set(nodes.keys())))];
  }, [draft.text, nodes]);
  return (
    <section aria-labelledby="skriv" className="assessment-editor">
      <h2 id="skriv" className="ds-heading" data-size="md">
        {editor.title}
      </h2>
      <DraftStatus draft={draft} number={view.number} />
      <DraftConflict draft={draft} view={view} />
      {draft.text.trim() === '' ? (
        <Beginning begin={draft.change} />
      ) : (
        <>
          <ToggleGroup value={mode} onChange={setMode} data-toggle-group={editor.mode}>
            <ToggleGroup.Item value="text">{editor.text}</ToggleGroup.Item>
            <ToggleGroup.Item value="source">{editor.source}</ToggleGroup.Item>
          </ToggleGroup>
          {mode === 'source' ? (
            <SourceEditor text={draft.text} faults={faults} change={draft.change} />
          ) : (
            <Texts text={draft.text} change={draft.change} faults={faults} assessment={assessment} />
          )}
        </>
      )}
      <Saving draft={draft} view={view} />
    </section>
  );
}

/** What has become of what was typed. */
function DraftStatus({ draft, number }: { readonly draft: DraftHandle; readonly number: string }): ReactNode {
  const words = useWords();
  const format = useFormat();
  const { state: texts, restored } = words.assessment.page.editor;
  const text = draft.state === 'saved' ? texts.saved({ time: format.instant(draft.savedAt ?? 0) }) : texts[draft.state];
  return (
    <>
      <p role="status" className="draft-state" data-state={draft.state}>
        {text}
      </p>
      {draft.state === 'signedOut' && (
        <p>
          <a href={`/sign-in?return=${encodeURIComponent(`/vurdering/${number}`)}`}>{words.web.site.signIn}</a>
        </p>
      )}
      {draft.restored && <p className="hint">{restored}</p>}
    </>
  );
}

/** Another window of the same person saved a draft that this one has not seen: both are shown, and one is chosen. */
function DraftConflict({ draft, view }: { readonly draft: DraftHandle; readonly view: AssessmentView }): ReactNode {
  const { editor } = useWords().assessment.page;
  const held = useQuery({ ...assessmentQuery(view.caseId), enabled: draft.state === 'conflict', staleTime: 0 });
  const theirs = held.data?.draft;
  if (draft.state !== 'conflict' || theirs === undefined) return null;
  return (
    <Choosing
      text={editor.conflictDraft}
      mine={draft.text}
      theirs={theirs.document}
      keep={() => draft.overwrite(theirs.revision)}
      take={() => {
        draft.change(theirs.document);
        draft.overwrite(theirs.revision);
      }}
    />
  );
}

interface ChoosingProps {
  readonly text: string;
  readonly mine: string;
  readonly theirs: string;
  readonly keep: () => void;
  readonly take: () => void;
}

/** Two texts, what differs between them, and a choice. Nothing is thrown away before it is made. */
function Choosing({ text, mine, theirs, keep, take }: ChoosingProps): ReactNode {
  const { editor } = useWords().assessment.page;
  const changes = useMemo(() => {
    const [a, b] = [parseText(theirs), parseText(mine)];
    return a.ok && b.ok ? changesBetween(a.value.value, b.value.value) : null;
  }, [mine, theirs]);
  return (
    <Alert data-color="warning" role="alert" className="block">
      <Heading level={3} data-size="xs">
        {editor.conflictTitle}
      </Heading>
      <p>{text}</p>
      {changes === null ? (
        <>
          <p>{editor.theirs}</p>
          <pre className="source-text">{theirs}</pre>
        </>
      ) : (
        <ChangeTable changes={changes} before={editor.theirs} after={editor.mine} />
      )}
      <div className="actions">
        <Button onClick={keep}>{editor.keepMine}</Button>
        <Button variant="secondary" onClick={take}>
          {editor.takeTheirs}
        </Button>
      </div>
    </Alert>
  );
}

/** A document to begin from: one of the shipped, to be rewritten. */
function Beginning({ begin }: { readonly begin: (text: string) => void }): ReactNode {
  const { words, language } = useSpeech();
  const { editor } = words.assessment.page;
  const examples = useQuery(exampleAssessmentsQuery);
  const [chosen, choose] = useState('');
  const id = chosen === '' ? (examples.data?.assessments[0]?.id ?? '') : chosen;
  const document = useQuery({ ...exampleAssessmentQuery(id), enabled: id !== '' });
  return (
    <div className="block">
      <Field>
        <Label>{words.assessment.page.try.example}</Label>
        <Field.Description>{editor.startHint}</Field.Description>
        <Select value={id} onChange={(event) => choose(event.target.value)}>
          {(examples.data?.assessments ?? []).map((example) => (
            <Select.Option key={example.id} value={example.id}>
              {example.title[language]}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Button className="block" disabled={document.data === undefined} onClick={() => begin(document.data ?? '')}>
        {editor.start}
      </Button>
    </div>
  );
}

interface TextsProps {
  readonly text: string;
  readonly change: (text: string) => void;
  readonly faults: readonly Fault[];
  readonly assessment: Assessment | undefined;
}

const textAt = (value: unknown, path: readonly string[]): string => {
  const found = path.reduce<unknown>(
    (at, name) => (typeof at === 'object' && at !== null && Object.hasOwn(at, name) ? Reflect.get(at, name) : undefined),
    value,
  );
  return typeof found === 'string' ? found : '';
};

/** The texts of the report, a field each, and the numbers that can be inserted. */
function Texts({ text, change, faults, assessment }: TextsProps): ReactNode {
  const { words, language } = useSpeech();
  const { editor } = words.assessment.page;
  const own = useMemo(() => reportWords(words, language), [words, language]);
  const parsed = useMemo(() => parseText(text), [text]);
  const last = useRef<{ readonly element: HTMLTextAreaElement; readonly path: readonly string[] } | null>(null);
  const numbers = useMemo(() => (assessment === undefined ? [] : [...nodesOf(assessment).values()]), [assessment]);
  const [chosen, choose] = useState('');
  const fields: readonly { readonly path: readonly string[]; readonly label: string }[] = [
    ...(['population', 'intervention', 'comparator', 'outcomes'] as const).map((name) => ({
      path: ['report', 'pico', name, 'nb'],
      label: `${own.sections.pico}: ${own.pico[name]}`,
    })),
    ...sectionIds.filter((id) => id !== 'pico').map((id) => ({ path: ['report', id, 'nb'], label: own.sections[id] })),
    ...(['nb', 'nn', 'en'] as const).map((each) => ({
      path: ['report', 'plain', each],
      label: `${words.assessment.page.report.plainTitle} (${words.web.site.languages[each]})`,
    })),
  ];
  if (!parsed.ok) return <FaultList faults={faults} />;
  const insert = (): void => {
    if (last.current === null) return;
    const { element, path } = last.current;
    const at = element.selectionEnd;
    const next = `${element.value.slice(0, at)}{{${chosen}}}${element.value.slice(at)}`;
    change(withText(text, path, next));
    element.focus();
  };
  return (
    <div className="report-texts">
      <p className="hint">{editor.hint}</p>
      {numbers.length > 0 && (
        <div className="insert-number">
          <Field>
            <Label>{editor.insert}</Label>
            <Field.Description>{editor.insertWhere}</Field.Description>
            <Select value={chosen} onChange={(event) => choose(event.target.value)}>
              <Select.Option value="">{words.web.form.choose}</Select.Option>
              {numbers.map((node) => (
                <Select.Option key={node.id} value={node.id}>
                  {`${own.quantities[node.kind]}: ${own.write(node)} (${node.id})`}
                </Select.Option>
              ))}
            </Select>
          </Field>
          <Button variant="secondary" disabled={chosen === ''} onClick={insert}>
            {editor.insert}
          </Button>
        </div>
      )}
      {fields.map(({ path, label }) => {
        const name = path.join('.');
        const atField = faults.filter((fault) => fault.path === name || fault.path.startsWith(`${name}.`));
        return (
          <Field key={name}>
            <Label>{label}</Label>
            <Textarea
              rows={4}
              name={name}
              value={textAt(parsed.value.value, path)}
              aria-invalid={atField.length > 0}
              onFocus={(event) => {
                last.current = { element: event.target, path };
              }}
              onChange={(event) => change(withText(text, path, event.target.value))}
            />
            {atField.length > 0 && <FaultList faults={atField} />}
          </Field>
        );
      })}
    </div>
  );
}

/** Saving a version, running it, and what stands in the way. */
function Saving({ draft, view }: { readonly draft: DraftHandle; readonly view: AssessmentView }): ReactNode {
  const words = useWords();
  const format = useFormat();
  const { editor } = words.assessment.page;
  const queryClient = useQueryClient();
  const [remark, setRemark] = useState('');
  const [said, say] = useState<string | null>(null);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [overtaken, setOvertaken] = useState<number | null>(null);
  const [run, setRun] = useState('');
  const status = useQuery({ ...runQuery(run), enabled: run !== '' });
  const theirs = useQuery({ ...assessmentVersionQuery(view.caseId, overtaken ?? 0), enabled: overtaken !== null });
  const newest = view.versions.at(-1)?.version ?? 0;
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['assessment'] });

  const attempt = async (work: () => Promise<string | null>): Promise<void> => {
    setFaults([]);
    say(null);
    try {
      say(await work());
    } catch (error) {
      if (error instanceof ApiError && error.problem.code === 'conflict') setOvertaken(Number(error.problem.details?.version));
      else if (error instanceof ApiError && error.problem.faults !== undefined) setFaults(error.problem.faults);
      else say(failureText(error, words));
    }
  };
  const save = (expectedVersion: number): Promise<void> =>
    attempt(async () => {
      const body = { document: draft.text, expectedVersion, ...(remark.trim() === '' ? {} : { remark }) };
      const { version } = await postJson<{ version: number }>(`/api/assessments/${view.caseId}/versions`, body);
      draft.rebase(version, draft.text);
      setRemark('');
      setOvertaken(null);
      await refresh();
      return editor.saved({ version: format.number(version) });
    });
  const start = (): Promise<void> =>
    attempt(async () => {
      const { id } = await postJson<{ id: string }>(`/api/assessments/${view.caseId}/runs`, { version: newest });
      await queryClient.invalidateQueries({ queryKey: ['run', id] });
      setRun(id);
      return null;
    });
  const underWay = run !== '' && status.data?.status !== 'done' && status.data?.status !== 'failed';
  const shown = faults.length > 0 ? faults : status.data?.status === 'failed' ? (status.data.faults ?? []) : [];
  return (
    <div className="assessment-saving">
      <Field>
        <Label>{editor.remark}</Label>
        <Textarea rows={1} value={remark} onChange={(event) => setRemark(event.target.value)} />
      </Field>
      <div className="actions">
        <Button disabled={draft.text.trim() === '' || draft.text === view.document} onClick={() => void save(draft.basedOn)}>
          {editor.save}
        </Button>
        <Button variant="secondary" disabled={newest === 0 || underWay} onClick={() => void start()}>
          {editor.run}
        </Button>
        <Link to="/arbeid/$id" params={{ id: view.caseId }}>
          {editor.cite}
        </Link>
      </div>
      {newest === 0 && <p className="hint">{editor.runNeedsVersion}</p>}
      <div role="status">
        {said !== null && <p>{said}</p>}
        {underWay && (
          <p>{editor.running({ done: format.number(status.data?.done ?? 0), total: format.number(status.data?.total ?? 0) })}</p>
        )}
        {status.data?.status === 'done' && <RunDone refresh={refresh} />}
      </div>
      {shown.length > 0 && <FaultList faults={shown} />}
      {overtaken !== null && theirs.data !== undefined && (
        <Choosing
          text={editor.conflictVersion({ version: format.number(overtaken) })}
          mine={draft.text}
          theirs={theirs.data.document}
          keep={() => void save(overtaken)}
          take={() => {
            draft.rebase(overtaken, theirs.data.document);
            setOvertaken(null);
            void postJson(`/api/assessments/${view.caseId}/draft/discard`, {}).then(refresh);
          }}
        />
      )}
    </div>
  );
}

/** Says so once, and fetches the results. */
function RunDone({ refresh }: { readonly refresh: () => Promise<void> }): ReactNode {
  const { editor } = useWords().assessment.page;
  useQuery({ queryKey: ['assessment', 'refreshed'], queryFn: () => refresh().then(() => true), staleTime: 0, gcTime: 0 });
  return <p>{editor.runDone}</p>;
}
