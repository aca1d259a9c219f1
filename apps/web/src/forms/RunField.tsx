import { Button, Input, Select, Table } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { ApiError, postNothing, postJson } from '../api/client.ts';
import { modelsQuery, runQuery } from '../api/queries.ts';
import type { Fault } from '../api/types.ts';
import { failureText } from '../components/LoadFailure.tsx';
import { RunSummary } from '../components/RunSummary.tsx';
import { TableScroll } from '../components/TableScroll.tsx';
import { faultText } from '../i18n/faults.ts';
import { useFormat, useSpeech, useWords } from '../i18n/language.tsx';
import { Choice } from './Choice.tsx';

const largestFileBytes = 2 * 1024 * 1024;
const drawsRange = { minimum: 100, maximum: 100_000 };
const seedRange = { minimum: 1, maximum: 2_147_483_647 };

interface Props {
  readonly id: string;
  /** Id of the run, empty before one is started. */
  readonly value: string;
  readonly change: (run: string) => void;
}

type Trouble = { readonly at: 'model' | 'file' | 'draws' | 'seed' | 'run'; readonly text: string };

const wholeNumber = (text: string, { minimum, maximum }: { readonly minimum: number; readonly maximum: number }): number | null => {
  const compact = text.replace(/[\s\u00a0\u202f]/gu, '');
  const value = /^\d+$/u.test(compact) ? Number(compact) : Number.NaN;
  return value >= minimum && value <= maximum ? value : null;
};

