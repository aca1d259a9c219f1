/** Words of temporary introduction on pages: the contract, who has signed, what it lacks. */
export const temporary = {
  section: 'Midlertidig innføring',
  publicLead:
    'Metoden er innført midlertidig etter denne kontrakten. Det som gir prisen, er unntatt; formen for risikodeling er offentlig.',
  workLead: 'Kontrakten som en midlertidig innføring bygger på. Den blir offentlig med beslutningen, uten pris og vilkår.',
  version: (d: { version: number }) => `Versjon ${d.version} av kontrakten`,
  signedOn: (d: { date: string }) => `Signert av alle parter ${d.date}.`,
  signatures: 'Signaturer',
  signatories: {
    supplier: 'Leverandøren',
    sykehusinnkjop: 'Sykehusinnkjøp HF',
    rhf: 'De regionale helseforetakene ved Beslutningsforum',
  },
  signedAt: (d: { instant: string }) => `signert ${d.instant}`,
  notSigned: 'ikke signert',
  lapsed: (d: { count: number }) =>
    `${d.count} ${d.count === 1 ? 'signatur' : 'signaturer'} på en tidligere versjon gjelder ikke lenger.`,
  missing: 'Mangler før kontrakten kan signeres',
  complete: 'Alt som kreves, er med.',
  hash: 'Fingeravtrykk',
  publicHash: 'Fingeravtrykk av den offentlige teksten',
  hashHint: 'SHA-256. Blir ett tegn endret, blir det et annet.',
  plan: 'Leverandørens plan for nye data',
  planNumber: (d: { number: number; instant: string }) => `Plan nummer ${d.number}, lagt fram ${d.instant}.`,
  assessment: 'Etatens vurdering av planen',
  olderPlan: 'Vurderingen gjelder en tidligere plan.',
  choice: 'Fagmiljøets valg av utfallsmål',
  contract: 'Kontrakten',
};

export type TemporaryPageWords = typeof temporary;
