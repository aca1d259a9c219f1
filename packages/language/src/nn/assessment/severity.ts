import type { severity as base } from '../../nb/assessment/severity.ts';

/** Ord for delen om alvor. */
export const severity: typeof base = {
  basis: {
    treatment: 'Alvoret gjeld dei som blir behandla, med behandlinga i dag.',
    prevention: 'Metoden førebyggjer: alvoret gjeld dei som får sjukdommen, med behandlinga i dag.',
    diagnostics: 'Metoden finn ein tilstand: alvoret gjeld dei som har han, med praksisen i dag.',
  },
  ageInterval: 'Prognosetap etter alder ved start',
  age: 'Alder',
  oneClass: (details) => `Alderen endrar ikkje klassen: heile intervallet ligg i klasse ${details.severityClass}.`,
  moreClasses: (details) => `Alderen avgjer klassen: intervallet går ifrå klasse ${details.lowest} til klasse ${details.highest}.`,
  interval: (details) =>
    `95 % av ${details.draws} trekkingar gir eit prognosetap mellom ${details.lower} og ${details.upper}. Uvissa gjeld QALY for pasientane; dei for befolkninga er faste.`,
  classShare: (details) => `klasse ${details.severityClass}: ${details.share}`,
  sexMix: 'QALY for befolkninga med kjønnsfordelinga til pasientane, til samanlikning',
  comparison: 'Til samanlikning: mål i andre land',
  dutch: 'Nederland: relativt prognosetap, udiskontert',
  english: 'England, med norske tal',
  smallGroup: 'Særskilt lita pasientgruppe: rettleiande kriterium',
  smallGroupLead: 'Kriteria er rettleiande og grensene omtrentlege. Dei er hjelp til skjønn og avgjer ingenting aleine.',
  criteria: {
    patientsWorldwide: 'Pasientar i verda',
    patientsNorway: 'Pasientar i Noreg',
    severity: 'Alvor',
    benefit: 'Forventa nytte',
  },
  criterion: 'Kriterium',
  value: 'Verdi',
  limit: 'Grense (om lag)',
  standing: 'Vurdering',
  standings: { met: 'oppfylt', near: 'nær grensa: må vurderast', notMet: 'ikkje oppfylt' },
  missing: (details) => `Ikkje vurdert, fordi opplysningar manglar: ${details.criteria}.`,
  rare: 'Tilstanden er sjeldan.',
  notRare: 'Tilstanden er ikkje sjeldan.',
  textual: 'Alvor i ord',
  aspects: {
    riskOfDeath: 'Risiko for død',
    lossOfFunction: 'Tap av meistring og funksjon',
    painAndDistress: 'Smerter og ubehag',
    presentSituation: 'No-situasjonen',
    duration: 'Kor lenge det varer',
    lossOfYears: 'Tap av framtidige leveår',
    urgency: 'Kor mykje det hastar',
  },
  levels: { none: 'ingen', low: 'liten', moderate: 'moderat', high: 'stor' },
};
