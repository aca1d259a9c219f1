/** Ord for de to aksene av usikkerhet. */
export const axes = {
  topics: {
    controlArm: 'Kontrollarm',
    followUp: 'Oppfølgingstid',
    surrogate: 'Surrogatendepunkter',
    relativeEffect: 'Relativ effekt',
    introductionCosts: 'Kostnader ved innføring',
    patientNumber: 'Antall pasienter',
    longTermEffect: 'Effekt på lang sikt',
    authorisation: 'Grunnlaget for markedsføringstillatelsen',
    other: 'Annet',
  },
  levels: { low: 'lav', moderate: 'moderat', high: 'høy' },
  headings: {
    source: 'Kilde til usikkerhet',
    level: 'Usikkerhet',
    reason: 'Grunn',
    evidence: 'Bygger på',
    parameters: 'Parametere',
    evppi: 'Verdien av å vite det, per pasient',
    reducible: 'Kan reduseres av',
    analysis: 'Analyse',
    choice: 'Valget',
  },
  register: 'Kildene til usikkerhet i dokumentasjonen',
  documentation: 'Usikkerhet i dokumentasjonen',
  decision: 'Usikkerhet i beslutningen',
  by: {
    ongoingStudy: 'pågående studie',
    newStudy: 'ny studie',
    register: 'register',
    realWorldData: 'data fra klinisk praksis',
    expertElicitation: 'systematiske ekspertvurderinger',
    other: 'andre data',
  },
  expected: (details: { date: string }) => `ventet ${details.date}`,
  irreducible: 'ikke oppgitt',
  notSampled: 'ikke i trekningene',
  basis: { judged: 'vurdert samlet', highest: 'som den mest usikre av de vurderte kildene' },
  unjudged: (details: { topics: string }) => `Ikke vurdert: ${details.topics}. Hver kilde i listen skal vurderes.`,
  sides: {
    below: 'Metoden er kostnadseffektiv i gjennomsnitt: forventet netto nytte er ikke negativ ved betalingsviljen.',
    above: 'Metoden er ikke kostnadseffektiv i gjennomsnitt: forventet netto nytte er negativ ved betalingsviljen.',
  },
  rule: (details: { from: string }) =>
    `Usikkerheten i beslutningen regnes som høy fra ${details.from} sannsynlighet for feil valg. Grensen er vår: stortingsmeldingen sier ikke hvordan dette skal måles. Ved denne grensen ville valg gjort på samme måte være feil sjeldnere enn hver femte gang. Den kan endres i dokumentet, med grunn.`,
  ruleGiven: (details: { from: string; reason: string }) =>
    `Usikkerheten i beslutningen regnes som høy fra ${details.from} sannsynlighet for feil valg. Grensen er oppgitt i dokumentet: ${details.reason}`,
  readings: {
    mayIntroduce: 'Scenario 1 i figur 7.4: metoden kan innføres.',
    conditional: 'Scenario 2 i figur 7.4: mulighet for betinget innføring.',
    shouldNot: 'Scenario 3 i figur 7.4: metoden bør ikke innføres.',
    awaitOrPending:
      'Kombinasjonen er ikke tegnet i figur 7.4. Teksten sier: vurder om det skal avventes mer dokumentasjon, eller om det bør gis tilgang i påvente av den.',
    settled:
      'Kombinasjonen er ikke tegnet i figur 7.4: verken dokumentasjonen eller beslutningen er særlig usikker, og de tre kriteriene avgjør.',
  },
  asDocumentation: (details: { level: string; reading: string }) =>
    `Regnes dokumentasjonsusikkerheten som ${details.level}: ${details.reading}`,
  aid: 'Plasseringen er en hjelp til å tenke, ikke en avgjørelse.',
  outside:
    'Sannsynlighetene bygger bare på det som er trukket i modellen. Usikkerhet uten parameter i trekningene er ikke med i dem.',
  scenarios: 'Scenarier ved siden av forventningsverdiene',
  expectedValues: 'Forventningsverdier (trekningene)',
  baseCase: 'Hovedanalysen',
  flips: 'valget endres',
  same: 'som hovedanalysen',
  failed: (details: { names: string }) => `Disse scenariene kunne ikke kjøres: ${details.names}.`,
  figure: {
    title: 'Usikkerhet i dokumentasjonen og i beslutningen',
    description: (details: { documentation: string; decision: string; probability: string }) =>
      `Dokumentasjonsusikkerheten er ${details.documentation}. Beslutningsusikkerheten er ${details.decision}: valget er feil med ${details.probability} sannsynlighet.`,
    x: 'Sannsynlighet for at valget er feil',
    y: 'Usikkerhet i dokumentasjonen',
    highFrom: 'høy',
    zones: {
      below: 'kan innføres',
      above: 'bør ikke innføres',
      conditional: 'betinget innføring',
      pending: 'avvente, eller tilgang i påvente',
      settled: 'kriteriene avgjør',
    },
  },
};
