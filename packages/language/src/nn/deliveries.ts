import type { deliveries as base } from '../nb/deliveries.ts';

type Details = Readonly<Record<string, string>>;

const kinds: Readonly<Record<string, string>> = {
  integer: 'eit heiltal',
  number: 'eit tal',
  date: 'ein dato som 2026-11-22',
  datetime: 'eit tidspunkt som 2026-11-22T13:45',
  text: 'ein tekst',
};

const kind = ({ expected }: Details): string => kinds[expected ?? ''] ?? expected ?? '';
const found = (details: Details): string => (details['found'] === undefined ? 'Verdien' : `«${details['found']}»`);

/** Ord for leveransar av registerdata: kva som er feil, kvar, og kva ein gjer med det. */
export const deliveries: typeof base = {
  faults: {
    'file.unreadable': () => 'Fila kan ikkje lesast. Lever henne på nytt som Parquet, eller som CSV i UTF-8 med overskriftsrad.',
    'file.unknownTable': (d) => `Filnamnet svarar ikkje til nokon tabell. Gi fila namn etter tabellen: ${d['known']}.`,
    'file.excludedTable': () =>
      'Tabellen blir ikkje teken imot: han inneheld fritekst eller opplysningar om personar som oppfølginga ikkje treng. Ta bort fila.',
    'file.sameTable': (d) => `To filer er for same tabell, ${d['table']}. Lever éi fil for kvar tabell.`,
    'file.tooLarge': (d) => `Fila er større enn ${d['limit']}. Del henne opp, eller lever tabellane som Parquet.`,
    'table.missing': () => 'Tabellen manglar i leveransen. Utan han kan ingen følgjast; ta han med.',
    'table.empty': () => 'Tabellen har ingen rader. Ta han bort, eller lever innhaldet.',
    'column.unknown': (d) => `Kolonnen finst ikkje i tabellen. Ta han bort, eller bruk eit av namna: ${d['known']}.`,
    'column.missing': () => 'Kolonnen manglar, og han er påkravd. Ta han med.',
    'column.twice': () => 'Kolonnen står to gonger. Behald éin av dei.',
    'column.type': (d) => `Kolonnen er lagra som ${d['found']}, men skal vere ${kind(d)}. Lagre han med rett type.`,
    'row.cellCount': () => 'Rada har eit anna tal på verdiar enn overskriftsrada. Kontroller skiljeteikn og hermeteikn.',
    'row.unreadable': () =>
      'Rada kan ikkje lesast: eit hermeteikn er ikkje lukka, rada er for lang, eller teikna er ikkje UTF-8. Rett rada.',
    'cell.type': (d) => `${found(d)} er ikkje ${kind(d)}. Rett verdien.`,
    'cell.required': () => 'Verdien manglar, og kolonnen er påkravd. Fyll ut.',
    'cell.tooLong': (d) => `Teksten er lengre enn ${d['limit']} teikn. Kort han ned.`,
    'cell.below': (d) => `${found(d)} er under grensa ${d['limit']}. Kontroller verdien mot kjelda.`,
    'cell.above': (d) => `${found(d)} er over grensa ${d['limit']}. Kontroller verdien mot kjelda.`,
    'cell.code': (d) => `${found(d)} er ikkje ein gyldig kode. Gyldige kodar: ${d['codes']}.`,
    'cell.form': (d) => `${found(d)} har ikkje forma til ein kode i ${d['vocabularies']}. Kontroller koden.`,
    'cell.identityNumber': () =>
      'Her står eit fødselsnummer, D-nummer eller hjelpenummer. Heile leveransen er avvist og sletta, og nummeret er ikkje teke vare på. Byt det ut med eit løpenummer før levering.',
    'date.endBeforeStart': (d) => `${found(d)} er før ${d['other']} i same rad. Rett ein av datoane.`,
    'date.disagree': (d) => `${found(d)} er på ein annan dag enn ${d['other']} i same rad. Rett ein av dei.`,
    'date.future': (d) => `${found(d)} er etter leveringsdagen ${d['limit']}. Rett datoen.`,
    'date.beforeBirth': (d) => `${found(d)} er før personen vart fødd. Rett datoen eller fødselsåret.`,
    'date.afterDeath': (d) => `${found(d)} er meir enn ${d['days']} dagar etter at personen døydde. Rett datoen eller dødsdatoen.`,
    'key.unknown': (d) => `${found(d)} finst ikkje i tabellen ${d['other']}. Ta med rada som han viser til, eller rett verdien.`,
    'row.duplicateKey': (d) => `Nøkkelen står alt i rad ${d['first']}. Kvar nøkkel skal berre stå éin gong.`,
    'row.disagree': (d) =>
      `${found(d)} er noko anna enn i rad ${d['first']} for same pasient. Alle radene til ein pasient må vere samde om dette; rett den som er feil.`,
    'drift.rows': (d) =>
      `Førre leveranse hadde ${d['before']} rader, denne har ${d['after']}. Forklar kvifor, eller lever det som manglar.`,
    'drift.month': (d) =>
      `Talet i månaden har endra seg med ein større del enn ${d['limit']} sidan førre leveranse: ${d['before']} vart ${d['after']}. Forklar kvifor, eller rett leveransen.`,
    'drift.shares': (d) =>
      `Fordelinga på kategoriar er ${d['distance']} unna førre leveranse; grensa er ${d['limit']}. Forklar kvifor, eller rett leveransen.`,
    'drift.mean': (d) =>
      `Gjennomsnittet er ${d['after']}, mot ${d['before']} i førre leveranse; det er meir enn ${d['limit']} standardavvik. Forklar kvifor, eller rett leveransen.`,
    'coverage.below': (d) =>
      `Tabellen har ${d['found']} rader, og ${d['expected']} var venta; minst delen ${d['limit']} skal vere med. Lever det som manglar, eller forklar kvifor.`,
    'coverage.above': (d) =>
      `Tabellen har ${d['found']} rader, og ${d['expected']} var venta; høgst delen ${d['limit']} blir godteken. Kontroller uttrekket, eller forklar kvifor.`,
    'delivery.sameContent': (d) =>
      `Innhaldet er det same som i versjon ${d['version']}, som er godteken. Det er ikkje nødvendig å levere det om att.`,
    'fhir.syntax': () => 'Fila er ikkje gyldig JSON. Lever ein FHIR R4-bundle som JSON i UTF-8.',
    'fhir.structure': (d) => `Ressursen følgjer ikkje FHIR R4: ${d['path']}. Rett elementet.`,
    'fhir.resource': (d) => `Ressurstypen blir ikkje teken imot. Desse blir tekne imot: ${d['known']}.`,
    'fhir.reference': (d) =>
      `Tilvisinga ${d['path']} viser ikkje til ein pasient i bundlen. Ta med pasienten, eller rett tilvisinga.`,
    'fhir.code': (d) => `Elementet ${d['path']} manglar ein kode i ${d['vocabularies']}. Ta med koden.`,
    'fhir.binding': (d) => `Koden i ${d['path']} er ikkje i lista til FHIR R4. Bruk ein av ${d['codes']}.`,
    'fhir.nothing': (d) => `${d['path']} seier at dette er ei feilregistrering eller noko som ikkje har skjedd. Ta ressursen bort.`,
  },
  mappingFaults: {
    'mapping.unknownVariable': (d) => `«${d['found']}» er ingen variabel i registeret. Vel ein annan for kolonnen «${d['name']}».`,
    'mapping.variableTwice': (d) => `Variabelen «${d['name']}» er vald for to kolonnar. Vel han for éin.`,
    'mapping.headingTwice': (d) => `Kolonnen «${d['name']}» står to gonger. Behald éin.`,
    'mapping.missingVariable': (d) => `Variabelen «${d['name']}» er påkravd. Vel kva kolonne han står i.`,
    'mapping.unknownCode': (d) => `Koden «${d['found']}» for kolonnen «${d['name']}» finst ikkje. Bruk ${d['codes']}.`,
    'mapping.factor': (d) => `Talet som «${d['name']}» skal gongast med, må vere større enn null.`,
    'mapping.omopTable': (d) => `Tabellen «${d['name']}» kan ikkje fyllast med kolonnane til registeret. Vel ein av ${d['known']}.`,
    'mapping.omopTwice': (d) =>
      `Tabellen «${d['name']}» har éi rad for kvar pasient, og kan berre skildrast éin gong. Ta bort den eine.`,
    'mapping.omopColumn': (d) =>
      `Kolonnen «${d['name']}» finst ikkje, står to gonger eller blir fylt av seg sjølv. Vel ein av ${d['known']}.`,
    'mapping.omopVariable': (d) =>
      `Kolonnen «${d['name']}» har verken ein kjend variabel eller ein fast verdi. Vel ein variabel, eller skriv verdien.`,
    'mapping.omopKind': (d) =>
      `Kolonnen «${d['name']}» skal vere ${kind({ expected: d['kind'] ?? '' })}, men variabelen er ${kind({ expected: d['found'] ?? '' })}. Vel ein annan variabel, eller sei kva kvar kode skal bli.`,
    'mapping.omopCode': (d) =>
      `«${d['found']}» kan ikkje stå i kolonnen «${d['name']}», som skal vere ${kind({ expected: d['kind'] ?? '' })}. Rett det koden skal bli.`,
    'mapping.omopConstant': (d) =>
      `Den faste verdien «${d['found']}» kan ikkje stå i kolonnen «${d['name']}», som skal vere ${kind({ expected: d['kind'] ?? '' })}. Rett verdien.`,
    'mapping.omopMissing': (d) => `Kolonnen «${d['name']}» er påkravd i OMOP. Vel kvar han kjem frå.`,
    'mapping.omopNothing': (d) =>
      `Ingenting seier når ei rad høyrer heime i «${d['name']}». La ein variabel fylle ein av kolonnane ${d['columns']}.`,
    'mapping.omopCost': (d) =>
      `Kostnaden må gjelde ei rad som same rad i fila gir. Set cost_domain_id til ein av ${d['known']}, og ta med den tabellen éin gong, utan å slå saman like rader.`,
    'mapping.identityNumber': () => 'Koplinga inneheld eit fødselsnummer eller liknande. Ta det bort; det er ikkje teke vare på.',
  },
  place: (d) =>
    [
      ...(d.table === '' ? [] : [d.table]),
      ...(d.row === '0' ? [] : [`rad ${d.row}`]),
      ...(d.column === '' ? [] : [`kolonne ${d.column}`]),
    ].join(', '),
  accepted: (d) => `Leveransen er i orden: ${d.tables} tabellar, ${d.rows} rader.`,
  quarantined: (d) =>
    `Leveransen er sett i karantene som heilskap: ${d.faults} feil. Ingenting er teke inn. Rett feila, og lever på nytt.`,
  counted: (d) => `${d.count} rader`,
  contentHash: (d) => `SHA-256 for innhaldet: ${d.hash}`,
  notAsked: (d) => `«${d.given}» er ikkje noko ein kan gjere med leveransar. Skriv check, og så filene.`,
  noFiles: 'Nemn minst éi fil.',
};