/** Choose a model, run it on the server, and wait: the act then cites the run. A wrong file gives all its faults and runs nothing. */
export function RunField({ id, value, change }: Props): ReactNode {
  const { language, words } = useSpeech();
  const { web } = words;
  const format = useFormat();
  const own = useId();
  const queryClient = useQueryClient();
  const models = useQuery(modelsQuery);
  const run = useQuery({ ...runQuery(value), enabled: value !== '' });
  const [source, setSource] = useState<'gallery' | 'upload'>('gallery');
  const [modelId, setModelId] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [draws, setDraws] = useState('10 000');
  const [seed, setSeed] = useState('20260621');
  const [starting, setStarting] = useState(false);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [troubles, setTroubles] = useState<readonly Trouble[]>([]);

  const listed = models.data?.models ?? [];
  const chosenModel = modelId === '' && listed.length === 1 ? (listed[0]?.id ?? '') : modelId;
  const limits = (range: typeof drawsRange) => ({ minimum: format.number(range.minimum), maximum: format.number(range.maximum) });

  const start = async (): Promise<void> => {
    const drawCount = wholeNumber(draws, drawsRange);
    const seedNumber = wholeNumber(seed, seedRange);
    const found: Trouble[] = [];
    if (source === 'gallery' && chosenModel === '') found.push({ at: 'model', text: web.run.modelMissing });
    if (source === 'upload' && file === null) found.push({ at: 'file', text: web.run.fileMissing });
    if (source === 'upload' && file !== null && file.size > largestFileBytes)
      found.push({ at: 'file', text: web.run.fileTooLarge });
    if (drawCount === null) found.push({ at: 'draws', text: web.run.badNumber(limits(drawsRange)) });
    if (seedNumber === null) found.push({ at: 'seed', text: web.run.badNumber(limits(seedRange)) });
    setTroubles(found);
    setFaults([]);
    const first = found[0];
    if (first !== undefined) {
      document.getElementById(`${own}-${first.at}`)?.focus();
      return;
    }
    setStarting(true);
    try {
      const model = source === 'gallery' || file === null ? { modelId: chosenModel } : { document: await file.text() };
      const answer = await postJson<{ id: string }>('/api/runs', { ...model, draws: drawCount, seed: seedNumber });
      await queryClient.invalidateQueries({ queryKey: ['run', answer.id] });
      change(answer.id);
    } catch (error) {
      if (error instanceof ApiError && error.problem.faults !== undefined) setFaults(error.problem.faults);
      else setTroubles([{ at: 'run', text: failureText(error, words) }]);
    } finally {
      setStarting(false);
    }
  };

  const cancel = async (): Promise<void> => {
    try {
      await postNothing(`/api/runs/${encodeURIComponent(value)}/cancel`);
    } catch (error) {
      // Refused where it ended in the same moment; what it is now is asked for below.
      if (!(error instanceof ApiError && error.problem.code === 'notFound'))
        setTroubles([{ at: 'run', text: failureText(error, words) }]);
    }
    await queryClient.invalidateQueries({ queryKey: ['run', value] });
  };

  const troubleAt = (at: Trouble['at']): string | null => troubles.find((trouble) => trouble.at === at)?.text ?? null;
  const underway = value !== '' && (run.data === undefined || run.data.status === 'waiting' || run.data.status === 'running');
  const stopped = run.data?.status === 'failed' ? (run.data.faults ?? []) : [];
  const shownFaults = faults.length > 0 ? faults : stopped;

  return (
    <div className="run-field">
      <fieldset className="field">
        <legend className="field-label">{web.run.chooseSource}</legend>
        <Choice
          type="radio"
          id={id}
          name={`${own}-source`}
          label={web.run.gallery}
          checked={source === 'gallery'}
          change={() => setSource('gallery')}
        />
        <Choice
          type="radio"
          id={`${own}-upload`}
          name={`${own}-source`}
          label={web.run.upload}
          checked={source === 'upload'}
          change={() => setSource('upload')}
        />
      </fieldset>
      {source === 'gallery' ? (
        <Part id={`${own}-model`} label={web.run.model} error={troubleAt('model')}>
          <Select id={`${own}-model`} value={chosenModel} onChange={(event) => setModelId(event.target.value)}>
            <Select.Option value="">{web.form.choose}</Select.Option>
            {listed.map((model) => (
              <Select.Option key={model.id} value={model.id}>
                {model.title[language]}
              </Select.Option>
            ))}
          </Select>
        </Part>
      ) : (
        <Part id={`${own}-file`} label={web.run.file} hint={web.run.fileHint} error={troubleAt('file')}>
          <input
            id={`${own}-file`}
            type="file"
            accept=".yaml,.yml,.json"
            className="file-input"
            aria-describedby={`${own}-file-hint`}
            onChange={(event) => {
              setFile(event.target.files?.[0] ?? null);
              setFaults([]);
            }}
          />
        </Part>
      )}
      <div className="field-row">
        <Part id={`${own}-draws`} label={web.run.draws} hint={web.run.drawsHint} error={troubleAt('draws')}>
          <Input
            id={`${own}-draws`}
            className="short"
            inputMode="numeric"
            autoComplete="off"
            aria-describedby={`${own}-draws-hint`}
            value={draws}
            onChange={(event) => setDraws(event.target.value)}
          />
        </Part>
        <Part id={`${own}-seed`} label={web.run.seed} hint={web.run.seedHint} error={troubleAt('seed')}>
          <Input
            id={`${own}-seed`}
            className="short"
            inputMode="numeric"
            autoComplete="off"
            aria-describedby={`${own}-seed-hint`}
            value={seed}
            onChange={(event) => setSeed(event.target.value)}
          />
        </Part>
      </div>
      <Button
        type="button"
        variant="secondary"
        aria-disabled={starting || underway}
        onClick={() => !starting && !underway && void start()}
      >
        {value === '' ? web.run.start : web.run.again}
      </Button>
      {underway && (
        <Button type="button" variant="tertiary" onClick={() => void cancel()}>
          {web.live.stop}
        </Button>
      )}
      <div role="status" className="run-status">
        {underway && (
          <>
            <p>
              {run.data?.status === 'running'
                ? web.run.running({ done: format.number(run.data.done), total: format.number(run.data.total) })
                : web.run.waiting}
            </p>
            <progress aria-label={web.run.progressLabel} max={run.data?.total ?? 1} value={run.data?.done ?? 0} />
          </>
        )}
        {troubleAt('run') !== null && <p className="field-error">{troubleAt('run')}</p>}
        {run.isError && <p className="field-error">{failureText(run.error, words)}</p>}
        {run.data?.status === 'failed' && <p className="field-error">{web.run.failed}</p>}
        {run.data?.status === 'done' && <p className="run-done">{web.run.done}</p>}
      </div>
      {shownFaults.length > 0 && <Faults faults={shownFaults} />}
      {run.data?.reference !== undefined && <RunSummary run={run.data.reference} />}
    </div>
  );
}

interface PartProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error: string | null;
  readonly children: ReactNode;
}

function Part({ id, label, hint, error, children }: PartProps): ReactNode {
  return (
    <div className="field" data-invalid={error !== null}>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {children}
      {error !== null && (
        <p className="ds-validation-message field-error" data-color="danger" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

function Faults({ faults }: { readonly faults: readonly Fault[] }): ReactNode {
  const words = useWords();
  const { web } = words;
  return (
    <div className="faults" role="alert">
      <p className="field-error">{web.run.faults({ count: faults.length })}</p>
      <TableScroll label={web.run.faultsCaption}>
        <Table zebra>
          <caption className="ds-sr-only">{web.run.faultsCaption}</caption>
          <Table.Head>
            <Table.Row>
              <Table.HeaderCell>{web.run.line}</Table.HeaderCell>
              <Table.HeaderCell>{web.run.path}</Table.HeaderCell>
              <Table.HeaderCell>{web.run.remedy}</Table.HeaderCell>
            </Table.Row>
          </Table.Head>
          <Table.Body>
            {faults.map((fault) => (
              <Table.Row key={`${fault.code}-${fault.path}-${fault.line}-${fault.column}`}>
                <Table.Cell className="numeric">{fault.line}</Table.Cell>
                <Table.Cell>
                  <code>{fault.path}</code>
                </Table.Cell>
                <Table.Cell>{faultText(words, fault)}</Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </TableScroll>
    </div>
  );
}
