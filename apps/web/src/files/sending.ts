import { DetailedError, Upload } from 'tus-js-client';

/** Why an upload stopped. What was sent is kept on the server. */
export type SendFailure =
  | 'offline'
  | 'unauthenticated'
  | 'diskFull'
  | 'tooLarge'
  | 'empty'
  | 'name'
  | 'refused'
  | 'tooMany'
  | 'other';

/** Bytes of one part: small enough for a slow line to finish one within the server's patience. */
const partSize = 4 * 1024 * 1024;
/** Milliseconds before each new attempt after a broken connection. */
const attempts = [0, 1_000, 3_000, 5_000, 10_000, 20_000];

const byStatus: Readonly<Record<number, SendFailure>> = {
  400: 'name',
  401: 'unauthenticated',
  403: 'refused',
  404: 'refused',
  413: 'tooLarge',
  429: 'tooMany',
  507: 'diskFull',
};

export interface Sending {
  /** Stops for now; what was sent is kept. */
  readonly pause: () => void;
  readonly resume: () => void;
}

interface Listeners {
  readonly progress: (sent: number) => void;
  readonly done: (uploadId: string) => void;
  readonly failed: (why: SendFailure) => void;
}

/** Where a file goes. */
export interface Destination {
  readonly endpoint: string;
  readonly metadata: Readonly<Record<string, string>>;
  /** What tells this sending from others of the same file: person, case, delivery. */
  readonly of: readonly string[];
}

/**
 * Sends a file by parts (tus 1.0.0). Goes on with an earlier upload of the same file to the same place, also after the page was closed;
 * a broken connection is tried again by itself.
 */
export function sendFile(file: File, to: Destination, { progress, done, failed }: Listeners): Sending {
  const upload = new Upload(file, {
    endpoint: to.endpoint,
    metadata: { ...to.metadata, filename: file.name },
    chunkSize: partSize,
    retryDelays: attempts,
    removeFingerprintOnSuccess: true,
    fingerprint: () =>
      Promise.resolve(['likeverd:upload', ...to.of, file.name, file.size, file.lastModified].map(encodeURIComponent).join(':')),
    onProgress: (sent) => progress(sent),
    onSuccess: () => done(upload.url?.split('/').at(-1) ?? ''),
    onError: (error) => failed(failureOf(error)),
  });
  const start = async (): Promise<void> => {
    const [earlier] = await upload.findPreviousUploads();
    if (earlier !== undefined) upload.resumeFromPreviousUpload(earlier);
    upload.start();
  };
  if (file.size === 0) failed('empty');
  else void start();
  return { pause: () => void upload.abort(), resume: () => upload.start() };
}

function failureOf(error: Error): SendFailure {
  if (!(error instanceof DetailedError)) return 'other';
  const status = error.originalResponse?.getStatus();
  return status === undefined || status === 0 ? 'offline' : (byStatus[status] ?? 'other');
}
