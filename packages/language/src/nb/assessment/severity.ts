/** Ord for delen om alvorlighet. */
export const severity = {
  basis: {
    treatment: 'Alvorligheten gjelder dem som behandles, med dagens behandling.',
    prevention: 'Metoden forebygger: alvorligheten gjelder dem som får sykdommen, med dagens behandling.',
    diagnostics: 'Metoden finner en tilstand: alvorligheten gjelder dem som har den, med dagens praksis.',
  },
  ageInterval: 'Prognosetap etter alder ved start',
  age: 'Alder',
  oneClass: (details: { severityClass: string }) =>
    `Alderen endrer ikke klassen: hele intervallet ligger i klasse ${details.severityClass}.`,
  moreClasses: (details: { lowest: string; highest: string }) =>
    `Alderen avgjør klassen: intervallet går fra klasse ${details.lowest} til klasse ${details.highest}.`,
  interval: (details: { lower: string; upper: string; draws: string }) =>
    `95 % av ${details.draws} trekninger gir et prognosetap mellom ${details.lower} og ${details.upper}. Usikkerheten gjelder pasientenes QALY; befolkningens er fast.`,
  classShare: (details: { severityClass: string; share: string }) => `klasse ${details.severityClass}: ${details.share}`,
  sexMix: 'Befolkningens QALY med pasientenes kjønnsfordeling, til sammenligning',
  comparison: 'Til sammenligning: andre lands mål',
  dutch: 'Nederland: relativt prognosetap, udiskontert',
  english: 'England, med norske tall',
  smallGroup: 'Særskilt liten pasientgruppe: veiledende kriterier',
  smallGroupLead: 'Kriteriene er veiledende og grensene omtrentlige. De er hjelp til skjønn og avgjør ingenting alene.',
  criteria: {
    patientsWorldwide: 'Pasienter i verden',
    patientsNorway: 'Pasienter i Norge',
    severity: 'Alvorlighet',
    benefit: 'Forventet nytte',
  },
  criterion: 'Kriterium',
  value: 'Verdi',
  limit: 'Grense (om lag)',
  standing: 'Vurdering',
  standings: { met: 'oppfylt', near: 'nær grensen: må vurderes', notMet: 'ikke oppfylt' },
  missing: (details: { criteria: string }) => `Ikke vurdert, fordi opplysninger mangler: ${details.criteria}.`,
  rare: 'Tilstanden er sjelden.',
  notRare: 'Tilstanden er ikke sjelden.',
  textual: 'Alvorlighet i ord',
  aspects: {
    riskOfDeath: 'Risiko for død',
    lossOfFunction: 'Tap av mestring og funksjon',
    painAndDistress: 'Smerter og ubehag',
    presentSituation: 'Nå-situasjonen',
    duration: 'Varighet',
    lossOfYears: 'Tap av framtidige leveår',
    urgency: 'Hvor mye det haster',
  },
  levels: { none: 'ingen', low: 'liten', moderate: 'moderat', high: 'stor' },
};
