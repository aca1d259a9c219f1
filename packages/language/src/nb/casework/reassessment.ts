import type { RoomWords } from './words.ts';

const choices = {
  supplyCondition: 'Videre levering til pasienter på behandling',
  permanent: 'Innføres permanent',
  permanentWithCriteria: 'Innføres permanent med særskilte kriterier',
  continuedOnNewTerms: 'Midlertidig innføring fortsetter på nye vilkår',
  partialPhaseOut: 'Fases ut for deler av gruppen',
  fullPhaseOut: 'Fases ut for alle',
  renegotiate: 'Prisen forhandles på nytt før beslutningen',
  lowBenefit: 'Liten eller usikker nytte',
  newEvidence: 'Ny kunnskap',
  betterAlternative: 'Et bedre alternativ finnes',
  unwantedVariation: 'Uønsket variasjon i bruken',
  safetyConcern: 'Sikkerhet',
};

const outcomes: Readonly<Record<string, string>> = {
  introduced: 'innføres',
  introducedForSubgroup: 'innføres for en undergruppe',
  introducedInPart: 'innføres delvis',
  introducedTemporarily: 'innføres midlertidig',
  discontinued: 'skal ikke lenger tilbys',
  notIntroduced: 'innføres ikke',
};
const named = (ids: string | number | undefined): string =>
  String(ids)
    .split(', ')
    .map((id) => `«${outcomes[id] ?? id}»`)
    .join(' eller ');

/** Words of re-assessment and phase-out. */
export const reassessment = {
  events: {
    ReassessmentOpened: 'Revurdering åpnet',
    PhaseOutOpened: 'Metode i bruk tatt opp til utfasing',
    ReassessmentPrepared: 'Revurderingen er forberedt',
    ExitStepConfirmed: 'Et steg i utfasingen er gjennomført',
  },
  acts: {
    openReassessment: {
      title: 'Åpne revurdering før tiden',
      help: 'Brukes når ny informasjon tilsier det. Ellers åpnes revurderingen av seg selv på datoen i kontrakten, eller når en regel er oppfylt.',
      submit: 'Åpne revurderingen',
    },
    openPhaseOut: {
      title: 'Ta opp metoden til utfasing',
      help: 'For metoder i bruk uten kontrakt om midlertidig innføring. Grunnene blir offentlige, og beslutningen som gjelder, står til en ny er offentliggjort.',
      submit: 'Ta opp til utfasing',
    },
    prepareReassessment: {
      title: 'Forbered revurderingen',
      help: 'Hva som var lagt til grunn, hva som er sett, og hva reglene sier, står på siden. Det du skriver her, blir offentlig.',
      submit: 'Legg fram revurderingen',
    },
    confirmExitStep: {
      title: 'Bekreft et steg i utfasingen',
      help: 'Regionene bekrefter for sine helseforetak. Datoen blir offentlig, merknaden er intern.',
      submit: 'Bekreft steget',
    },
  },
  fields: {
    reassessmentOutcome: { label: 'Utfall av revurderingen', hint: 'Bare når saken er til revurdering eller utfasing.' },
    phaseOutGround: { label: 'Grunn til å vurdere utfasing' },
    assumedSummary: { label: 'Hva som var lagt til grunn' },
    observedSummary: { label: 'Hva som er sett' },
    practiceSummary: { label: 'Faktisk praksis mot indikasjonen' },
    reassessmentAdvice: { label: 'Råd til Beslutningsforum' },
    adviceReason: { label: 'Begrunnelse for rådet' },
    exitStep: { label: 'Steg', hint: 'Kortnavnet slik det står i planen for utfasing.' },
    exitRegion: { label: 'Region', hint: 'For steg som utføres i hver region.' },
    doneOn: { label: 'Gjennomført dato' },
    exitRemark: { label: 'Merknad' },
  },
  sections: {},
  choices,
  rejections: {
    'reassessment.alreadyOpen': () => 'Saken er allerede til revurdering.',
    'reassessment.notOpen': () => 'Saken er ikke til revurdering.',
    'reassessment.notPrepared': () =>
      'Revurderingen er ikke forberedt ennå. Etaten legger den fram før Beslutningsforum tar den opp.',
    'reassessment.outcomeMissing': () => 'Saken er til revurdering. Velg utfallet av den.',
    'reassessment.outcomeNotHere': () => 'Saken er ikke til revurdering. La feltet stå tomt.',
    'reassessment.anotherDecision': (d) =>
      `Utfallet passer ikke med beslutningen. Velg ${named(d['fitting'])} som beslutning, eller et annet utfall.`,
    'reassessment.noCriteria': () =>
      'Utfallet er innføring med særskilte kriterier. Skriv kriteriene som vilkår eller start- og stoppkriterier.',
    'phaseOut.notInUse': () => 'Metoden er ikke i bruk etter gjeldende beslutning, så det er ingenting å fase ut.',
    'phaseOut.hasContract': () => 'Metoden er innført midlertidig på kontrakt. Åpne revurdering i stedet.',
    'phaseOut.noExitPlan': () =>
      'Planen for utfasing mangler steg for nye pasienter eller for pasienter på behandling. Legg dem inn når revurderingen forberedes.',
    'phaseOut.noSupplyCondition': () =>
      'Leverandøren skal levere videre til pasienter på behandling. Legg inn det som vilkår av typen «Videre levering til pasienter på behandling».',
    'exit.none': () => 'Ingen utfasing er besluttet i saken.',
    'exit.unknownStep': (d) => `«${d['step']}» er ikke et steg i planen. Stegene er: ${d['known']}.`,
    'exit.region': () => 'Velg region for steg som utføres i hver region, og la feltet stå tomt for andre.',
    'exit.notYours': () => 'En region bekrefter for seg selv, Sykehusinnkjøp det som ikke er regionalt, og sekretariatet alt.',
    'exit.alreadyDone': (d) => `Steget er allerede bekreftet, med dato ${d['on']}.`,
  },
  rules: {
    'reassessment.onDate': 'Revurderingen gjennomføres på den datoen som er satt.',
    'reassessment.newInformation': 'Ny eller endret informasjon kan føre til revurdering.',
    'reassessment.prepared': 'Etatene vurderer de nye dataene før Beslutningsforum beslutter på nytt.',
    'reassessment.outcomes':
      'En revurdering kan ende i permanent innføring, eventuelt med særskilte kriterier, ny prisforhandling, eller utfasing for alle eller noen.',
    'phaseOut.inUse': 'Metoder i bruk skal kunne identifiseres, velges ut og vurderes for utfasing.',
    'phaseOut.exitPlan': 'Det skal være klart hva som skjer med nye pasienter og med pasienter på behandling.',
    'phaseOut.supply':
      'Ved negativ revurdering leverer leverandøren videre til pasienter på behandling til effekten uteblir og behandleren stopper. Etter engelsk ordning.',
    'phaseOut.carriedOut': 'De regionale helseforetakene gjennomfører utfasingen.',
  },
} satisfies RoomWords;

export type ReassessmentWords = typeof reassessment;
