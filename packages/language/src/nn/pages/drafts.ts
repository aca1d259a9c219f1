import type { drafts as base } from '../../nb/pages/drafts.ts';

/** Words of texts that are saved while they are typed. */
export const drafts: typeof base = {
  restored: (details) => `Vi har henta fram det du skreiv ${details.time}.`,
  typing: 'Det du skriv, blir lagra undervegs.',
  saved: (details) => `Utkastet er lagra ${details.time}. Berre du kan sjå det.`,
  offline: 'Lagra her i nettlesaren, men enno ikkje hos oss. Vi prøver på nytt av oss sjølve.',
  noRoom:
    'Nettlesaren har ikkje plass til å ta vare på teksten, og vi får ikkje svar frå tenesta. Kopier teksten før du lukkar sida.',
  signedOutTitle: 'Du er logga ut',
  signedOut: 'Teksten er lagra her i nettlesaren. Logg inn på nytt, så er han her, og han blir lagra hos oss.',
  conflictTitle: 'Du har skrive i dette skjemaet i eit anna vindauge',
  conflict: 'Ingenting er overskrive. Vel kva tekst du vil gå vidare med.',
  gone: 'Det du skreiv i det andre vindauget, er sendt eller forkasta. Vil du halde på det som står her?',
  theirs: (details) => `Dette blei lagra ${details.time} frå det andre vindauget:`,
  keepMine: 'Gå vidare med det som står her',
  takeTheirs: 'Gå vidare med det andre',
  dropMine: 'Forkast det som står her',
  unfinishedTitle: 'Påbyrja og ikkje sendt',
  unfinished: (details) => `${details.form}, sist lagra ${details.time}`,
  newCase: 'Ny sak',
};
