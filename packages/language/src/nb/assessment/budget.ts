/** Det setninger om hvem som avgjør, kan nevne. */
export interface AuthorityDetails {
  readonly limit: string;
  readonly other: string;
  readonly date: string;
  readonly year: string;
  readonly growth: string;
}

/** Ord for budsjettvirkninger. */
export const budget = {
  headline: (details: { year: string; drugs: string; service: string }) =>
    `Femte år (${details.year}): legemiddelbudsjettet ${details.drugs}, hele helse- og omsorgstjenesten ${details.service}.`,
  basis: (details: { priceYear: string; currency: string }) =>
    `Udiskontert, ${details.priceYear}-priser (${details.currency}), med merverdiavgift der premissene sier det.`,
  year: 'År',
  millions: (details: { currency: string }) => `Millioner ${details.currency}`,
  thousands: (details: { currency: string }) => `Tusen ${details.currency}`,
  patients: 'Pasienter',
  starting: (details: { strategy: string; world: string }) => `${details.strategy}, starter (${details.world})`,
  underCare: (details: { strategy: string; world: string }) => `${details.strategy}, i live (${details.world})`,
  worlds: { without: 'uten metoden', with: 'med metoden' },
  byHolder: 'Budsjettvirkning per betaler',
  holders: {
    specialist: 'Spesialisthelsetjenesten (RHF)',
    nationalInsurance: 'Folketrygden',
    municipal: 'Kommunene',
    patient: 'Pasientene (egenandeler, tid og reise)',
  },
  service: 'Hele helse- og omsorgstjenesten',
  drugs: 'Legemiddelbudsjettet',
  balance: 'Brutto, fortrengt og netto',
  gross: 'utgifter til metoden',
  displaced: 'spart på det som fortrenges',
  net: 'netto',
  byLine: 'Budsjettvirkning per utgift',
  categories: {
    drug: 'legemiddel',
    diagnostics: 'diagnostikk',
    monitoring: 'oppfølging',
    treatment: 'annen behandling',
    care: 'omsorg',
    staff: 'personell',
    equipment: 'utstyr',
    organisation: 'organisering',
  },
  coPayment: (details: { name: string }) => `${details.name}: egenandel`,
  byRegion: 'Spesialisthelsetjenesten per regionalt helseforetak, etter innbyggertall',
  regions: { southEast: 'Helse Sør-Øst', west: 'Helse Vest', central: 'Helse Midt-Norge', north: 'Helse Nord' },
  maximumPrice: (details: { parameter: string; price: string }) =>
    `Maksimal utsalgspris uten merverdiavgift brukt for ${details.parameter}: ${details.price}.`,
  authority: {
    heading: 'Hvem avgjør (fullmaktsgrensen)',
    agency: (details: AuthorityDetails) =>
      `Direktoratet for medisinske produkter avgjør: netto utgiftsvekst i folketrygden er ikke over ${details.limit} i noe av de fem første årene (grensen ${details.date}).`,
    parliament: (details: AuthorityDetails) =>
      `Stortinget avgjør: netto utgiftsvekst i folketrygden er ${details.growth} i ${details.year}, over grensen på ${details.limit} (${details.date}).`,
    authorities: (details: AuthorityDetails) =>
      `Beslutningsforum avgjør: sykehusene betaler. Fullmaktsgrensen (${details.limit}, ${details.date}) gjelder folketrygden.`,
    undetermined: (details: AuthorityDetails) =>
      `Ikke avgjort: grensen ble endret i løpet av året, og dagen er ikke kjent. ${details.limit} og ${details.other} gir hvert sitt svar (${details.date}).`,
  },
  noMunicipal:
    'Ingen utgift i budsjettet faller på kommunene. Metodevurderinger skal ta med virkninger i kommunen; se etter om modellen mangler dem.',
  intervalLabel: 'Hele tjenesten, med 95 %-intervall',
  interval: (details: { lower: string; upper: string }) => `95 % av trekningene: ${details.lower} til ${details.upper}`,
  uncertainty: (details: { draws: string }) =>
    `Usikkerhet i modellen (${details.draws} trekninger): gjennomsnitt og 95 %-intervall`,
  mean: 'gjennomsnitt',
  lower: '2,5 %',
  upper: '97,5 %',
  aboveLimit: (details: { share: string }) => `Sannsynlighet for at utgiftsveksten passerer fullmaktsgrensen: ${details.share}.`,
  scenarios: 'Andre antall pasienter eller annet opptak: hele tjenesten',
  asPlanned: 'Som i premissene',
  capacity: (details: { name: string; unit: string }) => `Kapasitet: ${details.name} (${details.unit})`,
  needed: (details: { world: string }) => `Behov ${details.world}`,
  available: 'Finnes',
  exceeded: (details: { name: string; year: string; world: string }) =>
    `${details.name}: behovet ${details.world} er større enn det som finnes, fra ${details.year}.`,
  enough: (details: { name: string }) => `${details.name}: det som finnes, rekker i alle årene med metoden.`,
  stepwise: {
    heading: 'Trinnvis innføring: hele tjenesten',
    severity: 'Rekkefølgen følger alvorlighet.',
    benefit: 'Rekkefølgen følger nytte.',
    total: 'Trinnvis, samlet',
    step: (details: { name: string; share: string; year: string }) => `${details.name} (${details.share}, fra ${details.year})`,
    condition: (details: { name: string; condition: string }) => `${details.name} åpnes når: ${details.condition}`,
    measures: (details: { shortfall: string; netBenefit: string }) =>
      `prognosetap ${details.shortfall}, netto nytte per pasient ${details.netBenefit}`,
    findings: {
      notCostEffective: 'behandlingen er ikke kostnadseffektiv for gruppen; kriteriene åpner da ikke for trinnet',
      outOfOrder: 'gruppen kommer etter en som er mindre alvorlig syk eller har mindre nytte; rekkefølgen følger ikke kriteriene',
      unknown: 'alvorlighet eller nytte er ikke kjent for gruppen; rekkefølgen kan ikke kontrolleres',
    },
    sound: 'i tråd med kriteriene',
  },
  facts: 'Satser som er brukt',
  evenly: 'Pasientene kommer jevnt gjennom året.',
  yearStart: 'Alle som kommer i et år, kommer den første dagen.',
  chart: (details: { year: string; service: string }) =>
    `Budsjettvirkningen år for år, delt på betaler. Femte år, ${details.year}, er den ${details.service} for hele tjenesten.`,
};
