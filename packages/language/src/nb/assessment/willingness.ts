/** Ord for betalingsviljen. */
export const willingness = {
  interval: (details: { lowest: string; highest: string }) =>
    `Det som normalt aksepteres, er ${details.lowest} til ${details.highest}, etter alvorlighet.`,
  classes: 'Betalingsvilje etter alvorlighetsklasse',
  headings: {
    severityClass: 'Klasse',
    shortfall: 'Absolutt prognosetap (QALY)',
    weight: 'Vekt',
    value: 'Kroner per QALY',
    here: 'Her',
    ground: 'Skjønn',
    direction: 'Trekker',
    reason: 'Grunn',
  },
  band: (details: { from: string; below: string }) => `${details.from} til under ${details.below}`,
  lastBand: (details: { from: string }) => `${details.from} eller mer`,
  spanned: 'mulig',
  spans: {
    given: (details: { lower: string; upper: string; from: string; to: string }) =>
      `Prognosetapet kan etter det som er oppgitt, ligge i klasse ${details.from} til ${details.to}: ${details.lower} til ${details.upper} kr per QALY.`,
    draws: (details: { lower: string; upper: string; from: string; to: string }) =>
      `Usikkerheten i prognosetapet (95 % av trekningene) spenner over klasse ${details.from} til ${details.to}: ${details.lower} til ${details.upper} kr per QALY.`,
    single: (details: { lower: string; upper: string; from: string; to: string }) =>
      `Prognosetapet ligger i klasse ${details.from}: ${details.lower} kr per QALY. Usikkerheten i det er ikke kjent.`,
  },
  oneClass: (details: { severityClass: string; value: string }) =>
    `Hele usikkerheten i prognosetapet ligger i klasse ${details.severityClass}: ${details.value} kr per QALY.`,
  standings: {
    below: (details: { distance: string }) =>
      `Kostnaden per QALY ligger ${details.distance} under det som normalt aksepteres for denne alvorligheten.`,
    within: () => 'Kostnaden per QALY ligger innenfor det som normalt aksepteres når usikkerheten i alvorligheten regnes med.',
    above: (details: { distance: string }) =>
      `Kostnaden per QALY ligger ${details.distance} over det som normalt aksepteres for denne alvorligheten.`,
    noRatio: (details: { outcome: string }) =>
      `Det vises ingen kostnad per QALY å sammenligne med (${details.outcome}). Netto nytte sier hvordan metoden kommer ut.`,
  },
  intervalStandings: {
    below: 'Den ligger under hele intervallet.',
    within: 'Den ligger innenfor intervallet for alle alvorlighetsgrader.',
    above: 'Den ligger over hele intervallet.',
  },
  benefit: (details: { amount: string }) => `Inkrementell netto nytte er ${details.amount} ved denne betalingsviljen.`,
  benefits: (details: { lower: string; upper: string }) =>
    `Inkrementell netto nytte er ${details.lower} ved den laveste og ${details.upper} ved den høyeste betalingsviljen for denne alvorligheten.`,
  preconditions: {
    title: 'Forutsetninger for grensene',
    guiding: 'Grensene er veiledende. At en brøk er innenfor eller utenfor, avgjør ikke saken alene.',
    classesNotAdopted: 'Klassene og vektene er foreslått av Magnussen-gruppen og aldri formelt vedtatt.',
    foreignOpportunityCost: 'Alternativkostnaden er utledet av britiske tall; det finnes ingen norsk beregning.',
    groupLevel: 'Grensene gjelder på gruppenivå, ikke i ordningen for særskilt små pasientgrupper, og etter avtalt pris.',
  },
  grounds: {
    uncertainty: 'usikkerhet',
    budget: 'budsjettvirkning',
    rarity: 'sjeldenhet',
    organisation: 'organisering',
    personnel: 'personell',
    other: 'annet',
  },
  directions: { higher: 'opp', lower: 'ned', neither: 'ingen vei' },
  adjustments: 'Skjønn som trekker betalingsviljen',
  noAdjustments:
    'Ingen skjønnsmessige vurderinger er oppgitt. Usikkerhet, budsjett og sjeldenhet kan trekke betalingsviljen opp eller ned.',
  unmoved: 'Skjønnet er ført opp, og har ikke flyttet noe tall.',
};
