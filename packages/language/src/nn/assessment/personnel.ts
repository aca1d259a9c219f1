import type { personnel as base } from '../../nb/assessment/personnel.ts';

/** Ord for personell: timar og årsverk etter kategori og stad. */
export const personnel: typeof base = {
  categories: {
    specialistDoctor: 'legespesialist',
    generalPractitioner: 'fastlege',
    nurse: 'sjukepleiar',
    specialistNurse: 'spesialsjukepleiar',
    healthWorker: 'helsefagarbeidar',
    bioengineer: 'bioingeniør',
    radiographer: 'radiograf',
    pharmacist: 'farmasøyt',
    physiotherapist: 'fysioterapeut',
    psychologist: 'psykolog',
    otherHealth: 'anna helsepersonell',
    administrative: 'merkantilt personell',
  },
  places: { specialist: 'spesialisthelsetenesta', municipal: 'kommunen' },
  headings: {
    work: 'Arbeid',
    category: 'Kategori',
    place: 'Stad',
    term: 'Gjeld',
    year: 'År',
    methods: 'Metodar som bidreg',
  },
  terms: { short: 'kort sikt', long: 'lang sikt', both: 'kort og lang sikt' },
  perPatient: 'Timar per pasient',
  sums: 'Ekstra timar per pasient etter kategori',
  national: 'Ekstra årsverk i Noreg',
  basis: (details) =>
    `Eitt årsverk er ${details.hours} timar. Pasientane kjem jamt gjennom året; dei som byter til metoden, blir rekna som nye. Udiskontert. Lønna er med blant kostnadene, ikkje her.`,
  education: {
    title: 'Kapasitet til å utdanne',
    less: 'mindre',
    same: 'uendra',
    more: 'større',
    hours: (details) => `${details.hours} timar i året`,
  },
  otherServices: {
    title: 'Andre tenester',
    none: 'Ingen andre tenester blir påverka.',
    displaced: 'blir fortrengde',
    relieved: 'blir avlasta',
  },
  unassessed: {
    education: 'Verknaden på kapasiteten til å utdanne er ikkje vurdert (education). Han skal vurderast.',
    otherServices: 'Verknaden på andre tenester er ikkje vurdert (otherServices). Han skal vurderast.',
  },
  register: {
    title: 'Personellbehov samla over vurderingane, i ekstra årsverk',
    left: (details) => `Ikkje med i summen, fordi årsverka ikkje kan reknast ut: ${details.names}.`,
    without: (details) => `Vurderinga «${details.name}» har ingen personelldel som kan reknast ut, og er ikkje med.`,
    empty: 'Ingen av vurderingane har årsverk som kan leggjast saman.',
    repeated: (details) => `Vurderinga «${details.name}» er gitt to gonger. Oppgi kvar vurdering éin gong.`,
  },
};
