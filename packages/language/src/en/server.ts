import type { server as base } from '../nb/server.ts';

export const server: typeof base = {
  problems: {
    notFound: {
      title: 'Not found',
      detail: 'What you ask for does not exist, or you do not have access to it. Check the address, or sign in.',
    },
    unauthenticated: { title: 'You are not signed in', detail: 'Sign in and try again. A session lasts eight hours.' },
    forbidden: {
      title: 'Your role cannot do this',
      detail: 'The action belongs to another role or another body. Nothing was saved.',
    },
    foreignOrigin: {
      title: 'The request came from another site',
      detail: 'Changes can only be made from the pages of Likeverd. Nothing was saved.',
    },
    refused: { title: 'The action cannot be done', detail: 'See the reasons below, correct and send again. Nothing was saved.' },
    badModel: {
      title: 'The model has faults',
      detail: 'All faults are listed with their place in the document. The model was not run.',
    },
    conflict: {
      title: 'Someone else has changed the case',
      detail:
        'The case has changed since you opened it. Nothing was overwritten. Fetch the case again and consider the action anew.',
    },
    keyReused: {
      title: 'The key has been used before',
      detail: 'The Idempotency-Key was already used for another request. Make a new key. Nothing was saved.',
    },
    tooOften: {
      title: 'Too many requests',
      detail: 'You have asked for too much in a short time. Wait for the time in Retry-After and try again.',
    },
    malformed: {
      title: 'The request was not understood',
      detail: 'The content does not have the form it should have. Nothing was saved.',
    },
    noRoom: { title: 'Too many', detail: 'You have as many as there is room for. Remove one you do not use and try again.' },
    unfinished: {
      title: 'The sending is not finished',
      detail: 'Some of the files have not arrived whole. Finish them, or remove them, and submit again.',
    },
    damaged: {
      title: 'The file did not arrive undamaged',
      detail: 'The SHA-256 of the file is another than the one stated. The file was not kept; send it again.',
    },
    tooLarge: { title: 'Too large', detail: 'What you sent exceeds the limit. Nothing was saved.' },
    unsupportedMedia: { title: 'Wrong content type', detail: 'Send the content as application/json. Nothing was saved.' },
    clock: {
      title: "The server's clock is behind",
      detail:
        'The clock shows a time before the last event of the case. Nothing was saved. Tell those who operate the server, and try again.',
    },
    badPlan: {
      title: 'The plan has faults',
      detail: 'Every fault is listed below, with line and column. Correct them, and save again. The plan in force is unchanged.',
    },
    noFollowUp: {
      title: 'The report cannot be made',
      detail: 'The reasons are listed below, with what can be done. Nothing was changed.',
    },
    badRelease: {
      title: 'The release cannot be made like this',
      detail: 'Correct what is wrong in the request. Nothing was stored.',
    },
    releaseStopped: {
      title: 'The release is stopped',
      detail:
        'Something sensitive follows from earlier releases whatever is kept back now. Ask for less, or wait for more patients. Nothing was stored.',
    },
    badReport: {
      title: 'This is not a follow-up report',
      detail:
        'The file was not made by “likeverd follow-up”, or something was changed afterwards: the fingerprint does not fit. Make the report again, and send it unchanged. Nothing was stored.',
    },
    badMapping: {
      title: 'The columns are not rightly mapped',
      detail: 'Correct what is wrong in the mapping of columns. Nothing was stored.',
    },
    identityNumber: {
      title: 'A national identity number',
      detail: 'What you sent holds a national identity number, D-number or help number. Remove it; nothing was stored.',
    },
    badWorkbook: {
      title: 'The workbook cannot be read',
      detail: 'Send the workbook (.xlsx) with the nine columns of the public list of decisions. Nothing has been stored.',
    },
    tooMany: { title: 'Too many uploads are under way', detail: 'Finish or cancel some of them, and try again.' },
    diskFull: {
      title: 'There is no room for more here',
      detail:
        'What you sent now has not been stored; what was stored before is safe. The operators must make room. Try again later: an upload goes on where it stopped.',
    },
    fileWaits: {
      title: 'The file waits for the virus check',
      detail: 'It can be fetched once it has been found clean. Try again in a while.',
    },
    fileRefused: {
      title: 'The file was stopped by the virus check',
      detail: 'It cannot be fetched. Whoever attached it must attach a clean file as a new version.',
    },
    unavailable: { title: 'The database does not answer', detail: 'Nothing was saved. Try again shortly.' },
    starting: { title: 'Likeverd is starting', detail: 'Try again in a few seconds.' },
    signInFailed: {
      title: 'The sign-in was not completed',
      detail: 'It took too long, was interrupted or has been used before. Go to the front page and sign in again.',
    },
    noRole: {
      title: 'You have no role in Likeverd',
      detail:
        'The sign-in succeeded, but your account is not tied to a role and an organisation. Contact the secretariat of Nye metoder.',
    },
    internal: { title: 'Something went wrong on our side', detail: 'The error is logged. Nothing was saved.' },
  },
  malformedAt: ({ path }) => `The fault is in ${path}.`,
  quoteId: ({ id }) => `Quote this code if you get in touch: ${id}.`,
  login: {
    title: 'Choose whom to sign in as',
    lead: 'This is a local sign-in for trying things out. You need no password.',
    constructed: 'All persons and suppliers here are constructed.',
    choose: 'Roles',
    cancel: 'Cancel and go to the front page',
    expiredTitle: 'The sign-in has expired',
    expired: 'The sign-in took too long or was already used. Go to the front page and sign in again.',
    toFrontPage: 'To the front page',
    languages: 'Language',
  },
  feed: {
    title: 'Likeverd: news about methods',
    subtitle: 'Public events in cases about new methods in the specialist health service',
    entry: ({ number, title, event }) => `${number} ${title}: ${event}`,
    constructed: 'Constructed example.',
  },
  pageMissing: 'The web pages are not built. Start with npm start.',
};
