import { Alert, Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ApiError } from '../api/client.ts';
import { uploadQuery } from '../api/queries.ts';
import { useFormPlace } from '../forms/place.ts';
import { useFormat, useWords } from '../i18n/language.tsx';
import { type SendFailure, type Sending, sendFile } from './sending.ts';
import { sizeText } from './sizes.ts';

interface Props {
  readonly id: string;
  /** Id of the upload, empty before a file has arrived whole. */
  readonly value: string;
  readonly change: (uploadId: string) => void;
  readonly error: string | null;
}

interface Underway {
  readonly file: File;
  readonly sent: number;
  readonly paused: boolean;
  readonly failure: SendFailure | null;
}

/** Choose or drop a file; it is sent at once, by parts, and the form takes it when it has arrived whole. */
export function FileField({ id, value, change, error }: Props): ReactNode {
  const words = useWords();
  const format = useFormat();
  const text = words.pages.files;
  const { person, caseId } = useFormPlace();
  const [underway, setUnderway] = useState<Underway | null>(null);
  const [over, setOver] = useState(false);
  const sending = useRef<Sending | null>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => () => sending.current?.pause(), []);

  const take = (file: File | undefined): void => {
    if (file === undefined) return;
    sending.current?.pause();
    change('');
    setUnderway({ file, sent: 0, paused: false, failure: null });
    const update = (part: Partial<Underway>): void => setUnderway((was) => (was?.file === file ? { ...was, ...part } : was));
    const to = { endpoint: '/api/uploads', metadata: { case: caseId }, of: [person, caseId] };
    sending.current = sendFile(file, to, {
      progress: (sent) => update({ sent }),
      failed: (failure) => update({ failure, paused: true }),
      done: (upload) => {
        setUnderway(null);
        change(upload);
      },
    });
  };
  const pause = (): void => {
    sending.current?.pause();
    setUnderway((was) => (was === null ? was : { ...was, paused: true }));
  };
  const resume = (): void => {
    setUnderway((was) => (was === null ? was : { ...was, paused: false, failure: null }));
    sending.current?.resume();
  };

  return (
    <div
      className="file-drop"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files[0]);
      }}
    >
      <p className="hint">
        {text.drop} {text.unattached}
      </p>
      <input
        ref={input}
        className="file-input"
        id={id}
        type="file"
        aria-invalid={error !== null}
        aria-label={value === '' && underway === null ? text.choose : text.another}
        onChange={(event) => take(event.target.files?.[0])}
      />
      {underway !== null && (
        <div className="file-underway">
          <p>{text.sending({ name: underway.file.name })}</p>
          <progress max={underway.file.size} value={underway.sent} aria-label={text.sending({ name: underway.file.name })} />
          <p>
            {underway.sent === underway.file.size && underway.failure === null
              ? text.checking
              : text.progress({
                  percent: format.percent(underway.file.size === 0 ? 0 : underway.sent / underway.file.size, 0),
                  sent: sizeText(underway.sent, words, format),
                  size: sizeText(underway.file.size, words, format),
                })}
          </p>
          {underway.failure !== null && (
            <Alert data-color="warning" role="alert" className="form-notice">
              <p>{text.failed[underway.failure]}</p>
            </Alert>
          )}
          <Button type="button" variant="secondary" data-size="sm" onClick={underway.paused ? resume : pause}>
            {underway.paused ? text.resume : text.pause}
          </Button>
        </div>
      )}
      <div role="status">{value !== '' && <SentFile uploadId={value} />}</div>
    </div>
  );
}

/** A file that has arrived, as the server knows it. */
function SentFile({ uploadId }: { readonly uploadId: string }): ReactNode {
  const words = useWords();
  const format = useFormat();
  const found = useQuery(uploadQuery(uploadId));
  const text = words.pages.files;
  if (found.isError) {
    const gone = found.error instanceof ApiError && found.error.problem.code === 'notFound';
    return <p>{gone ? text.missing : text.failed.offline}</p>;
  }
  const file = found.data?.file;
  if (found.data === undefined) return null;
  if (file === undefined) return <p>{text.unfinished}</p>;
  return (
    <p className="file-sent">
      {text.sent({ name: file.name, size: sizeText(file.size, words, format), type: file.mediaType })}{' '}
      <span className="hint">{text.scan[file.scan]}</span>
    </p>
  );
}
