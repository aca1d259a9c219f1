/** Ord i metodevurderingens rapport. */
export const report = {
  references: (details: { count: number }) =>
    details.count === 1 ? 'Tekstene viser til ett resultat.' : `Tekstene viser til ${details.count} resultater.`,
  sections: {
    pico: 'Problemstilling (PICO)',
    evidence: 'Dokumentasjon',
    model: 'Modell',
    benefit: 'Nytte',
    resources: 'Ressurser',
    severity: 'Alvorlighet',
    uncertainty: 'Usikkerhet',
    strategies: 'Strategier og pris',
    budget: 'Budsjettvirkninger',
    personnel: 'Personell og kapasitet',
    ethics: 'Etikk',
    organisation: 'Organisering',
    patientPerspective: 'Pasientenes perspektiv',
  },
  notes: {
    'severity.horizonTruncates':
      'Modellens tidshorisont slutter mens mange fortsatt lever. Prognosetapet kan derfor være for høyt anslått.',
    'severity.negativeShortfall': 'Prognosetapet er negativt: pasientene lever bedre eller lenger enn andre på samme alder.',
  },
  pico: { population: 'Pasienter', intervention: 'Metode', comparator: 'Sammenlignes med', outcomes: 'Utfall' },
  facts: {
    model: 'Modell',
    source: 'Kilde',
    strategy: 'Metoden',
    comparator: 'Sammenlignes med',
    submissionDate: 'Dokumentasjonen mottatt',
    known: 'Vurdert',
    horizon: 'Tidshorisont',
    currency: 'Valuta',
    priceYear: 'Prisår',
    draws: 'Trekninger',
    seed: 'Frø',
  },
  identity: {
    document: 'Vurderingsdokument',
    model: 'Modell',
    inputs: 'Inndata',
    engine: 'Motor',
    run: 'Grunnanalyse',
    probabilisticRun: 'Probabilistisk analyse',
    assessment: 'Vurderingens resultat',
  },
  terms: {
    strategy: 'Alternativ',
    difference: 'Forskjell',
    quantity: 'Størrelse',
    value: 'Verdi',
    row: 'Hva',
    health: 'Helseutfall per pasient',
    costs: 'Kostnader per pasient',
    costEffectiveness: 'Kostnadseffektivitet',
    severity: 'Alvorlighet',
    uncertainty: 'Probabilistisk analyse',
    interval: '95 % usikkerhetsintervall',
    mean: 'Gjennomsnitt',
    acceptability: 'Sannsynlighet for å ha høyest netto nytte, etter betalingsvilje per QALY',
    acceptabilityOf: 'Sannsynlighet etter betalingsvilje',
    threshold: 'Betalingsvilje',
    probability: 'Sannsynlighet',
  },
  acceptabilityText: (details: { strategy: string; probability: string; threshold: string }) =>
    `Ved en betalingsvilje på ${details.threshold} per QALY er sannsynligheten for at ${details.strategy} har høyest netto nytte ${details.probability} prosent.`,
  untranslated: 'Teksten finnes bare på bokmål.',
  unknownReference: (details: { reference: string }) => `[finner ikke resultatet «${details.reference}»]`,
  plain: {
    about: (details: { strategy: string; comparator: string }) =>
      `Vurderingen gjelder ${details.strategy}, sammenlignet med ${details.comparator}. Tallene er gjennomsnitt fra en modell; ingen enkelt pasient er gjennomsnittet.`,
    severity: (details: { shortfall: string; level: string }) =>
      `Med behandlingen som brukes i dag, taper en pasient i gjennomsnitt ${details.shortfall} sammenlignet med andre på samme alder. Én QALY er ett år med full helse. Det tilsvarer alvorlighetsklasse ${details.level} av 6, der 6 er mest alvorlig.`,
    gain: (details: { strategy: string; qalys: string; months: string }) =>
      `${details.strategy} gir i gjennomsnitt ${details.qalys} mer, altså helse som svarer til om lag ${details.months} måneder med full helse.`,
    loss: (details: { strategy: string; qalys: string }) => `${details.strategy} gir i gjennomsnitt ${details.qalys} mindre.`,
    sameHealth: (details: { strategy: string }) =>
      `${details.strategy} gir omtrent like mye helse som behandlingen den sammenlignes med.`,
    dearer: (details: { amount: string }) =>
      `Metoden koster i gjennomsnitt ${details.amount} mer per pasient over tidsrommet modellen dekker.`,
    cheaper: (details: { amount: string }) =>
      `Metoden koster i gjennomsnitt ${details.amount} mindre per pasient over tidsrommet modellen dekker.`,
    sameCost: 'Metoden koster like mye som behandlingen den sammenlignes med.',
    ratio: (details: { icer: string }) => `Det blir ${details.icer}.`,
    below: (details: { reference: string }) =>
      `Det er under beløpet som brukes som referanse for denne alvorligheten, ${details.reference}.`,
    above: (details: { reference: string }) =>
      `Det er over beløpet som brukes som referanse for denne alvorligheten, ${details.reference}.`,
    sure: (details: { of100: string }) =>
      `Tallene er usikre. I ${details.of100} av 100 beregninger med ulike, mulige tall er metoden verdt kostnaden målt mot referansen.`,
    patients: (details: { year: string; patients: string }) =>
      `I ${details.year} regnes det med at ${details.patients} får metoden.`,
    decision: 'Tallene avgjør ikke saken alene. Mennesker veier nytte, ressurser og alvorlighet mot hverandre og beslutter.',
  },
};
