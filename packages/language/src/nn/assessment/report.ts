import type { report as base } from '../../nb/assessment/report.ts';

/** Ord i rapporten frå metodevurderinga. */
export const report: typeof base = {
  references: (details) =>
    details.count === 1 ? 'Tekstane viser til eitt resultat.' : `Tekstane viser til ${details.count} resultat.`,
  sections: {
    pico: 'Problemstilling (PICO)',
    evidence: 'Dokumentasjon',
    model: 'Modell',
    benefit: 'Nytte',
    resources: 'Ressursar',
    severity: 'Alvor',
    uncertainty: 'Uvisse',
    strategies: 'Strategiar og pris',
    budget: 'Budsjettverknader',
    personnel: 'Personell og kapasitet',
    ethics: 'Etikk',
    organisation: 'Organisering',
    patientPerspective: 'Perspektivet til pasientane',
  },
  notes: {
    'severity.horizonTruncates':
      'Tidshorisonten i modellen sluttar medan mange framleis lever. Prognosetapet kan difor vere for høgt rekna.',
    'severity.negativeShortfall': 'Prognosetapet er negativt: pasientane lever betre eller lenger enn andre på same alder.',
  },
  pico: { population: 'Pasientar', intervention: 'Metode', comparator: 'Samanlikna med', outcomes: 'Utfall' },
  facts: {
    model: 'Modell',
    source: 'Kjelde',
    strategy: 'Metoden',
    comparator: 'Samanlikna med',
    submissionDate: 'Dokumentasjonen motteken',
    known: 'Vurdert',
    horizon: 'Tidshorisont',
    currency: 'Valuta',
    priceYear: 'Prisår',
    draws: 'Trekningar',
    seed: 'Frø',
  },
  identity: {
    document: 'Vurderingsdokument',
    model: 'Modell',
    inputs: 'Inndata',
    engine: 'Motor',
    run: 'Grunnanalyse',
    probabilisticRun: 'Probabilistisk analyse',
    assessment: 'Resultatet av vurderinga',
  },
  terms: {
    strategy: 'Alternativ',
    difference: 'Skilnad',
    quantity: 'Storleik',
    value: 'Verdi',
    row: 'Kva',
    health: 'Helseutfall per pasient',
    costs: 'Kostnader per pasient',
    costEffectiveness: 'Kostnadseffektivitet',
    severity: 'Alvor',
    uncertainty: 'Probabilistisk analyse',
    interval: '95 % uvisseintervall',
    mean: 'Gjennomsnitt',
    acceptability: 'Sannsyn for å ha høgast netto nytte, etter betalingsvilje per QALY',
    acceptabilityOf: 'Sannsyn etter betalingsvilje',
    threshold: 'Betalingsvilje',
    probability: 'Sannsyn',
  },
  acceptabilityText: (details) =>
    `Ved ein betalingsvilje på ${details.threshold} per QALY er sannsynet for at ${details.strategy} har høgast netto nytte ${details.probability} prosent.`,
  untranslated: 'Teksten finst berre på bokmål.',
  unknownReference: (details) => `[finn ikkje resultatet «${details.reference}»]`,
  plain: {
    about: (details) =>
      `Vurderinga gjeld ${details.strategy}, samanlikna med ${details.comparator}. Tala er gjennomsnitt av ein modell; ingen einskild pasient er gjennomsnittet.`,
    severity: (details) =>
      `Med behandlinga som blir brukt i dag, taper ein pasient i gjennomsnitt ${details.shortfall} samanlikna med andre på same alder. Éin QALY er eitt år med full helse. Det svarer til alvorsklasse ${details.level} av 6, der 6 er mest alvorleg.`,
    gain: (details) =>
      `${details.strategy} gir i gjennomsnitt ${details.qalys} meir, altså helse som svarer til om lag ${details.months} månader med full helse.`,
    loss: (details) => `${details.strategy} gir i gjennomsnitt ${details.qalys} mindre.`,
    sameHealth: (details) => `${details.strategy} gir om lag like mykje helse som behandlinga ho blir samanlikna med.`,
    dearer: (details) => `Metoden kostar i gjennomsnitt ${details.amount} meir per pasient over tidsrommet modellen dekkjer.`,
    cheaper: (details) => `Metoden kostar i gjennomsnitt ${details.amount} mindre per pasient over tidsrommet modellen dekkjer.`,
    sameCost: 'Metoden kostar like mykje som behandlinga han blir samanlikna med.',
    ratio: (details) => `Det blir ${details.icer}.`,
    below: (details) => `Det er under beløpet som blir brukt som referanse for dette alvoret, ${details.reference}.`,
    above: (details) => `Det er over beløpet som blir brukt som referanse for dette alvoret, ${details.reference}.`,
    sure: (details) =>
      `Tala er uvisse. I ${details.of100} av 100 utrekningar med ulike, moglege tal er metoden verd kostnaden målt mot referansen.`,
    patients: (details) => `I ${details.year} reknar ein med at ${details.patients} får metoden.`,
    decision: 'Tala avgjer ikkje saka åleine. Menneske veg nytte, ressursar og alvor mot kvarandre og avgjer.',
  },
};
