import { process } from './process.ts';
import type { files as base } from '../../nb/casework/files.ts';

const organisations: Readonly<Record<string, string>> = process.organisations;
const organisationName = (id: string | number | undefined): string => organisations[String(id)] ?? String(id);

/** Words of the documents of a case. */
export const files: typeof base = {
  events: {
    DocumentAttached: 'Dokument lagt ved',
    DocumentSuperseded: 'Ny versjon av eit dokument',
    DocumentWithdrawn: 'Dokument trekt tilbake',
    DocumentPublished: 'Dokument offentleggjort',
    DocumentPassagesClaimed: 'Skjerming i eit dokument kravd',
    DocumentRedacted: 'Skjerma utgåve levert',
    DocumentClaimsWithdrawn: 'Krava om skjerming i eit dokument trekte',
  },
  acts: {
    attachDocument: {
      title: 'Legg ved eit dokument',
      help: 'Last opp fila, sei kva ho er og kven som kan lese ho. Er noko i dokumentet unnateke offentlegheit, seier du det her, med heimel. Filnamnet gjer ingenting hemmeleg.',
      submit: 'Legg ved dokumentet',
    },
    supersedeDocument: {
      title: 'Legg ved ein ny versjon',
      help: 'Den nye versjonen avløyser den førre. Dei eldre versjonane blir ståande og kan hentast.',
      submit: 'Legg ved versjonen',
    },
    withdrawDocument: {
      title: 'Trekk dokumentet tilbake',
      help: 'Dokumentet blir då vist som trekt tilbake, med grunnen. Det blir ikkje sletta frå saka.',
      submit: 'Trekk tilbake',
    },
    publishDocument: {
      title: 'Offentleggjer dokumentet',
      help: 'Den nyaste versjonen blir synleg for alle på den opne sida om metoden. Kontroller først at ingenting i han er unnateke offentlegheit.',
      submit: 'Offentleggjer',
    },
    claimInDocument: {
      title: 'Krev skjerming av passasjar',
      help: 'Sei kva passasjar i den nyaste versjonen som er unnatekne offentlegheit, på kva side, og med kva heimel. Fila blir ikkje offentleggjord før de har levert ei utgåve utan dei. Teksten i PDF- og Word-filer blir kontrollert.',
      submit: 'Send kravet',
    },
    deliverRedacted: {
      title: 'Lever ei skjerma utgåve',
      help: 'Lever den same fila utan passasjane det er kravd skjerming av. Teksten i henne blir kontrollert: ein svart strek over tekst som framleis ligg i fila, blir oppdaga.',
      submit: 'Lever utgåva',
    },
    withdrawDocumentClaims: {
      title: 'Trekk krava om skjerming',
      help: 'Ingenting i fila er lenger kravd skjerma, og heile fila kan offentleggjerast. Det går så lenge fila ikkje er offentleggjord. Krava blir ståande i loggen.',
      submit: 'Trekk krava',
    },
  },
  fields: {
    file: { label: 'Fil', hint: 'Fila kan vere så stor som du treng. Blir sambandet brote, held opplastinga fram der ho slapp.' },
    documentTitle: { label: 'Tittel på dokumentet' },
    documentKind: { label: 'Kva slags dokument er det?' },
    documentClass: {
      label: 'Kven kan lese dokumentet?',
      hint: 'Intern: organa i Nye metodar og de sjølve. Teiepliktig: de sjølve og dei du nemner nedanfor.',
    },
    documentGround: { label: 'Heimel for å unnta det frå offentlegheit' },
    documentSharedWith: { label: 'Kven skal dokumentet delast med?' },
    documentExpires: {
      label: 'Blir opna av seg sjølv den',
      hint: 'Første dagen då alle kan lese dokumentet. Lat feltet stå tomt om det ikkje er ein slik dag.',
    },
    filePassages: { label: 'Passasjar' },
    'filePassages.page': { label: 'Side', hint: 'I Word-filer: nummeret på avsnittet.' },
    'filePassages.passage': { label: 'Passasje, ordrett' },
    'filePassages.ground': { label: 'Heimel' },
    documentPages: { label: 'Talet på sider' },
    documentId: { label: 'Dokument' },
    withdrawalReason: {
      label: 'Kvifor blir dokumentet trekt tilbake?',
      hint: 'Grunnen blir vist for alle som kunne sjå dokumentet.',
    },
  },
  sections: {},
  units: { pageNumber: 'Nummeret, til dømes 3.' },
  choices: {
    documentation: 'Dokumentasjon frå leverandør',
    trialReport: 'Studierapport',
    modelFile: 'Modell',
    statement: 'Uttale',
    assessmentReport: 'Rapport frå utgreiar',
    letter: 'Brev',
    otherDocument: 'Anna',
  },
  rejections: {
    'file.missing': () => 'Last opp fila og vent til alt er komme fram. Vel ei fil som ikkje er tom.',
    'files.none': () => 'Det er ikkje noko dokument i saka som du kan gjere dette med.',
    'files.unknown': () => 'Dokumentet finst ikkje i saka, eller det er trekt tilbake. Hent saka på nytt og vel eit anna.',
    'files.notYours': (details) =>
      `Dokumentet høyrer til ${organisationName(details['owner'])}. Berre dei kan gjere dette. Be dei om det.`,
    'files.published': () => 'Den nyaste versjonen er alt offentleggjord.',
    'files.notRegistered': () =>
      'Saka er ikkje registrert enno. Før ho er det, kan ingenting i ho bli offentleg. Vent til sekretariatet har registrert saka.',
    'files.redactionMissing': (d) =>
      `Det er kravd skjerming av ${d['claims'] === 1 ? 'éin passasje' : `${d['claims']} passasjar`} i dokumentet. Det kan offentleggjerast når eigaren har levert ei skjerma utgåve.`,
    'files.nothingClaimed': () => 'Det er ikkje kravd skjerming av noko i dokumentet.',
    'files.sameFile': () => 'Dette er den same fila som før. Lever ei utgåve der passasjane er tekne ut.',
    'files.opensByItself': (d) =>
      `Dokumentet blir opna av seg sjølv ${d['expires']}, med alt som står i det. Legg det ved på nytt utan ein slik dag, og krev skjerminga der.`,
    'files.noText': () =>
      'Teksten i fila kan ikkje lesast, og kan difor ikkje kontrollerast. Lever henne som PDF eller Word (docx) med tekst, ikkje som bilete, utan passord og ikkje over 64 MB.',
    'files.passageMissing': (d) =>
      `Passasjen står ikkje på side ${d['page']} (fila har ${d['pages']}). Skriv han av ordrett, med rett side.`,
    'files.passageLeft': (d) =>
      `${d['count'] === 1 ? 'Éin passasje' : `${d['count']} passasjar`} det er kravd skjerming av, står framleis i fila (nummer ${d['numbers']}). Ta teksten ut av fila, ikkje berre over han, og lever på nytt.`,
  },
  rules: {
    'files.passagesClaimed':
      'Det som blir unnateke i ei fil, blir unnateke passasje for passasje, med heimel, og resten blir offentleg.',
    'files.byParties': 'Den som har ein del i saka, legg dokumentasjonen fram; leverandøren har ansvaret for å dokumentere.',
    'files.confidentialByGround':
      'Prosessane er opne, og det som blir unnateke, blir det med heimel i lov, av den som eig det, og ikkje lenger enn nødvendig.',
    'files.openedByOwner': 'Forretningsløyndommar og andre opplysningar med teieplikt blir opna berre av den som eig dei.',
  },
};
