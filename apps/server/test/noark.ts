import { SaxesParser } from 'saxes';

/** An element as it stands in a document. */
interface XmlElement {
  readonly name: string;
  readonly type: string | undefined;
  readonly children: XmlElement[];
  text: string;
}

/**
 * The objects of a Noark 5 archive that a journal is written in, each with its elements in order: `?` may be left out, `*` as many as one likes, `+` at least
 * one. After the colon a datatype, or `@` and the object that stands there.
 *
 * Occurrence and datatype: Noark 5, vedlegg 2, «Metadata gruppert på objekter» (Arkivverket, noark5-standard, kapittel 120). Order: arkivstruktur.xsd, version
 * 3.1 with additions, as eInnsyn's data model publishes it (difi/einnsyn-datamodell). `day` is a date in the schema and a date with time in later texts of the standard; both
 * are taken. What is marked with `!` the standard demands of a deposit, in which everything is closed; a journal that goes on has none of it.
 */
const objects: Readonly<Record<string, string>> = {
  arkiv: `systemID:uuid tittel:text beskrivelse?:text arkivstatus?:text dokumentmedium?:text oppbevaringssted*:text opprettetDato:time
    opprettetAv:text avsluttetDato!:time avsluttetAv!:text arkivskaper+:@arkivskaper arkivdel+:@arkivdel`,
  arkivskaper: 'arkivskaperID:text arkivskaperNavn:text beskrivelse?:text',
  arkivdel: `systemID:uuid tittel:text beskrivelse?:text arkivdelstatus:text dokumentmedium?:text oppbevaringssted*:text opprettetDato:time
    opprettetAv:text avsluttetDato!:time avsluttetAv!:text arkivperiodeStartDato?:day arkivperiodeSluttDato?:day
    skjerming?:@skjerming mappe*:@mappe`,
  mappe: `systemID:uuid mappeID:text tittel:text offentligTittel?:text beskrivelse?:text noekkelord*:text dokumentmedium?:text
    oppbevaringssted*:text opprettetDato:time opprettetAv:text avsluttetDato!:time avsluttetAv!:text referanseArkivdel*:text
    merknad*:@merknad skjerming?:@skjerming registrering*:@registrering`,
  saksmappe: `saksaar:integer sakssekvensnummer:integer saksdato:day administrativEnhet:text saksansvarlig:text journalenhet?:text
    saksstatus:text`,
  registrering: `systemID:uuid opprettetDato:time opprettetAv:text arkivertDato:time arkivertAv:text referanseArkivdel*:text
    skjerming?:@skjerming dokumentbeskrivelse*:@dokumentbeskrivelse registreringsID?:text tittel:text offentligTittel?:text
    beskrivelse?:text noekkelord*:text forfatter*:text dokumentmedium?:text oppbevaringssted*:text merknad*:@merknad`,
  journalpost: `journalaar:integer journalsekvensnummer:integer journalpostnummer:integer journalposttype:text journalstatus:text
    journaldato:day dokumentetsDato?:day mottattDato?:time sendtDato?:time forfallsdato?:day offentlighetsvurdertDato?:day
    antallVedlegg?:integer journalenhet?:text korrespondansepart*:@korrespondansepart`,
  korrespondansepart: `korrespondanseparttype:text korrespondansepartNavn:text postadresse*:text postnummer?:text poststed?:text
    land?:text epostadresse?:text telefonnummer*:text kontaktperson?:text administrativEnhet?:text saksbehandler?:text`,
  dokumentbeskrivelse: `systemID:uuid dokumenttype:text dokumentstatus:text tittel:text beskrivelse?:text forfatter*:text
    opprettetDato:time opprettetAv:text dokumentmedium?:text oppbevaringssted?:text referanseArkivdel*:text
    tilknyttetRegistreringSom:text dokumentnummer:integer tilknyttetDato:time tilknyttetAv:text merknad*:@merknad skjerming?:@skjerming`,
  skjerming: `tilgangsrestriksjon:text skjermingshjemmel:text skjermingMetadata+:text skjermingDokument?:text
    skjermingsvarighet?:integer skjermingOpphoererDato?:day`,
  merknad: 'merknadstekst:text merknadstype?:text merknadsdato:time merknadRegistrertAv:text',
};

