import { Alert, Button } from '@digdir/designsystemet-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { failureText } from '../components/LoadFailure.tsx';
import { Hash } from '../components/Hash.tsx';
import { type SendFailure, type Sending, sendFile } from '../files/sending.ts';
import { sizeText } from '../files/sizes.ts';
import { useFormat, useWords } from '../i18n/language.tsx';
import {
  type ArrivingFile,
  arrivingQuery,
  chosenKey,
  deliveriesQuery,
  discardDelivery,
  registersQuery,
  removeFile,
  submitDelivery,
  uploadsPath,
} from './api.ts';

interface Props {
  readonly delivery: string;
  readonly person: string;
}

/** Names that the server takes: of a table, with plain letters. */
const taken = /^\w[\w.-]{0,99}\.(parquet|csv|json)$/i;

/** The files of a delivery that is being received: sent by parts, gone on with after a break, then submitted whole. */
export function SendFiles({ delivery, person }: Props): ReactNode {
  const words = useWords();
  const format = useFormat();
  const text = words.pages.deliveries;
  const field = useId();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const arriving = useQuery(arrivingQuery(delivery));
  const registers = useQuery(registersQuery);
  const [chosen] = useState<readonly File[]>(() => queryClient.getQueryData<readonly File[]>(chosenKey(delivery)) ?? []);
  const [files, setFiles] = useState(chosen);
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const largest = registers.data?.largestFile;
  const refusalOf = ({ name, size }: File): string | null => {
    if (!taken.test(name)) return text.badName({ name });
    if (size === 0) return words.pages.files.failed.empty;
    return largest !== undefined && size > largest ? text.fileTooLarge({ name, size: sizeText(largest, words, format) }) : null;
  };
  const sendable = files.filter((file) => refusalOf(file) === null);
  const refused = files.flatMap((file) => refusalOf(file) ?? []);
  const arrived = arriving.data?.uploads ?? [];
  const there = async (): Promise<void> => {
    queryClient.removeQueries({ queryKey: chosenKey(delivery) });
    await queryClient.invalidateQueries({ queryKey: deliveriesQuery.queryKey });
  };
  const submitting = useMutation({ mutationFn: () => submitDelivery(delivery), onSuccess: there });
  const discarding = useMutation({
    mutationFn: () => discardDelivery(delivery),
    onSuccess: async () => {
      await navigate({ to: '/leveranser' });
      await there();
    },
  });
  const removing = useMutation({
    mutationFn: (file: string) => removeFile(delivery, file),
    onSettled: () => queryClient.invalidateQueries({ queryKey: arrivingQuery(delivery).queryKey }),
  });
  const allSent = sendable.every(({ name }) => done.has(name));
  const ready = allSent && arrived.length > 0 && arrived.every(({ sha256 }) => sha256 !== null) && !submitting.isPending;
  // What was chosen together with the order is submitted by itself when it has arrived, as the button there says.
  const byItself = chosen.length > 0 && refused.length === 0 && ready && submitting.isIdle;
  const { mutate: submit } = submitting;
  useEffect(() => {
    if (byItself) submit();
  }, [byItself, submit]);
  const failed = submitting.error ?? discarding.error ?? removing.error;
  return (
    <section aria-labelledby={`${field}-title`}>
      <h2 id={`${field}-title`} className="ds-heading" data-size="md">
        {text.arrivingTitle}
      </h2>
      <p>{text.arrivingLead}</p>
      {largest !== undefined && <p className="hint">{text.largest({ size: sizeText(largest, words, format) })}</p>}
      {refused.map((why) => (
        <Alert key={why} data-color="danger" role="alert" className="form-notice">
          {why}
        </Alert>
      ))}
      {registers.isSuccess &&
        sendable.map((file) => (
          <FileUnderway
            key={`${file.name} ${file.size} ${file.lastModified}`}
            file={file}
            delivery={delivery}
            person={person}
            done={() => {
              setDone((before) => new Set([...before, file.name]));
              void queryClient.invalidateQueries({ queryKey: arrivingQuery(delivery).queryKey });
            }}
          />
        ))}
      {arrived.length > 0 && (
        <ul>
          {arrived.map((file) => (
            <li key={file.id}>
              <Arrived file={file} sending={files.some(({ name }) => name === file.name)} remove={() => removing.mutate(file.id)} />
            </li>
          ))}
        </ul>
      )}
      <div className="field">
        <label className="field-label" htmlFor={`${field}-files`}>
          {text.moreFiles}
        </label>
        <p className="hint">{text.filesHint}</p>
        <input
          id={`${field}-files`}
          type="file"
          multiple
          accept=".parquet,.csv,.json"
          onChange={(event) => {
            const more = [...(event.target.files ?? [])];
            const names = more.map(({ name }) => name);
            setDone((before) => new Set([...before].filter((name) => !names.includes(name))));
            setFiles((before) => [...before.filter(({ name }) => !names.includes(name)), ...more]);
          }}
        />
      </div>
      <div className="button-row">
        <Button
          type="button"
          aria-disabled={!ready}
          onClick={() => {
            if (ready) submit();
          }}
        >
          {text.submitNow}
        </Button>
        <Button type="button" variant="tertiary" data-color="danger" onClick={() => discarding.mutate()}>
          {text.discard}
        </Button>
      </div>
      <div role="status">
        {failed !== null && (
          <Alert data-color="danger" className="form-notice">
            {failureText(failed, words)}
          </Alert>
        )}
      </div>
    </section>
  );
}

