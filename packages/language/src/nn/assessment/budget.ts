import type { budget as base } from '../../nb/assessment/budget.ts';

/** Ord for budsjettverknader. */
export const budget: typeof base = {
  headline: (details) =>
    `Femte år (${details.year}): legemiddelbudsjettet ${details.drugs}, heile helse- og omsorgstenesta ${details.service}.`,
  basis: (details) =>
    `Udiskontert, ${details.priceYear}-prisar (${details.currency}), med meirverdiavgift der premissane seier det.`,
  year: 'År',
  millions: (details) => `Millionar ${details.currency}`,
  thousands: (details) => `Tusen ${details.currency}`,
  patients: 'Pasientar',
  starting: (details) => `${details.strategy}, startar (${details.world})`,
  underCare: (details) => `${details.strategy}, i live (${details.world})`,
  worlds: { without: 'utan metoden', with: 'med metoden' },
  byHolder: 'Budsjettverknad per betalar',
  holders: {
    specialist: 'Spesialisthelsetenesta (RHF)',
    nationalInsurance: 'Folketrygda',
    municipal: 'Kommunane',
    patient: 'Pasientane (eigendelar, tid og reise)',
  },
  service: 'Heile helse- og omsorgstenesta',
  drugs: 'Legemiddelbudsjettet',
  balance: 'Brutto, fortrengt og netto',
  gross: 'utgifter til metoden',
  displaced: 'spart på det som blir fortrengt',
  net: 'netto',
  byLine: 'Budsjettverknad per utgift',
  categories: {
    drug: 'legemiddel',
    diagnostics: 'diagnostikk',
    monitoring: 'oppfølging',
    treatment: 'anna behandling',
    care: 'omsorg',
    staff: 'personell',
    equipment: 'utstyr',
    organisation: 'organisering',
  },
  coPayment: (details) => `${details.name}: eigendel`,
  byRegion: 'Spesialisthelsetenesta per regionalt helseføretak, etter innbyggjartal',
  regions: { southEast: 'Helse Sør-Aust', west: 'Helse Vest', central: 'Helse Midt-Noreg', north: 'Helse Nord' },
  maximumPrice: (details) => `Høgaste utsalspris utan meirverdiavgift brukt for ${details.parameter}: ${details.price}.`,
  authority: {
    heading: 'Kven avgjer (fullmaktsgrensa)',
    agency: (details) =>
      `Direktoratet for medisinske produkt avgjer: netto utgiftsvekst i folketrygda er ikkje over ${details.limit} i nokon av dei fem første åra (grensa ${details.date}).`,
    parliament: (details) =>
      `Stortinget avgjer: netto utgiftsvekst i folketrygda er ${details.growth} i ${details.year}, over grensa på ${details.limit} (${details.date}).`,
    authorities: (details) =>
      `Avgjerdsforum (Beslutningsforum) avgjer: sjukehusa betaler. Fullmaktsgrensa (${details.limit}, ${details.date}) gjeld folketrygda.`,
    undetermined: (details) =>
      `Ikkje avgjort: grensa vart endra i løpet av året, og dagen er ikkje kjend. ${details.limit} og ${details.other} gjev kvart sitt svar (${details.date}).`,
  },
  noMunicipal:
    'Inga utgift i budsjettet fell på kommunane. Metodevurderingar skal ta med verknader i kommunen; sjå etter om modellen manglar dei.',
  intervalLabel: 'Heile tenesta, med 95 %-intervall',
  interval: (details) => `95 % av trekningane: ${details.lower} til ${details.upper}`,
  uncertainty: (details) => `Uvisse i modellen (${details.draws} trekningar): gjennomsnitt og 95 %-intervall`,
  mean: 'gjennomsnitt',
  lower: '2,5 %',
  upper: '97,5 %',
  aboveLimit: (details) => `Sannsyn for at utgiftsveksten passerer fullmaktsgrensa: ${details.share}.`,
  scenarios: 'Andre tal på pasientar eller anna opptak: heile tenesta',
  asPlanned: 'Som i premissane',
  capacity: (details) => `Kapasitet: ${details.name} (${details.unit})`,
  needed: (details) => `Behov ${details.world}`,
  available: 'Finst',
  exceeded: (details) => `${details.name}: behovet ${details.world} er større enn det som finst, frå ${details.year}.`,
  enough: (details) => `${details.name}: det som finst, rekk i alle åra med metoden.`,
  stepwise: {
    heading: 'Stegvis innføring: heile tenesta',
    severity: 'Rekkjefølgja følgjer alvor.',
    benefit: 'Rekkjefølgja følgjer nytte.',
    total: 'Stegvis, samla',
    step: (details) => `${details.name} (${details.share}, frå ${details.year})`,
    condition: (details) => `${details.name} blir opna når: ${details.condition}`,
    measures: (details) => `prognosetap ${details.shortfall}, netto nytte per pasient ${details.netBenefit}`,
    findings: {
      notCostEffective: 'behandlinga er ikkje kostnadseffektiv for gruppa; kriteria opnar då ikkje for steget',
      outOfOrder: 'gruppa kjem etter ei som er mindre alvorleg sjuk eller har mindre nytte; rekkjefølgja følgjer ikkje kriteria',
      unknown: 'alvor eller nytte er ikkje kjend for gruppa; rekkjefølgja kan ikkje kontrollerast',
    },
    sound: 'i tråd med kriteria',
  },
  facts: 'Satsar som er brukte',
  evenly: 'Pasientane kjem jamt gjennom året.',
  yearStart: 'Alle som kjem i eit år, kjem den første dagen.',
  chart: (details) =>
    `Budsjettverknaden år for år, delt på betalar. Femte år, ${details.year}, er han ${details.service} for heile tenesta.`,
};
