import type { files as base } from '../../nb/pages/files.ts';

/** Words of the documents of a case and of sending files. */
export const files: typeof base = {
  title: 'Documents',
  none: 'There are no documents in the case that you can see.',
  publicTitle: 'Documents',
  version: (details) => `Version ${details.number}`,
  newest: 'newest',
  published: 'published',
  withdrawn: (details) => `Withdrawn ${details.date}.`,
  download: (details) => `Download ${details.name}`,
  by: (details) => `${details.role}, ${details.time}`,
  hash: 'SHA-256',
  share: (d: { claimed: string; of: string; grounds: string }) =>
    `Withheld: passages on ${d.claimed} of ${d.of} pages (${d.grounds}).`,
  claims: (d: { count: number; claimed: number; of: number }) =>
    `Claimed confidential: ${d.count} ${d.count === 1 ? 'passage' : 'passages'} on ${d.claimed} of ${d.of} pages.`,
  awaitsRedacted: 'The public version waits for a redacted file.',
  redacted: 'Redacted version:',
  scan: {
    notScanned: 'not checked for viruses',
    waiting: 'waiting for the virus check',
    clean: 'checked for viruses',
    refused: 'stopped by the virus check',
  },
  drop: 'Drop the file here, or choose it with the button.',
  unattached: 'A file that has not been attached to anything within 30 days is deleted.',
  choose: 'Choose file',
  another: 'Choose another file',
  sending: (details) => `Uploading ${details.name}`,
  progress: (details) => `${details.percent} (${details.sent} of ${details.size})`,
  checking: 'All of it has been sent. We are checking that the file has arrived whole …',
  pause: 'Pause',
  resume: 'Go on uploading',
  sent: (details) => `${details.name} has been uploaded: ${details.size}, ${details.type}.`,
  missing: 'The file that was uploaded is no longer there. Choose it again.',
  unfinished: 'The upload was not finished. Choose the same file, and it goes on where it stopped.',
  failed: {
    offline: 'The connection is broken. What has been sent is kept. Go on when you are online again.',
    unauthenticated:
      'You are signed out. What has been sent is kept. Sign in again and choose the same file: the upload goes on where it stopped.',
    diskFull: 'There is no room for more here just now. What has been sent is kept. Try again later.',
    tooLarge: 'The file is larger than the service takes.',
    empty: 'The file is empty. Choose another.',
    name: 'The file name has characters that cannot be used. Give the file another name and choose it again.',
    refused: 'You cannot attach documents to this case.',
    tooMany: 'You have too many uploads under way. Finish some of them first.',
    other: 'Something went wrong here. What has been sent is kept. Try again in a while.',
  },
  bytes: { byte: 'bytes', kilobyte: 'kB', megabyte: 'MB', gigabyte: 'GB' },
};