/** The general object that a special one continues. */
const general: Readonly<Record<string, string>> = { saksmappe: 'mappe', journalpost: 'registrering' };

/** Values that Noark 5 lists for an element: vedlegg 1, metadatakatalog, M051-M054, M082, M087 and M217. */
const listed: Readonly<Record<string, readonly string[]>> = {
  arkivdelstatus: ['Aktiv periode', 'Overlappingsperiode', 'Avsluttet periode', 'Uaktuelle mapper'],
  saksstatus: ['Opprettet av saksbehandler', 'Under behandling', 'Avsluttet', 'Utgår'],
  journalstatus: ['Journalført', 'Ferdigstilt fra saksbehandler', 'Godkjent av leder', 'Ekspedert', 'Arkivert', 'Utgår'],
  dokumentstatus: ['Dokumentet er under redigering', 'Dokumentet er ferdigstilt'],
  journalposttype: [
    'Inngående dokument',
    'Utgående dokument',
    'Organinternt dokument for oppfølging',
    'Organinternt dokument uten oppfølging',
    'Saksframlegg',
  ],
  korrespondanseparttype: [
    'Avsender',
    'Mottaker',
    'Kopimottaker',
    'Gruppemottaker',
    'Intern avsender',
    'Intern mottaker',
    'Intern kopimottaker',
  ],
  tilknyttetRegistreringSom: ['Hoveddokument', 'Vedlegg'],
};

const forms: Readonly<Record<string, RegExp>> = {
  text: /\S/,
  integer: /^\d+$/,
  day: /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?)?$/,
  time: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/,
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
};

interface Part {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly type: string;
}

function partsOf(object: string): readonly Part[] {
  const own = (objects[object] ?? '').split(/\s+/).map((written): Part => {
    const [, name = '', often = '', type = ''] = /^(\w+)([?*+!]?):(@?\w+)$/.exec(written) ?? [];
    return {
      name,
      type,
      least: often === '' || often === '+' ? 1 : 0,
      most: often === '!' ? 0 : often === '*' || often === '+' ? Infinity : 1,
    };
  });
  const before = general[object];
  return before === undefined ? own : [...partsOf(before), ...own];
}

/** The document as a tree. Throws where it is not well-formed. */
function xmlTree(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: false });
  const root: XmlElement = { name: '', type: undefined, children: [], text: '' };
  const open: XmlElement[] = [root];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const type = attributes['xsi:type'];
    const element: XmlElement = { name, type: typeof type === 'string' ? type : undefined, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (more) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += more;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(text).close();
  return root;
}

/** Every fault of a journal by the rules of Noark 5: which element, and what is wrong with it. */
export function noarkFaults(text: string): readonly string[] {
  const [archive] = xmlTree(text).children;
  return archive?.name === 'arkiv' ? objectFaults(archive, 'arkiv', 'arkiv') : ['the root is not arkiv'];
}

function objectFaults(element: XmlElement, object: string, path: string): readonly string[] {
  const kind = element.type ?? object;
  if (element.type !== undefined && general[element.type] !== object) return [`${path}: ${element.type} is no ${object}`];
  const parts = partsOf(kind);
  const known = parts.map(({ name }) => name);
  const given = element.children.map(({ name }) => name);
  const order = given.map((name) => known.indexOf(name));
  return [
    ...given.filter((name) => !known.includes(name)).map((name) => `${path}/${name}: not in ${kind}`),
    ...order.flatMap((place, index) => (place < (order[index - 1] ?? 0) ? [`${path}/${given[index]}: out of order`] : [])),
    ...parts.flatMap(({ name, least, most, type }) => {
      const found = element.children.filter((child) => child.name === name);
      const faults = found.length < least || found.length > most ? [`${path}/${name}: stands ${found.length} times`] : [];
      return [...faults, ...found.flatMap((child, index) => valueFaults(child, type, `${path}/${name}[${index + 1}]`))];
    }),
  ];
}

function valueFaults(element: XmlElement, type: string, path: string): readonly string[] {
  if (type.startsWith('@')) return objectFaults(element, type.slice(1), path);
  const value = element.text;
  if (element.children.length > 0 || !(forms[type]?.test(value) ?? false)) return [`${path}: «${value}» is no ${type}`];
  return listed[element.name]?.includes(value) === false ? [`${path}: «${value}» is not in the list`] : [];
}
