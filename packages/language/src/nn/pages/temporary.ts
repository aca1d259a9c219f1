import type { TemporaryPageWords } from '../../nb/pages/temporary.ts';

/** Words of temporary introduction on pages: the contract, who has signed, what it lacks. */
export const temporary: TemporaryPageWords = {
  section: 'Mellombels innføring',
  publicLead:
    'Metoden er innført mellombels etter denne kontrakten. Det som gir prisen, er unnateke; forma for risikodeling er offentleg.',
  workLead: 'Kontrakten som ei mellombels innføring byggjer på. Han blir offentleg med avgjerda, utan pris og vilkår.',
  version: (d) => `Versjon ${d.version} av kontrakten`,
  signedOn: (d) => `Signert av alle partar ${d.date}.`,
  signatures: 'Signaturar',
  signatories: {
    supplier: 'Leverandøren',
    sykehusinnkjop: 'Sykehusinnkjøp HF',
    rhf: 'Dei regionale helseføretaka ved Beslutningsforum',
  },
  signedAt: (d) => `signert ${d.instant}`,
  notSigned: 'ikkje signert',
  lapsed: (d) => `${d.count} ${d.count === 1 ? 'signatur' : 'signaturar'} på ein tidlegare versjon gjeld ikkje lenger.`,
  missing: 'Manglar før kontrakten kan signerast',
  complete: 'Alt som blir kravd, er med.',
  hash: 'Fingeravtrykk',
  publicHash: 'Fingeravtrykk av den offentlege teksten',
  hashHint: 'SHA-256. Blir eitt teikn endra, blir det eit anna.',
  plan: 'Planen til leverandøren for nye data',
  planNumber: (d) => `Plan nummer ${d.number}, lagd fram ${d.instant}.`,
  assessment: 'Vurderinga etaten har gjort av planen',
  olderPlan: 'Vurderinga gjeld ein tidlegare plan.',
  choice: 'Valet av utfallsmål i fagmiljøet',
  contract: 'Kontrakten',
};
