import type { axes as base } from '../../nb/assessment/axes.ts';

/** Ord for dei to aksane av uvisse. */
export const axes: typeof base = {
  topics: {
    controlArm: 'Kontrollarm',
    followUp: 'Oppfølgingstid',
    surrogate: 'Surrogatendepunkt',
    relativeEffect: 'Relativ effekt',
    introductionCosts: 'Kostnader ved innføring',
    patientNumber: 'Talet på pasientar',
    longTermEffect: 'Effekt på lang sikt',
    authorisation: 'Grunnlaget for marknadsføringsløyvet',
    other: 'Anna',
  },
  levels: { low: 'låg', moderate: 'moderat', high: 'høg' },
  headings: {
    source: 'Kjelde til uvisse',
    level: 'Uvisse',
    reason: 'Grunn',
    evidence: 'Byggjer på',
    parameters: 'Parametrar',
    evppi: 'Verdien av å vite det, per pasient',
    reducible: 'Kan reduserast av',
    analysis: 'Analyse',
    choice: 'Valet',
  },
  register: 'Kjeldene til uvisse i dokumentasjonen',
  documentation: 'Uvisse i dokumentasjonen',
  decision: 'Uvisse i avgjerda',
  by: {
    ongoingStudy: 'pågåande studie',
    newStudy: 'ny studie',
    register: 'register',
    realWorldData: 'data om klinisk praksis',
    expertElicitation: 'systematiske ekspertvurderingar',
    other: 'andre data',
  },
  expected: (details) => `venta ${details.date}`,
  irreducible: 'ikkje oppgitt',
  notSampled: 'ikkje i trekningane',
  basis: { judged: 'vurdert samla', highest: 'som den mest uvisse av dei vurderte kjeldene' },
  unjudged: (details) => `Ikkje vurdert: ${details.topics}. Kvar kjelde i lista skal vurderast.`,
  sides: {
    below: 'Metoden er kostnadseffektiv i gjennomsnitt: forventa netto nytte er ikkje negativ ved betalingsviljen.',
    above: 'Metoden er ikkje kostnadseffektiv i gjennomsnitt: forventa netto nytte er negativ ved betalingsviljen.',
  },
  rule: (details) =>
    `Uvissa i avgjerda blir rekna som høg når sannsynet for feil val er ${details.from} eller meir. Grensa er vår: stortingsmeldinga seier ikkje korleis dette skal målast. Ved denne grensa ville val gjorde på same måten vere feil sjeldnare enn kvar femte gong. Ho kan endrast i dokumentet, med grunn.`,
  ruleGiven: (details) =>
    `Uvissa i avgjerda blir rekna som høg når sannsynet for feil val er ${details.from} eller meir. Grensa er oppgitt i dokumentet: ${details.reason}`,
  readings: {
    mayIntroduce: 'Scenario 1 i figur 7.4: metoden kan innførast.',
    conditional: 'Scenario 2 i figur 7.4: høve til innføring på vilkår.',
    shouldNot: 'Scenario 3 i figur 7.4: metoden bør ikkje innførast.',
    awaitOrPending:
      'Kombinasjonen er ikkje teikna i figur 7.4. Teksten seier: vurder om ein skal vente på meir dokumentasjon, eller om det bør givast tilgang i påvente av han.',
    settled:
      'Kombinasjonen er ikkje teikna i figur 7.4: verken dokumentasjonen eller avgjerda er særleg uviss, og dei tre kriteria avgjer.',
  },
  asDocumentation: (details) => `Er dokumentasjonsuvissa rekna som ${details.level}: ${details.reading}`,
  aid: 'Plasseringa er ei hjelp til å tenkje, ikkje ei avgjerd.',
  outside: 'Sannsyna byggjer berre på det som er trekt i modellen. Uvisse utan parameter i trekningane er ikkje med i dei.',
  scenarios: 'Scenario ved sida av forventningsverdiane',
  expectedValues: 'Forventningsverdiar (trekningane)',
  baseCase: 'Hovudanalysen',
  flips: 'valet blir eit anna',
  same: 'som hovudanalysen',
  failed: (details) => `Desse scenarioa kunne ikkje køyrast: ${details.names}.`,
  figure: {
    title: 'Uvisse i dokumentasjonen og i avgjerda',
    description: (details) =>
      `Dokumentasjonsuvissa er ${details.documentation}. Avgjerdsuvissa er ${details.decision}: valet er feil med ${details.probability} sannsyn.`,
    x: 'Sannsyn for at valet er feil',
    y: 'Uvisse i dokumentasjonen',
    highFrom: 'høg',
    zones: {
      below: 'kan innførast',
      above: 'bør ikkje innførast',
      conditional: 'innføring på vilkår',
      pending: 'vente, eller tilgang i påvente',
      settled: 'kriteria avgjer',
    },
  },
};
