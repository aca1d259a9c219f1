/** Words of texts that are saved while they are typed. */
export const drafts = {
  restored: (details: { time: string }) => `Vi har hentet frem det du skrev ${details.time}.`,
  typing: 'Det du skriver, lagres fortløpende.',
  saved: (details: { time: string }) => `Utkastet er lagret ${details.time}. Bare du kan se det.`,
  offline: 'Lagret her i nettleseren, men ennå ikke hos oss. Vi prøver igjen av oss selv.',
  noRoom:
    'Nettleseren har ikke plass til å ta vare på teksten, og vi får ikke svar fra tjenesten. Kopier teksten før du lukker siden.',
  signedOutTitle: 'Du er logget ut',
  signedOut: 'Teksten er lagret her i nettleseren. Logg inn igjen, så er den her, og den blir lagret hos oss.',
  conflictTitle: 'Du har skrevet i dette skjemaet i et annet vindu',
  conflict: 'Ingenting er overskrevet. Velg hvilken tekst du vil gå videre med.',
  gone: 'Det du skrev i det andre vinduet, er sendt eller forkastet. Vil du beholde det som står her?',
  theirs: (details: { time: string }) => `Dette ble lagret ${details.time} fra det andre vinduet:`,
  keepMine: 'Gå videre med det som står her',
  takeTheirs: 'Gå videre med det andre',
  dropMine: 'Forkast det som står her',
  unfinishedTitle: 'Påbegynt og ikke sendt',
  unfinished: (details: { form: string; time: string }) => `${details.form}, sist lagret ${details.time}`,
  newCase: 'Ny sak',
};
