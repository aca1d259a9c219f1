type Details = Readonly<Record<string, string>>;

const kinds: Readonly<Record<string, string>> = {
  integer: 'et heltall',
  number: 'et tall',
  date: 'en dato som 2026-11-22',
  datetime: 'et tidspunkt som 2026-11-22T13:45',
  text: 'en tekst',
};

const kind = ({ expected }: Details): string => kinds[expected ?? ''] ?? expected ?? '';
const found = (details: Details): string => (details['found'] === undefined ? 'Verdien' : `«${details['found']}»`);

/** Ord for leveranser av registerdata: hva som er feil, hvor, og hva en gjør med det. */
export const deliveries = {
  faults: {
    'file.unreadable': (): string =>
      'Filen kan ikke leses. Lever den på nytt som Parquet, eller som CSV i UTF-8 med overskriftsrad.',
    'file.unknownTable': (d: Details) => `Filnavnet svarer ikke til noen tabell. Gi filen navn etter tabellen: ${d['known']}.`,
    'file.excludedTable': (): string =>
      'Tabellen tas ikke imot: den inneholder fritekst eller opplysninger om personer som oppfølgingen ikke trenger. Ta filen bort.',
    'file.sameTable': (d: Details) => `To filer er for samme tabell, ${d['table']}. Lever én fil for hver tabell.`,
    'file.tooLarge': (d: Details) => `Filen er større enn ${d['limit']}. Del den opp, eller lever tabellene som Parquet.`,
    'table.missing': (): string => 'Tabellen mangler i leveransen. Uten den kan ingen følges; ta den med.',
    'table.empty': (): string => 'Tabellen har ingen rader. Ta den bort, eller lever innholdet.',
    'column.unknown': (d: Details) => `Kolonnen finnes ikke i tabellen. Ta den bort, eller bruk et av navnene: ${d['known']}.`,
    'column.missing': (): string => 'Kolonnen mangler, og den er påkrevd. Ta den med.',
    'column.twice': (): string => 'Kolonnen står to ganger. Behold én av dem.',
    'column.type': (d: Details) => `Kolonnen er lagret som ${d['found']}, men skal være ${kind(d)}. Lagre den med riktig type.`,
    'row.cellCount': (): string =>
      'Raden har et annet antall verdier enn overskriftsraden. Kontroller skilletegn og anførselstegn.',
    'row.unreadable': (): string =>
      'Raden kan ikke leses: et anførselstegn er ikke lukket, raden er for lang, eller tegnene er ikke UTF-8. Rett raden.',
    'cell.type': (d: Details) => `${found(d)} er ikke ${kind(d)}. Rett verdien.`,
    'cell.required': (): string => 'Verdien mangler, og kolonnen er påkrevd. Fyll ut.',
    'cell.tooLong': (d: Details) => `Teksten er lengre enn ${d['limit']} tegn. Kort den ned.`,
    'cell.below': (d: Details) => `${found(d)} er under grensen ${d['limit']}. Kontroller verdien mot kilden.`,
    'cell.above': (d: Details) => `${found(d)} er over grensen ${d['limit']}. Kontroller verdien mot kilden.`,
    'cell.code': (d: Details) => `${found(d)} er ikke en gyldig kode. Gyldige koder: ${d['codes']}.`,
    'cell.form': (d: Details) => `${found(d)} har ikke formen til en kode i ${d['vocabularies']}. Kontroller koden.`,
    'cell.identityNumber': (): string =>
      'Her står et fødselsnummer, D-nummer eller hjelpenummer. Hele leveransen er avvist og slettet, og nummeret er ikke tatt vare på. Erstatt det med et løpenummer før levering.',
    'date.endBeforeStart': (d: Details) => `${found(d)} er før ${d['other']} i samme rad. Rett en av datoene.`,
    'date.disagree': (d: Details) => `${found(d)} er på en annen dag enn ${d['other']} i samme rad. Rett en av dem.`,
    'date.future': (d: Details) => `${found(d)} er etter leveringsdagen ${d['limit']}. Rett datoen.`,
    'date.beforeBirth': (d: Details) => `${found(d)} er før personen ble født. Rett datoen eller fødselsåret.`,
    'date.afterDeath': (d: Details) =>
      `${found(d)} er mer enn ${d['days']} dager etter at personen døde. Rett datoen eller dødsdatoen.`,
    'key.unknown': (d: Details) =>
      `${found(d)} finnes ikke i tabellen ${d['other']}. Ta med raden den viser til, eller rett verdien.`,
    'row.duplicateKey': (d: Details) => `Nøkkelen står allerede i rad ${d['first']}. Hver nøkkel skal bare stå én gang.`,
    'row.disagree': (d: Details) =>
      `${found(d)} er et annet enn i rad ${d['first']} for samme pasient. Alle radene til en pasient må være enige om dette; rett den som er feil.`,
    'drift.rows': (d: Details) =>
      `Forrige leveranse hadde ${d['before']} rader, denne har ${d['after']}. Forklar hvorfor, eller lever det som mangler.`,
    'drift.month': (d: Details) =>
      `Antallet i måneden har endret seg fra ${d['before']} til ${d['after']} siden forrige leveranse; grensen er en andel på ${d['limit']}. Forklar hvorfor, eller rett leveransen.`,
    'drift.shares': (d: Details) =>
      `Fordelingen på kategorier ligger ${d['distance']} fra forrige leveranse; grensen er ${d['limit']}. Forklar hvorfor, eller rett leveransen.`,
    'drift.mean': (d: Details) =>
      `Gjennomsnittet er ${d['after']}, mot ${d['before']} i forrige leveranse; det er mer enn ${d['limit']} standardavvik. Forklar hvorfor, eller rett leveransen.`,
    'coverage.below': (d: Details) =>
      `Tabellen har ${d['found']} rader, og ${d['expected']} var ventet; minst andelen ${d['limit']} skal være med. Lever det som mangler, eller forklar hvorfor.`,
    'coverage.above': (d: Details) =>
      `Tabellen har ${d['found']} rader, og ${d['expected']} var ventet; høyst andelen ${d['limit']} godtas. Kontroller uttrekket, eller forklar hvorfor.`,
    'delivery.sameContent': (d: Details) =>
      `Innholdet er det samme som i versjon ${d['version']}, som er godtatt. Det er ikke nødvendig å levere det igjen.`,
    'fhir.syntax': (): string => 'Filen er ikke gyldig JSON. Lever en FHIR R4-bundle som JSON i UTF-8.',
    'fhir.structure': (d: Details) => `Ressursen følger ikke FHIR R4: ${d['path']}. Rett elementet.`,
    'fhir.resource': (d: Details) => `Ressurstypen tas ikke imot. Disse tas imot: ${d['known']}.`,
    'fhir.reference': (d: Details) =>
      `Henvisningen ${d['path']} viser ikke til en pasient i bundlen. Ta med pasienten, eller rett henvisningen.`,
    'fhir.code': (d: Details) => `Elementet ${d['path']} mangler en kode fra ${d['vocabularies']}. Ta med koden.`,
    'fhir.binding': (d: Details) => `Koden i ${d['path']} er ikke i FHIR R4s liste. Bruk en av ${d['codes']}.`,
    'fhir.nothing': (d: Details) =>
      `${d['path']} sier at dette er en feilregistrering eller noe som ikke har skjedd. Ta ressursen bort.`,
  },
  mappingFaults: {
    'mapping.unknownVariable': (d: Details) =>
      `«${d['found']}» er ingen variabel i registeret. Velg en annen for kolonnen «${d['name']}».`,
    'mapping.variableTwice': (d: Details) => `Variabelen «${d['name']}» er valgt for to kolonner. Velg den for én.`,
    'mapping.headingTwice': (d: Details) => `Kolonnen «${d['name']}» står to ganger. Behold én.`,
    'mapping.missingVariable': (d: Details) => `Variabelen «${d['name']}» er påkrevd. Velg hvilken kolonne den står i.`,
    'mapping.unknownCode': (d: Details) => `Koden «${d['found']}» for kolonnen «${d['name']}» finnes ikke. Bruk ${d['codes']}.`,
    'mapping.factor': (d: Details) => `Tallet som «${d['name']}» skal ganges med, må være større enn null.`,
    'mapping.omopTable': (d: Details) =>
      `Tabellen «${d['name']}» kan ikke fylles fra registerets kolonner. Velg en av ${d['known']}.`,
    'mapping.omopTwice': (d: Details) =>
      `Tabellen «${d['name']}» har én rad for hver pasient, og kan bare beskrives én gang. Ta bort den ene.`,
    'mapping.omopColumn': (d: Details) =>
      `Kolonnen «${d['name']}» finnes ikke, står to ganger eller fylles av seg selv. Velg en av ${d['known']}.`,
    'mapping.omopVariable': (d: Details) =>
      `Kolonnen «${d['name']}» har verken en kjent variabel eller en fast verdi. Velg en variabel, eller skriv verdien.`,
    'mapping.omopKind': (d: Details) =>
      `Kolonnen «${d['name']}» skal være ${kind({ expected: d['kind'] ?? '' })}, men variabelen er ${kind({ expected: d['found'] ?? '' })}. Velg en annen variabel, eller si hva hver kode skal bli.`,
    'mapping.omopCode': (d: Details) =>
      `«${d['found']}» kan ikke stå i kolonnen «${d['name']}», som skal være ${kind({ expected: d['kind'] ?? '' })}. Rett det koden skal bli.`,
    'mapping.omopConstant': (d: Details) =>
      `Den faste verdien «${d['found']}» kan ikke stå i kolonnen «${d['name']}», som skal være ${kind({ expected: d['kind'] ?? '' })}. Rett verdien.`,
    'mapping.omopMissing': (d: Details) => `Kolonnen «${d['name']}» er påkrevd i OMOP. Velg hvor den kommer fra.`,
    'mapping.omopNothing': (d: Details) =>
      `Ingenting sier når en rad hører hjemme i «${d['name']}». La en variabel fylle en av kolonnene ${d['columns']}.`,
    'mapping.omopCost': (d: Details) =>
      `Kostnaden må gjelde en rad som samme rad i filen gir. Sett cost_domain_id til en av ${d['known']}, og ta med den tabellen én gang, uten å slå sammen like rader.`,
    'mapping.identityNumber': (): string =>
      'Koblingen inneholder et fødselsnummer eller lignende. Ta det bort; det er ikke tatt vare på.',
  },
  place: (d: { table: string; row: string; column: string }) =>
    [
      ...(d.table === '' ? [] : [d.table]),
      ...(d.row === '0' ? [] : [`rad ${d.row}`]),
      ...(d.column === '' ? [] : [`kolonne ${d.column}`]),
    ].join(', '),
  accepted: (d: { tables: string; rows: string }) => `Leveransen er i orden: ${d.tables} tabeller, ${d.rows} rader.`,
  quarantined: (d: { faults: string }) =>
    `Leveransen er satt i karantene som helhet: ${d.faults} feil. Ingenting er tatt inn. Rett feilene, og lever på nytt.`,
  counted: (d: { count: string }) => `${d.count} rader`,
  contentHash: (d: { hash: string }) => `Innholdets SHA-256: ${d.hash}`,
  notAsked: (d: { given: string }) => `«${d.given}» er ikke noe en kan gjøre med leveranser. Skriv check, og så filene.`,
  noFiles: 'Nevn minst én fil.',
};
