import { process } from './process.ts';
import type { RoomWords } from './words.ts';

const organisations: Readonly<Record<string, string>> = process.organisations;
const organisationName = (id: string | number | undefined): string => organisations[String(id)] ?? String(id);

/** Words of the documents of a case. */
export const files = {
  events: {
    DocumentAttached: 'Dokument lagt ved',
    DocumentSuperseded: 'Ny versjon av et dokument',
    DocumentWithdrawn: 'Dokument trukket tilbake',
    DocumentPublished: 'Dokument offentliggjort',
    DocumentPassagesClaimed: 'Skjerming i et dokument krevd',
    DocumentRedacted: 'Skjermet utgave levert',
    DocumentClaimsWithdrawn: 'Kravene om skjerming i et dokument trukket',
  },
  acts: {
    attachDocument: {
      title: 'Legg ved et dokument',
      help: 'Last opp filen, si hva den er og hvem som kan lese den. Er noe i dokumentet unntatt offentlighet, sier du det her, med hjemmel. Filnavnet gjør ingenting hemmelig.',
      submit: 'Legg ved dokumentet',
    },
    supersedeDocument: {
      title: 'Legg ved en ny versjon',
      help: 'Den nye versjonen avløser den forrige. De eldre versjonene blir stående og kan hentes.',
      submit: 'Legg ved versjonen',
    },
    withdrawDocument: {
      title: 'Trekk dokumentet tilbake',
      help: 'Dokumentet vises da som trukket tilbake, med grunnen. Det slettes ikke fra saken.',
      submit: 'Trekk tilbake',
    },
    publishDocument: {
      title: 'Offentliggjør dokumentet',
      help: 'Den nyeste versjonen blir synlig for alle på den åpne siden om metoden. Kontroller først at ingenting i den er unntatt offentlighet.',
      submit: 'Offentliggjør',
    },
    claimInDocument: {
      title: 'Krev skjerming av passasjer',
      help: 'Si hvilke passasjer i den nyeste versjonen som er unntatt offentlighet, på hvilken side, og med hvilken hjemmel. Filen offentliggjøres ikke før dere har levert en utgave uten dem. Teksten i PDF- og Word-filer kontrolleres.',
      submit: 'Send kravet',
    },
    deliverRedacted: {
      title: 'Lever en skjermet utgave',
      help: 'Lever den samme filen uten passasjene det er krevd skjerming av. Teksten i den kontrolleres: en svart strek over tekst som fortsatt ligger i filen, blir oppdaget.',
      submit: 'Lever utgaven',
    },
    withdrawDocumentClaims: {
      title: 'Trekk kravene om skjerming',
      help: 'Ingenting i filen kreves skjermet lenger, og hele filen kan offentliggjøres. Det går så lenge filen ikke er offentliggjort. Kravene blir stående i loggen.',
      submit: 'Trekk kravene',
    },
  },
  fields: {
    file: {
      label: 'Fil',
      hint: 'Filen kan være så stor som du trenger. Blir forbindelsen brutt, fortsetter opplastingen der den slapp.',
    },
    documentTitle: { label: 'Tittel på dokumentet' },
    documentKind: { label: 'Hva slags dokument er det?' },
    documentClass: {
      label: 'Hvem kan lese dokumentet?',
      hint: 'Intern: organene i Nye metoder og dere selv. Taushetsbelagt: dere selv og dem du nevner nedenfor.',
    },
    documentGround: { label: 'Hjemmel for å unnta det fra offentlighet' },
    documentSharedWith: { label: 'Hvem skal dokumentet deles med?' },
    documentExpires: {
      label: 'Åpnes av seg selv den',
      hint: 'Første dag da alle kan lese dokumentet. La feltet stå tomt hvis det ikke er en slik dag.',
    },
    filePassages: { label: 'Passasjer' },
    'filePassages.page': { label: 'Side', hint: 'I Word-filer: avsnittets nummer.' },
    'filePassages.passage': { label: 'Passasje, ordrett' },
    'filePassages.ground': { label: 'Hjemmel' },
    documentPages: { label: 'Antall sider' },
    documentId: { label: 'Dokument' },
    withdrawalReason: { label: 'Hvorfor trekkes dokumentet tilbake?', hint: 'Grunnen vises for alle som kunne se dokumentet.' },
  },
  sections: {},
  units: { pageNumber: 'Nummeret, for eksempel 3.' },
  choices: {
    documentation: 'Dokumentasjon fra leverandør',
    trialReport: 'Studierapport',
    modelFile: 'Modell',
    statement: 'Uttalelse',
    assessmentReport: 'Rapport fra utreder',
    letter: 'Brev',
    otherDocument: 'Annet',
  },
  rejections: {
    'file.missing': () => 'Last opp filen og vent til alt er kommet frem. Velg en fil som ikke er tom.',
    'files.none': () => 'Det er ikke noe dokument i saken som du kan gjøre dette med.',
    'files.unknown': () => 'Dokumentet finnes ikke i saken, eller det er trukket tilbake. Hent saken på nytt og velg et annet.',
    'files.notYours': (details) =>
      `Dokumentet hører til ${organisationName(details['owner'])}. Bare de kan gjøre dette. Be dem om det.`,
    'files.published': () => 'Den nyeste versjonen er alt offentliggjort.',
    'files.notRegistered': () =>
      'Saken er ikke registrert ennå. Før den er det, kan ingenting i den bli offentlig. Vent til sekretariatet har registrert saken.',
    'files.redactionMissing': (d) =>
      `Det er krevd skjerming av ${d['claims'] === 1 ? 'én passasje' : `${d['claims']} passasjer`} i dokumentet. Det kan offentliggjøres når eieren har levert en skjermet utgave.`,
    'files.nothingClaimed': () => 'Det er ikke krevd skjerming av noe i dokumentet.',
    'files.sameFile': () => 'Dette er den samme filen som før. Lever en utgave der passasjene er tatt ut.',
    'files.opensByItself': (d) =>
      `Dokumentet åpnes av seg selv ${d['expires']}, med alt som står i det. Legg det ved på nytt uten en slik dag, og krev skjermingen der.`,
    'files.noText': () =>
      'Teksten i filen kan ikke leses, og kan derfor ikke kontrolleres. Lever den som PDF eller Word (docx) med tekst, ikke som bilder, uten passord og ikke over 64 MB.',
    'files.passageMissing': (d) =>
      `Passasjen står ikke på side ${d['page']} (filen har ${d['pages']}). Skriv den av ordrett, med riktig side.`,
    'files.passageLeft': (d) =>
      `${d['count'] === 1 ? 'Én passasje' : `${d['count']} passasjer`} det er krevd skjerming av, står fortsatt i filen (nummer ${d['numbers']}). Ta teksten ut av filen, ikke bare over den, og lever på nytt.`,
  },
  rules: {
    'files.passagesClaimed': 'Det som unntas i en fil, unntas passasje for passasje, med hjemmel, og resten blir offentlig.',
    'files.byParties': 'Den som har en del i saken, legger dokumentasjonen frem; leverandøren har ansvaret for å dokumentere.',
    'files.confidentialByGround':
      'Prosessene er åpne, og det som unntas, unntas med hjemmel i lov, av den som eier det, og ikke lenger enn nødvendig.',
    'files.openedByOwner': 'Forretningshemmeligheter og andre taushetsbelagte opplysninger åpnes bare av den som eier dem.',
  },
} satisfies RoomWords & { readonly units: Readonly<Record<string, string>> };
