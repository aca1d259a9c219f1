/** Ord for personell: timer og årsverk etter kategori og sted. */
export const personnel = {
  categories: {
    specialistDoctor: 'legespesialist',
    generalPractitioner: 'fastlege',
    nurse: 'sykepleier',
    specialistNurse: 'spesialsykepleier',
    healthWorker: 'helsefagarbeider',
    bioengineer: 'bioingeniør',
    radiographer: 'radiograf',
    pharmacist: 'farmasøyt',
    physiotherapist: 'fysioterapeut',
    psychologist: 'psykolog',
    otherHealth: 'annet helsepersonell',
    administrative: 'merkantilt personell',
  },
  places: { specialist: 'spesialisthelsetjenesten', municipal: 'kommunen' },
  headings: {
    work: 'Arbeid',
    category: 'Kategori',
    place: 'Sted',
    term: 'Gjelder',
    year: 'År',
    methods: 'Metoder som bidrar',
  },
  terms: { short: 'kort sikt', long: 'lang sikt', both: 'kort og lang sikt' },
  perPatient: 'Timer per pasient',
  sums: 'Ekstra timer per pasient etter kategori',
  national: 'Ekstra årsverk i Norge',
  basis: (details: { hours: string }) =>
    `Ett årsverk er ${details.hours} timer. Pasientene kommer jevnt gjennom året; de som bytter til metoden, regnes som nye. Udiskontert. Lønnen er med blant kostnadene, ikke her.`,
  education: {
    title: 'Kapasitet til å utdanne',
    less: 'mindre',
    same: 'uendret',
    more: 'større',
    hours: (details: { hours: string }) => `${details.hours} timer i året`,
  },
  otherServices: {
    title: 'Andre tjenester',
    none: 'Ingen andre tjenester påvirkes.',
    displaced: 'fortrenges',
    relieved: 'avlastes',
  },
  unassessed: {
    education: 'Virkningen på kapasiteten til å utdanne er ikke vurdert (education). Den skal vurderes.',
    otherServices: 'Virkningen på andre tjenester er ikke vurdert (otherServices). Den skal vurderes.',
  },
  register: {
    title: 'Personellbehov samlet over vurderingene, i ekstra årsverk',
    left: (details: { names: string }) => `Ikke med i summen, fordi årsverkene ikke kan beregnes: ${details.names}.`,
    without: (details: { name: string }) =>
      `Vurderingen «${details.name}» har ingen personelldel som kan beregnes, og er ikke med.`,
    empty: 'Ingen av vurderingene har årsverk som kan legges sammen.',
    repeated: (details: { name: string }) => `Vurderingen «${details.name}» er gitt to ganger. Oppgi hver vurdering én gang.`,
  },
};