interface FileProps {
  readonly file: ArrivingFile;
  readonly sending: boolean;
  readonly remove: () => void;
}

/** A file as the server has it. */
function Arrived({ file, sending, remove }: FileProps): ReactNode {
  const words = useWords();
  const format = useFormat();
  const text = words.pages.deliveries;
  const { name, size, offset, sha256 } = file;
  if (sha256 !== null)
    return (
      <>
        {text.arrived({ name, size: sizeText(size, words, format) })} SHA-256: <Hash value={sha256} />
      </>
    );
  if (sending) return name;
  return (
    <>
      {text.partly({ name, percent: format.percent(offset / size, 0) })}{' '}
      <Button type="button" variant="tertiary" data-size="sm" onClick={remove}>
        {text.omop.removeFor({ column: name })}
      </Button>
    </>
  );
}

interface UnderwayProps {
  readonly file: File;
  readonly delivery: string;
  readonly person: string;
  readonly done: () => void;
}

/** A file while it is sent: how far, and what stopped it. */
function FileUnderway({ file, delivery, person, done }: UnderwayProps): ReactNode {
  const words = useWords();
  const format = useFormat();
  const text = words.pages.files;
  const [sent, setSent] = useState(0);
  const [paused, setPaused] = useState(false);
  const [failure, setFailure] = useState<SendFailure | null>(null);
  const [whole, setWhole] = useState(false);
  const sending = useRef<Sending | null>(null);
  const finished = useRef(done);
  useEffect(() => {
    finished.current = done;
  });
  useEffect(() => {
    const to = { endpoint: uploadsPath(delivery), metadata: {}, of: [person, delivery] };
    const under = sendFile(file, to, {
      progress: setSent,
      failed: (why) => {
        setFailure(why);
        setPaused(true);
      },
      done: () => {
        setWhole(true);
        finished.current();
      },
    });
    sending.current = under;
    return () => under.pause();
  }, [file, delivery, person]);
  if (whole) return null;
  const name = text.sending({ name: file.name });
  return (
    <div className="file-underway">
      <p>{name}</p>
      <progress max={file.size} value={sent} aria-label={name} />
      <p>
        {sent === file.size && failure === null
          ? text.checking
          : text.progress({
              percent: format.percent(sent / file.size, 0),
              sent: sizeText(sent, words, format),
              size: sizeText(file.size, words, format),
            })}
      </p>
      {failure !== null && (
        <Alert data-color="warning" role="alert" className="form-notice">
          {failure === 'refused' ? words.pages.deliveries.sendRefused : text.failed[failure]}
        </Alert>
      )}
      <Button
        type="button"
        variant="secondary"
        data-size="sm"
        onClick={() => {
          setPaused(!paused);
          setFailure(null);
          if (paused) sending.current?.resume();
          else sending.current?.pause();
        }}
      >
        {paused ? text.resume : text.pause}
      </Button>
    </div>
  );
}
