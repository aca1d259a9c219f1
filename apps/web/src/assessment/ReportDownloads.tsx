import { Alert, Button } from '@digdir/designsystemet-react';
import type { Assessment, PartId } from '@likeverd/appraisal';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useSpeech } from '../i18n/language.tsx';
import type { ReportFormat, ReportWish } from './report-worker.ts';

interface Props {
  /** The texts that the assessment was judged from. */
  readonly document: string;
  readonly model: string;
  readonly assessment: Assessment;
  /** Parts whose results rest on something that has changed. */
  readonly stale?: readonly PartId[];
}

type State = 'idle' | 'making' | 'broken';

const choices: readonly { readonly format: ReportFormat; readonly plain: boolean }[] = [
  { format: 'pdf', plain: false },
  { format: 'docx', plain: false },
  { format: 'xlsx', plain: false },
  { format: 'html', plain: false },
  { format: 'pdf', plain: true },
];

const save = (file: Blob, name: string): void => {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
};

/** The report of an assessment to take away: made in the browser, from what was judged there. */
export function ReportDownloads({ document: text, model, assessment, stale = [] }: Props): ReactNode {
  const { words, language } = useSpeech();
  const own = words.documents.downloads;
  const [state, setState] = useState<State>('idle');
  const worker = useRef<Worker | null>(null);
  useEffect(() => () => worker.current?.terminate(), []);
  const make = (format: ReportFormat, plain: boolean): void => {
    worker.current?.terminate();
    const started = new Worker(new URL('./report-worker.ts', import.meta.url), { type: 'module' });
    worker.current = started;
    setState('making');
    const end = (next: State): void => {
      started.terminate();
      if (worker.current === started) setState(next);
    };
    started.addEventListener('message', ({ data }: MessageEvent<Blob>) => {
      save(data, `${assessment.id}${plain ? `-${own.plainName}` : ''}.${format}`);
      end('idle');
    });
    started.addEventListener('error', () => end('broken'));
    started.postMessage({ document: text, model, assessment, language, format, plain, stale } satisfies ReportWish);
  };
  return (
    <section aria-labelledby="report-downloads" className="block">
      <h3 id="report-downloads" className="ds-heading" data-size="sm">
        {own.title}
      </h3>
      <p>{own.lead}</p>
      <div className="button-row">
        {choices.map(({ format, plain }) => (
          <Button
            key={`${format}${String(plain)}`}
            variant="secondary"
            disabled={state === 'making'}
            onClick={() => make(format, plain)}
          >
            {plain ? own.plain : own.formats[format]}
          </Button>
        ))}
      </div>
      <p aria-live="polite" className="hint">
        {state === 'making' ? own.making : ''}
      </p>
      {state === 'broken' && <Alert data-color="danger">{own.broken}</Alert>}
    </section>
  );
}
