import type { ReassessmentWords } from '../../nb/casework/reassessment.ts';

const choices = {
  supplyCondition: 'Vidare levering til pasientar på behandling',
  permanent: 'Blir innført permanent',
  permanentWithCriteria: 'Blir innført permanent med særskilde kriterium',
  continuedOnNewTerms: 'Mellombels innføring held fram på nye vilkår',
  partialPhaseOut: 'Blir fasa ut for delar av gruppa',
  fullPhaseOut: 'Blir fasa ut for alle',
  renegotiate: 'Prisen blir forhandla på nytt før avgjerda',
  lowBenefit: 'Liten eller uviss nytte',
  newEvidence: 'Ny kunnskap',
  betterAlternative: 'Det finst eit betre alternativ',
  unwantedVariation: 'Uønskt variasjon i bruken',
  safetyConcern: 'Tryggleik',
};

const outcomes: Readonly<Record<string, string>> = {
  introduced: 'blir innført',
  introducedForSubgroup: 'blir innført for ei undergruppe',
  introducedInPart: 'blir innført delvis',
  introducedTemporarily: 'blir innført mellombels',
  discontinued: 'skal ikkje lenger tilbydast',
  notIntroduced: 'blir ikkje innført',
};
const named = (ids: string | number | undefined): string =>
  String(ids)
    .split(', ')
    .map((id) => `«${outcomes[id] ?? id}»`)
    .join(' eller ');

/** Words of re-assessment and phase-out. */
export const reassessment: ReassessmentWords = {
  events: {
    ReassessmentOpened: 'Revurdering opna',
    PhaseOutOpened: 'Metode i bruk teken opp til utfasing',
    ReassessmentPrepared: 'Revurderinga er førebudd',
    ExitStepConfirmed: 'Eit steg i utfasinga er gjennomført',
  },
  acts: {
    openReassessment: {
      title: 'Opne revurdering før tida',
      help: 'Bruk dette når ny informasjon tilseier det. Elles opnar revurderinga av seg sjølv på datoen i kontrakten, eller når ein regel er oppfylt.',
      submit: 'Opne revurderinga',
    },
    openPhaseOut: {
      title: 'Ta opp metoden til utfasing',
      help: 'For metodar i bruk utan kontrakt om mellombels innføring. Grunnane blir offentlege, og avgjerda som gjeld, står til ei ny er offentleggjord.',
      submit: 'Ta opp til utfasing',
    },
    prepareReassessment: {
      title: 'Førebu revurderinga',
      help: 'Kva som var lagt til grunn, kva som er sett, og kva reglane seier, står på sida. Det du skriv her, blir offentleg.',
      submit: 'Legg fram revurderinga',
    },
    confirmExitStep: {
      title: 'Stadfest eit steg i utfasinga',
      help: 'Regionane stadfestar for sine helseføretak. Datoen blir offentleg, merknaden er intern.',
      submit: 'Stadfest steget',
    },
  },
  fields: {
    reassessmentOutcome: { label: 'Utfall av revurderinga', hint: 'Berre når saka er til revurdering eller utfasing.' },
    phaseOutGround: { label: 'Grunn til å vurdere utfasing' },
    assumedSummary: { label: 'Kva som var lagt til grunn' },
    observedSummary: { label: 'Kva som er sett' },
    practiceSummary: { label: 'Faktisk praksis mot indikasjonen' },
    reassessmentAdvice: { label: 'Råd til Beslutningsforum' },
    adviceReason: { label: 'Grunngiving for rådet' },
    exitStep: { label: 'Steg', hint: 'Kortnamnet slik det står i planen for utfasing.' },
    exitRegion: { label: 'Region', hint: 'For steg som blir utførte i kvar region.' },
    doneOn: { label: 'Gjennomført dato' },
    exitRemark: { label: 'Merknad' },
  },
  sections: {},
  choices,
  rejections: {
    'reassessment.alreadyOpen': () => 'Saka er alt til revurdering.',
    'reassessment.notOpen': () => 'Saka er ikkje til revurdering.',
    'reassessment.notPrepared': () =>
      'Revurderinga er ikkje førebudd enno. Etaten legg henne fram før Beslutningsforum tek henne opp.',
    'reassessment.outcomeMissing': () => 'Saka er til revurdering. Vel utfallet av henne.',
    'reassessment.outcomeNotHere': () => 'Saka er ikkje til revurdering. La feltet stå tomt.',
    'reassessment.anotherDecision': (d) =>
      `Utfallet passar ikkje med avgjerda. Vel ${named(d['fitting'])} som avgjerd, eller eit anna utfall.`,
    'reassessment.noCriteria': () =>
      'Utfallet er innføring med særskilde kriterium. Skriv kriteria som vilkår eller start- og stoppkriterium.',
    'phaseOut.notInUse': () => 'Metoden er ikkje i bruk etter gjeldande avgjerd, så det er ingenting å fase ut.',
    'phaseOut.hasContract': () => 'Metoden er innført mellombels på kontrakt. Opne revurdering i staden.',
    'phaseOut.noExitPlan': () =>
      'Planen for utfasing manglar steg for nye pasientar eller for pasientar på behandling. Legg dei inn når revurderinga blir førebudd.',
    'phaseOut.noSupplyCondition': () =>
      'Leverandøren skal levere vidare til pasientar på behandling. Legg det inn som vilkår av typen «Vidare levering til pasientar på behandling».',
    'exit.none': () => 'Inga utfasing er avgjord i saka.',
    'exit.unknownStep': (d) => `«${d['step']}» er ikkje eit steg i planen. Stega er: ${d['known']}.`,
    'exit.region': () => 'Vel region for steg som blir utførte i kvar region, og la feltet stå tomt for andre.',
    'exit.notYours': () => 'Ein region stadfestar for seg sjølv, Sykehusinnkjøp det som ikkje er regionalt, og sekretariatet alt.',
    'exit.alreadyDone': (d) => `Steget er alt stadfesta, med dato ${d['on']}.`,
  },
  rules: {
    'reassessment.onDate': 'Revurderinga blir gjennomført på den datoen som er sett.',
    'reassessment.newInformation': 'Ny eller endra informasjon kan føre til revurdering.',
    'reassessment.prepared': 'Etatane vurderer dei nye dataa før Beslutningsforum avgjer på nytt.',
    'reassessment.outcomes':
      'Ei revurdering kan ende i permanent innføring, eventuelt med særskilde kriterium, ny prisforhandling, eller utfasing for alle eller nokre.',
    'phaseOut.inUse': 'Metodar i bruk skal kunne identifiserast, veljast ut og vurderast for utfasing.',
    'phaseOut.exitPlan': 'Det skal vere klart kva som skjer med nye pasientar og med pasientar på behandling.',
    'phaseOut.supply':
      'Ved negativ revurdering leverer leverandøren vidare til pasientar på behandling til effekten uteblir og behandlaren stoppar. Etter engelsk ordning.',
    'phaseOut.carriedOut': 'Dei regionale helseføretaka gjennomfører utfasinga.',
  },
};
