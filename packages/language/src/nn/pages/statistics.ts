import type { StatisticsWords } from '../../nb/pages/statistics.ts';

/** Words of the published statistics: every figure has its definition beside it. */
export const statistics: StatisticsWords = {
  title: 'Statistikk',
  lead: (d) =>
    `Tala er rekna ut ${d.date} av ${d.cases} registrerte saker, ${
      d.constructed === 0 ? 'ingen av dei konstruerte døme' : `${d.constructed} av dei konstruerte døme`
    }. Ingen tal er skrivne inn for hand.`,
  csv: 'Last ned alle tal (CSV)',
  api: 'Same tal i grensesnittet (JSON)',
  year: 'År',
  allYears: 'Alle år',
  n: 'Talet på saker',
  mean: 'Gjennomsnitt',
  lowerQuartile: 'Nedre kvartil',
  median: 'Median',
  upperQuartile: 'Øvre kvartil',
  least: 'Minst',
  most: 'Mest',
  days: (d) => `${d.days} dagar`,
  quartiles: 'Kvartilane ligg mellom ordna verdiar på plassen (n − 1)p, som i rekneark.',
  few: (d) => `Berre ${d.n} ${d.n === 1 ? 'sak' : 'saker'}: éi sak til kan endre talet mykje.`,
  none: 'Ingen saker enno.',
  definition: 'Slik blir det rekna',
  version: (d) => `Definisjon, versjon ${d.version}`,
  excluded: 'Ikkje med',
  reasons: {
    notDecided: 'inga avgjerd',
    noLedger: 'tidsrekneskapen er ikkje ført frå starten',
    imported: 'teke over frå den offentlege lista, som berre har dagen for avgjerda',
    noAuthorisation: 'dato for marknadsføringsløyve er ikkje registrert',
    noDocumentation: 'dokumentasjon er ikkje erklært fullstendig',
    notDelivered: 'metodevurderinga er ikkje levert',
  },
  bothTitle: 'To måtar å rekne på, dei same sakene',
  bothLead:
    'Industrien og styresmaktene oppgir ulike tal for dei same sakene fordi dei startar klokka på ulike dagar. Her står begge, for saker som begge kan reknast for.',
  industry: 'Måten til industrien',
  agency: 'Måten til etaten',
  industryText:
    'Kalenderdagar frå marknadsføringsløyvet i Noreg til første avgjerd, same kven som hadde saka. Slik blir òg WAIT-indikatoren til EFPIA rekna.',
  agencyText:
    'Kalenderdagar hos etaten frå dagen den fullstendige dokumentasjonen kom inn, til metodevurderinga vart levert. Dagar med klokkestopp blir ikkje rekna med.',
  limitTitle: (d) => `Metodevurderingar leverte innan ${d.limit} dagar`,
  limitText: 'Metodevurderingar i DMP, etter året dei vart leverte. Dagane blir rekna på måten til etaten.',
  within: 'Innan fristen',
  share: 'Del',
  durationsTitle: 'Tid frå saka kom inn til avgjerd',
  partiesTitle: 'Dagar hos kvar part før første avgjerd',
  partiesText:
    'Gjennomsnitt for avgjorde saker. Kvar dag høyrer til éin part, så gjennomsnitta summerer seg til gjennomsnittet for heile tida.',
  phasesTitle: 'Fasane i figur 7.5',
  phasesText:
    'Fasane i Meld. St. 21 (2024–2025), figur 7.5, rekna av tidsrekneskapen. I figuren kan fasane overlappe, her høyrer kvar dag til éin part.',
  table: (d) => `Tabell: ${d.name}`,
  measure: 'Mål',
  measures: {
    receiptToDecision: {
      name: 'Frå mottak til første avgjerd',
      text: 'Kalenderdagar frå dagen saka kom inn, til møtedagen då Beslutningsforum første gong tok avgjerd.',
    },
    authorisationToDecision: {
      name: 'Frå marknadsføringsløyve til første avgjerd',
      text: 'Kalenderdagar frå marknadsføringsløyvet i Noreg til møtedagen då Beslutningsforum første gong tok avgjerd. Talet kan vere negativt.',
    },
    completeDocumentationToDelivery: {
      name: 'Frå fullstendig dokumentasjon til levert metodevurdering',
      text: 'Kalenderdagar hos etaten frå dagen den fullstendige dokumentasjonen kom inn, til levering. Klokkestopp blir ikkje rekna med.',
    },
    supplierPhase1: {
      name: 'Leverandørtid, fase 1',
      text: 'Kalenderdagar frå marknadsføringsløyvet til dagen den fullstendige dokumentasjonen kom inn.',
    },
    supplierStops: {
      name: 'Leverandørtid, fase 2 og 3',
      text: 'Dagar med klokkestopp hos leverandøren medan saka er til metodevurdering eller prisnotat, før første avgjerd.',
    },
    agencyPhase2: {
      name: 'Etaten, fase 2',
      text: 'Dagar hos etaten til kontroll av dokumentasjon, i kø og til metodevurdering, før første avgjerd.',
    },
    purchasingPhase3: {
      name: 'Sykehusinnkjøp, fase 3',
      text: 'Dagar hos Sykehusinnkjøp til pris og prisnotat, før første avgjerd.',
    },
    forumsPhase4: {
      name: 'Utkvittering og avgjerd, fase 4',
      text: 'Dagar til utkvittering, førebuing i dei regionale helseføretaka og i Beslutningsforum, før første avgjerd.',
    },
    'with.supplier': { name: 'Leverandøren', text: 'Alle dagar hos leverandøren, òg før oppdraget og i klokkestopp.' },
    'with.proposer': { name: 'Forslagsstillaren', text: 'Alle dagar hos den som føreslo metoden.' },
    'with.secretariat': { name: 'Sekretariatet', text: 'Dagar til kontroll og registrering.' },
    'with.dmp': { name: 'DMP', text: 'Dagar hos Direktoratet for medisinske produkt, òg i kø.' },
    'with.fhi': { name: 'FHI', text: 'Dagar hos Folkehelseinstituttet, òg i kø.' },
    'with.sykehusinnkjop': { name: 'Sykehusinnkjøp', text: 'Dagar hos Sykehusinnkjøp.' },
    'with.bestillerforum': { name: 'Bestillerforum', text: 'Dagar til bestilling og utkvittering.' },
    'with.rhf': { name: 'Dei regionale helseføretaka', text: 'Dagar til førebuing av avgjerda.' },
    'with.beslutningsforum': { name: 'Beslutningsforum', text: 'Dagar frå saka vart gitt til Beslutningsforum, til møtedagen.' },
  },
  decisionsTitle: 'Avgjerder',
  decisionsText: 'Gjeldande avgjerder etter møteår, type metode og utfall.',
  type: 'Type metode',
  outcome: 'Utfall',
  count: 'Tal',
  workloadTitle: 'Hos etatane og føretaka i dag',
  workload: {
    open: 'Saker som ikkje er avslutta',
    underAssessment: 'Metodevurderingar i gang med fullstendig dokumentasjon',
    meanAge: 'Gjennomsnittleg alder på desse, i dagane til etaten',
    unallocated: 'Ufordelte saker, i kø for utgreiing',
    awaitingDocumentation: 'Oppdrag som ventar på dokumentasjonen til leverandøren',
    stopped: 'Saker med klokkestopp',
  },
  workloadText:
    'Dei årlege tala DMP skal rapportere (talet på ferdige, tid, del innan fristen, talet under arbeid og alderen på dei) står her og i tabellane over.',
  barLabel: (d) => `${d.name}: ${d.mean} dagar i gjennomsnitt`,
};
