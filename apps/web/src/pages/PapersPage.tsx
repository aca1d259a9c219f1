import { Alert, Button } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { sessionQuery, storedAssessmentQuery } from '../api/queries.ts';
import { Facts } from '../components/Facts.tsx';
import { Loading } from '../components/Loading.tsx';
import { SignInFirst } from '../components/SignInFirst.tsx';
import { Choice } from '../forms/Choice.tsx';
import { useFormat, useSpeech } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';
import { MeetingMissing } from '../meetings/MeetingMissing.tsx';
import { packFiles, packInput } from '../meetings/pack-input.ts';
import type { PackWish } from '../meetings/pack-worker.ts';
import { type Papers, papersQuery } from '../meetings/queries.ts';
import { rememberTaken, takenPack } from '../meetings/taken.ts';

const route = getRouteApi('/moter/$id/papirer');

/** The papers of a meeting, as this reader may have them, from live data: on the page, and to take away as one document. */
export function PapersPage(): ReactNode {
  const { words } = useSpeech();
  const { id } = route.useParams();
  const session = useQuery(sessionQuery);
  const viewer = session.data?.viewer ?? null;
  const found = useQuery({ ...papersQuery(id), enabled: viewer !== null });
  if (session.isPending) return <Loading />;
  if (viewer === null) return <SignInFirst title={words.pages.meetings.papers} text={words.web.work.signInText} />;
  if (found.isError) return <MeetingMissing error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading />;
  return <PaperList papers={found.data} person={viewer.person} />;
}

function PaperList({ papers, person }: { readonly papers: Papers; readonly person: string }): ReactNode {
  const { words, language } = useSpeech();
  const format = useFormat();
  const own = words.pages.meetings;
  const { state } = papers.meeting;
  const input = packInput(papers, person, language, words, format);
  const named = (items: readonly string[]): string =>
    format.list(items.map((id) => state.items.find((item) => item.id === id)).map((item) => item?.number ?? item?.title ?? ''));
  const taken = takenPack(window.localStorage, person, state.id);
  const since = taken === null ? [] : changedSince(papers, taken);
  return (
    <div className="container page">
      <p className="back">
        <Link to="/moter/$id" params={{ id: state.id }}>
          {own.back}
        </Link>
      </p>
      <PageHeading title={input.title} />
      <p className="lead">{input.subtitle}</p>
      {papers.changed.length > 0 && (
        <Alert data-color="warning">
          <p>{own.changed({ items: named(papers.changed) })}</p>
        </Alert>
      )}
      {taken !== null && since.length > 0 && (
        <Alert data-color="warning">
          <p>{own.taken({ time: format.instant(taken), items: named(since) })}</p>
        </Alert>
      )}
      <PackDownload papers={papers} person={person} />
      <section className="block">
        <h2 className="ds-heading" data-size="sm">
          {input.meeting.title}
        </h2>
        <Facts facts={input.meeting.rows.map(([name, value]) => ({ name, value }))} />
      </section>
      {input.items.map(({ heading, withheld, sections }) => (
        <section key={heading} className="block paper">
          <h2 className="ds-heading" data-size="md">
            {heading}
          </h2>
          {withheld !== undefined && (
            <Alert data-color="warning">
              <p>{withheld}</p>
            </Alert>
          )}
          {sections.map(({ title, rows }) => (
            <section key={title}>
              <h3>{title}</h3>
              <Facts facts={rows.map(([name, value]) => ({ name, value }))} />
            </section>
          ))}
        </section>
      ))}
    </div>
  );
}

/** Items whose case, as this reader sees it, has changed since an instant. */
const changedSince = ({ papers }: Papers, instant: string): readonly string[] =>
  papers.flatMap(({ item, view }) => (view !== undefined && view.state.lastRecordedAt > instant ? [item] : []));

/** The papers as one document, made in the reader's browser from what the page shows. */
function PackDownload({ papers, person }: { readonly papers: Papers; readonly person: string }): ReactNode {
  const { words, language } = useSpeech();
  const format = useFormat();
  const queryClient = useQueryClient();
  const own = words.pages.meetings;
  const [reports, setReports] = useState(false);
  const [withFiles, setWithFiles] = useState(true);
  const [state, setState] = useState<'idle' | 'making' | 'broken'>('idle');
  const worker = useRef<Worker | null>(null);
  useEffect(() => () => worker.current?.terminate(), []);
  const input = packInput(papers, person, language, words, format);

  const make = async (kind: PackWish['format']): Promise<void> => {
    worker.current?.terminate();
    setState('making');
    try {
      const stored = await Promise.all(
        papers.papers.map(async ({ view }) => {
          const hash = reports ? view?.state.document?.result : undefined;
          return hash === undefined ? null : queryClient.fetchQuery(storedAssessmentQuery(hash));
        }),
      );
      const started = new Worker(new URL('../meetings/pack-worker.ts', import.meta.url), { type: 'module' });
      worker.current = started;
      started.addEventListener('message', ({ data }: MessageEvent<Blob>) => {
        save(data, `${own.papers.toLowerCase()}-${papers.meeting.state.date ?? ''}.${kind}`);
        rememberTaken(window.localStorage, person, papers.meeting.state.id, papers.readAt);
        started.terminate();
        setState('idle');
      });
      started.addEventListener('error', () => {
        started.terminate();
        setState('broken');
      });
      const files = withFiles ? packFiles(papers, input) : [];
      started.postMessage({ input, reports: stored, files, language, format: kind } satisfies PackWish);
    } catch {
      // a report that did not come: what is on the page is whole without it
      setState('broken');
    }
  };

  return (
    <section className="block" aria-label={own.papers}>
      <Choice
        type="checkbox"
        id="med-rapporter"
        name="med-rapporter"
        label={own.withReports}
        checked={reports}
        change={setReports}
      />
      <Choice type="checkbox" id="med-vedlegg" name="med-vedlegg" label={own.withFiles} checked={withFiles} change={setWithFiles} />
      <div className="button-row">
        <Button variant="primary" aria-disabled={state === 'making'} onClick={() => void make('pdf')}>
          {own.papersPdf}
        </Button>
        <Button variant="secondary" aria-disabled={state === 'making'} onClick={() => void make('html')}>
          {own.papersHtml}
        </Button>
      </div>
      <p aria-live="polite" className="hint">
        {state === 'making' ? own.making : ''}
      </p>
      {state === 'broken' && <Alert data-color="danger">{own.broken}</Alert>}
    </section>
  );
}

const save = (file: Blob, name: string): void => {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
};
