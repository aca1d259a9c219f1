/** Words of the published statistics: every figure has its definition beside it. */
export const statistics = {
  title: 'Statistikk',
  lead: (d: { date: string; cases: number; constructed: number }) =>
    `Tallene er regnet ut ${d.date} av ${d.cases} registrerte saker, ${
      d.constructed === 0 ? 'ingen av dem konstruerte eksempler' : `${d.constructed} av dem konstruerte eksempler`
    }. Ingen tall er skrevet inn for hånd.`,
  csv: 'Last ned alle tall (CSV)',
  api: 'Samme tall i grensesnittet (JSON)',
  year: 'År',
  allYears: 'Alle år',
  n: 'Antall saker',
  mean: 'Gjennomsnitt',
  lowerQuartile: 'Nedre kvartil',
  median: 'Median',
  upperQuartile: 'Øvre kvartil',
  least: 'Minst',
  most: 'Mest',
  days: (d: { days: string }) => `${d.days} dager`,
  quartiles: 'Kvartilene ligger mellom ordnede verdier på plassen (n − 1)p, som i regneark.',
  few: (d: { n: number }) => `Bare ${d.n} ${d.n === 1 ? 'sak' : 'saker'}: én sak til kan endre tallet mye.`,
  none: 'Ingen saker ennå.',
  definition: 'Slik regnes det',
  version: (d: { version: string }) => `Definisjon, versjon ${d.version}`,
  excluded: 'Ikke med',
  reasons: {
    notDecided: 'ikke besluttet',
    noLedger: 'tidsregnskapet er ikke ført fra starten',
    imported: 'tatt over fra den offentlige listen, som bare har dagen for beslutningen',
    noAuthorisation: 'dato for markedsføringstillatelse er ikke registrert',
    noDocumentation: 'dokumentasjon er ikke erklært fullstendig',
    notDelivered: 'metodevurderingen er ikke levert',
  },
  bothTitle: 'To måter å regne på, de samme sakene',
  bothLead:
    'Industrien og myndighetene oppgir ulike tall for de samme sakene fordi de starter klokken på ulike dager. Her står begge, for saker som begge kan regnes for.',
  industry: 'Industriens måte',
  agency: 'Etatens måte',
  industryText:
    'Kalenderdager fra markedsføringstillatelsen i Norge til første beslutning, uansett hvem som hadde saken. Slik regnes også EFPIAs WAIT-indikator.',
  agencyText:
    'Kalenderdager hos etaten fra dagen den fullstendige dokumentasjonen kom inn, til metodevurderingen ble levert. Dager med klokkestopp regnes ikke med.',
  limitTitle: (d: { limit: number }) => `Metodevurderinger levert innen ${d.limit} dager`,
  limitText: 'Metodevurderinger i DMP, etter året de ble levert. Dagene regnes på etatens måte.',
  within: 'Innen fristen',
  share: 'Andel',
  durationsTitle: 'Tid fra saken kom inn til beslutning',
  partiesTitle: 'Dager hos hver part før første beslutning',
  partiesText:
    'Gjennomsnitt for besluttede saker. Hver dag hører til én part, så gjennomsnittene summerer seg til gjennomsnittet for hele tiden.',
  phasesTitle: 'Fasene i figur 7.5',
  phasesText:
    'Fasene i Meld. St. 21 (2024–2025), figur 7.5, regnet av tidsregnskapet. I figuren kan fasene overlappe, her hører hver dag til én part.',
  table: (d: { name: string }) => `Tabell: ${d.name}`,
  measure: 'Mål',
  measures: {
    receiptToDecision: {
      name: 'Fra mottak til første beslutning',
      text: 'Kalenderdager fra dagen saken kom inn, til møtedagen da Beslutningsforum første gang besluttet.',
    },
    authorisationToDecision: {
      name: 'Fra markedsføringstillatelse til første beslutning',
      text: 'Kalenderdager fra markedsføringstillatelsen i Norge til møtedagen da Beslutningsforum første gang besluttet. Tallet kan være negativt.',
    },
    completeDocumentationToDelivery: {
      name: 'Fra fullstendig dokumentasjon til levert metodevurdering',
      text: 'Kalenderdager hos etaten fra dagen den fullstendige dokumentasjonen kom inn, til levering. Klokkestopp regnes ikke med.',
    },
    supplierPhase1: {
      name: 'Leverandørtid, fase 1',
      text: 'Kalenderdager fra markedsføringstillatelsen til dagen den fullstendige dokumentasjonen kom inn.',
    },
    supplierStops: {
      name: 'Leverandørtid, fase 2 og 3',
      text: 'Dager med klokkestopp hos leverandøren mens saken er til metodevurdering eller prisnotat, før første beslutning.',
    },
    agencyPhase2: {
      name: 'Etaten, fase 2',
      text: 'Dager hos etaten til kontroll av dokumentasjon, i kø og til metodevurdering, før første beslutning.',
    },
    purchasingPhase3: {
      name: 'Sykehusinnkjøp, fase 3',
      text: 'Dager hos Sykehusinnkjøp til pris og prisnotat, før første beslutning.',
    },
    forumsPhase4: {
      name: 'Utkvittering og beslutning, fase 4',
      text: 'Dager til utkvittering, forberedelse i de regionale helseforetakene og i Beslutningsforum, før første beslutning.',
    },
    'with.supplier': { name: 'Leverandøren', text: 'Alle dager hos leverandøren, også før oppdraget og i klokkestopp.' },
    'with.proposer': { name: 'Forslagsstilleren', text: 'Alle dager hos den som foreslo metoden.' },
    'with.secretariat': { name: 'Sekretariatet', text: 'Dager til kontroll og registrering.' },
    'with.dmp': { name: 'DMP', text: 'Dager hos Direktoratet for medisinske produkter, også i kø.' },
    'with.fhi': { name: 'FHI', text: 'Dager hos Folkehelseinstituttet, også i kø.' },
    'with.sykehusinnkjop': { name: 'Sykehusinnkjøp', text: 'Dager hos Sykehusinnkjøp.' },
    'with.bestillerforum': { name: 'Bestillerforum', text: 'Dager til bestilling og utkvittering.' },
    'with.rhf': { name: 'De regionale helseforetakene', text: 'Dager til forberedelse av beslutningen.' },
    'with.beslutningsforum': { name: 'Beslutningsforum', text: 'Dager fra saken ble gitt til Beslutningsforum, til møtedagen.' },
  },
  decisionsTitle: 'Beslutninger',
  decisionsText: 'Gjeldende beslutninger etter møteår, type metode og utfall.',
  type: 'Type metode',
  outcome: 'Utfall',
  count: 'Antall',
  workloadTitle: 'Hos etatene og foretakene i dag',
  workload: {
    open: 'Saker som ikke er avsluttet',
    underAssessment: 'Metodevurderinger som pågår med fullstendig dokumentasjon',
    meanAge: 'Gjennomsnittlig alder på disse, i etatens dager',
    unallocated: 'Ufordelte saker, i kø for utredning',
    awaitingDocumentation: 'Oppdrag som venter på leverandørens dokumentasjon',
    stopped: 'Saker med klokkestopp',
  },
  workloadText:
    'De årlige tallene DMP skal rapportere (antall ferdige, tid, andel innen fristen, antall under arbeid og alderen på dem) står her og i tabellene over.',
  barLabel: (d: { name: string; mean: string }) => `${d.name}: ${d.mean} dager i gjennomsnitt`,
};

export type StatisticsWords = typeof statistics;
