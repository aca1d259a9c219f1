import type { willingness as base } from '../../nb/assessment/willingness.ts';

/** Ord for betalingsviljen. */
export const willingness: typeof base = {
  interval: (details) => `Det som normalt blir akseptert, er ${details.lowest} til ${details.highest}, etter alvor.`,
  classes: 'Betalingsvilje etter alvorsklasse',
  headings: {
    severityClass: 'Klasse',
    shortfall: 'Absolutt prognosetap (QALY)',
    weight: 'Vekt',
    value: 'Kroner per QALY',
    here: 'Her',
    ground: 'Skjønn',
    direction: 'Dreg',
    reason: 'Grunn',
  },
  band: (details) => `${details.from} til under ${details.below}`,
  lastBand: (details) => `${details.from} eller meir`,
  spanned: 'mogleg',
  spans: {
    given: (details) =>
      `Prognosetapet kan etter det som er oppgitt, liggje i klasse ${details.from} til ${details.to}: ${details.lower} til ${details.upper} kr per QALY.`,
    draws: (details) =>
      `Uvissa i prognosetapet (95 % av trekningane) spenner over klasse ${details.from} til ${details.to}: ${details.lower} til ${details.upper} kr per QALY.`,
    single: (details) => `Prognosetapet ligg i klasse ${details.from}: ${details.lower} kr per QALY. Uvissa i det er ikkje kjend.`,
  },
  oneClass: (details) => `Heile uvissa i prognosetapet ligg i klasse ${details.severityClass}: ${details.value} kr per QALY.`,
  standings: {
    below: (details) => `Kostnaden per QALY ligg ${details.distance} under det som normalt blir akseptert for dette alvoret.`,
    within: () => 'Kostnaden per QALY ligg innanfor det som normalt blir akseptert når uvissa i alvoret er rekna med.',
    above: (details) => `Kostnaden per QALY ligg ${details.distance} over det som normalt blir akseptert for dette alvoret.`,
    noRatio: (details) =>
      `Det blir ikkje vist nokon kostnad per QALY å samanlikne med (${details.outcome}). Netto nytte seier korleis metoden kjem ut.`,
  },
  intervalStandings: {
    below: 'Han ligg under heile intervallet.',
    within: 'Han ligg innanfor intervallet for alle grader av alvor.',
    above: 'Han ligg over heile intervallet.',
  },
  benefit: (details) => `Inkrementell netto nytte er ${details.amount} ved denne betalingsviljen.`,
  benefits: (details) =>
    `Inkrementell netto nytte er ${details.lower} ved den lågaste og ${details.upper} ved den høgaste betalingsviljen for dette alvoret.`,
  preconditions: {
    title: 'Føresetnader for grensene',
    guiding: 'Grensene er rettleiande. At ein brøk er innanfor eller utanfor, avgjer ikkje saka aleine.',
    classesNotAdopted: 'Klassane og vektene er føreslått av Magnussen-gruppa og aldri formelt vedtekne.',
    foreignOpportunityCost: 'Alternativkostnaden er utleidd av britiske tal; det finst inga norsk utrekning.',
    groupLevel: 'Grensene gjeld på gruppenivå, ikkje i ordninga for særskilt små pasientgrupper, og etter avtalt pris.',
  },
  grounds: {
    uncertainty: 'uvisse',
    budget: 'budsjettverknad',
    rarity: 'sjeldan tilstand',
    organisation: 'organisering',
    personnel: 'personell',
    other: 'anna',
  },
  directions: { higher: 'opp', lower: 'ned', neither: 'ingen veg' },
  adjustments: 'Skjønn som dreg betalingsviljen',
  noAdjustments:
    'Ingen skjønnsmessige vurderingar er oppgitte. Uvisse, budsjett og sjeldan tilstand kan dra betalingsviljen opp eller ned.',
  unmoved: 'Skjønnet er ført opp, og har ikkje flytta noko tal.',
};
