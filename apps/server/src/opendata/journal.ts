import { caseFrom, type JournalPost, journalOf, type Withholding, type WithheldValue } from '@likeverd/casework';
import { content } from '@likeverd/language';
import type { CalendarDate } from '@likeverd/reference';
import { sql } from 'kysely';
import { asWriter, type Store } from '../database.ts';
import { stableId } from '../example/stable-id.ts';
import { escapeMarkup } from '../http/html.ts';
import { fromLabelRow } from '../log/labels.ts';
import { openCases } from './bulk.ts';

/** Days of a journal; an end that is not given is open. */
export interface JournalPeriod {
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
}

/** A case as the public journal has it. */
interface JournalCase {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly year: number;
  readonly sequence: number;
  /** Day of its first entry. */
  readonly day: CalendarDate;
  readonly closed: boolean;
  readonly posts: readonly NumberedPost[];
}

/** An entry with its number in the journal of its year (journalsekvensnummer, M014). */
interface NumberedPost extends JournalPost {
  readonly sequence: number;
}

/** Public bodies keep their journals in Norwegian. */
const words = content.nb;
const { journal } = words.pages.opendata;
const events: Readonly<Record<string, string>> = words.casework.events;
const roles: Readonly<Record<string, string>> = words.casework.roles;

const groundOf = (withheld: Withholding): string => (withheld === 'internal' ? journal.internal : words.casework.grounds[withheld]);

/** Numbered cases with entries in a period, in the order of their numbers; read as the public, and of what is withheld only why. */
async function* journalCases(store: Store, today: CalendarDate, { from, to }: JournalPeriod): AsyncGenerator<JournalCase> {
  const sequences = await sequencesOf(store);
  for await (const { id, number, seen } of openCases(store, today)) {
    const all = journalOf(seen, await withheldIn(store, id), today);
    const posts = all
      .filter(({ day }) => (from === undefined || day >= from) && (to === undefined || day <= to))
      .map((post) => ({ ...post, sequence: sequences.get(post.event) ?? 0 }));
    const [year, sequence] = number.slice(2).split('_').map(Number);
    const [first] = all;
    if (posts.length === 0 || first === undefined || year === undefined || sequence === undefined) continue;
    const { title = number } = caseFrom(id, seen);
    const closed = all.some(({ type }) => type === 'DecisionPublished' || type === 'AssessmentDeclined');
    yield { id, number, title, year, sequence, day: first.day, closed, posts };
  }
}

/** Every entry's place among those of its year, by the time it was recorded, over all cases: what was public from the start never gets another. */
async function sequencesOf(store: Store): Promise<ReadonlyMap<string, number>> {
  const { rows } = await asWriter(store, (tx) =>
    sql<{ id: string; sequence: string }>`
      select e.id, row_number() over (
          partition by extract(year from e.recorded_at at time zone 'Europe/Oslo') order by e.recorded_at, e.case_id, e.version
        ) as sequence
      from event e join case_number n on n.case_id = e.case_id where e.class = 'public'`.execute(tx),
  );
  return new Map(rows.map(({ id, sequence }) => [id, Number(sequence)]));
}

/** The labels, and no more, of what public events of a case say that is not public. */
async function withheldIn(store: Store, caseId: string): Promise<readonly WithheldValue[]> {
  const rows = await asWriter(store, (tx) =>
    tx
      .selectFrom('event_value as v')
      .innerJoin('event as e', (join) => join.onRef('e.case_id', '=', 'v.case_id').onRef('e.version', '=', 'v.version'))
      .select(['e.id', 'v.class', 'v.ground', 'v.owner', 'v.shared_with', 'v.expires'])
      .where('e.case_id', '=', caseId)
      .where('e.class', '=', 'public')
      .where('v.class', '<>', 'public')
      .execute(),
  );
  return rows.map(({ id, ...label }) => ({ event: id, label: fromLabelRow(label) }));
}

type Xml = string;
const element = (name: string, inside: string | number): Xml =>
  `<${name}>${typeof inside === 'number' ? inside : escapeMarkup(inside)}</${name}>`;
const group = (name: string, parts: readonly Xml[], attributes = ''): Xml =>
  `<${name}${attributes}>\n${parts.join('\n')}\n</${name}>`;

const by = 'Likeverd';
const ways: Readonly<Record<JournalPost['way'], string>> = {
  received: 'Inngående dokument',
  sent: 'Utgående dokument',
  internal: 'Organinternt dokument uten oppfølging',
};
const partKinds: Readonly<Record<JournalPost['way'], string>> = {
  received: 'Avsender',
  sent: 'Intern avsender',
  internal: 'Intern avsender',
};

/** A withheld document is told of by its ground; its title says that it is withheld, and nothing of what it is. */
function screened(withheld: Withholding): Xml {
  return group('skjerming', [
    element('tilgangsrestriksjon', journal.restricted),
    element('skjermingshjemmel', groundOf(withheld)),
    element('skjermingMetadata', 'Skjerming tittel dokumentbeskrivelse'),
    element('skjermingDokument', journal.wholeDocument),
  ]);
}

/** An entry as Noark 5 orders it: what every registration has, its documents, then what is of the journal. */
function postXml(found: JournalCase, post: NumberedPost): Xml {
  const title = events[post.type] ?? post.type;
  return group(
    'registrering',
    [
      element('systemID', post.event),
      element('opprettetDato', post.recordedAt),
      element('opprettetAv', by),
      element('arkivertDato', post.recordedAt),
      element('arkivertAv', by),
      ...post.documents.map(({ withheld }, index) =>
        group('dokumentbeskrivelse', [
          element('systemID', stableId(`document ${post.event} ${index + 1}`)),
          element('dokumenttype', journal.documentType),
          element('dokumentstatus', journal.finished),
          element('tittel', withheld === undefined ? title : journal.withheldTitle),
          element('opprettetDato', post.recordedAt),
          element('opprettetAv', by),
          element('tilknyttetRegistreringSom', index === 0 ? 'Hoveddokument' : 'Vedlegg'),
          element('dokumentnummer', index + 1),
          element('tilknyttetDato', post.recordedAt),
          element('tilknyttetAv', by),
          ...(withheld === undefined ? [] : [screened(withheld)]),
        ]),
      ),
      element('registreringsID', `${found.number}-${post.number}`),
      element('tittel', title),
      element('offentligTittel', title),
      element('journalaar', Number(post.day.slice(0, 4))),
      element('journalsekvensnummer', post.sequence),
      element('journalpostnummer', post.number),
      element('journalposttype', ways[post.way]),
      element('journalstatus', 'Journalført'),
      element('journaldato', post.day),
      element('dokumentetsDato', post.day),
      group('korrespondansepart', [
        element('korrespondanseparttype', partKinds[post.way]),
        element('korrespondansepartNavn', roles[post.role] ?? post.role),
      ]),
    ],
    ' xsi:type="journalpost"',
  );
}

function caseXml(found: JournalCase): Xml {
  return group(
    'mappe',
    [
      element('systemID', found.id),
      element('mappeID', found.number),
      element('tittel', found.title),
      element('offentligTittel', found.title),
      element('opprettetDato', `${found.day}T00:00:00`),
      element('opprettetAv', by),
      ...found.posts.map((post) => postXml(found, post)),
      element('saksaar', found.year),
      element('sakssekvensnummer', found.sequence),
      element('saksdato', found.day),
      element('administrativEnhet', words.casework.organisations.sekretariatet),
      element('saksansvarlig', words.casework.organisations.sekretariatet),
      element('saksstatus', found.closed ? 'Avsluttet' : 'Under behandling'),
    ],
    ' xsi:type="saksmappe"',
  );
}

/** The public journal as Noark 5 arkivstruktur, case by case. What it leaves out of a deposit: docs/decisions/0024-open-data.md. */
export async function* journalXml(store: Store, today: CalendarDate, period: JournalPeriod): AsyncGenerator<string, undefined> {
  yield [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<arkiv xmlns="http://www.arkivverket.no/standarder/noark5/arkivstruktur" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    element('systemID', stableId('public journal')),
    element('tittel', journal.title),
    element('opprettetDato', `${today}T00:00:00`),
    element('opprettetAv', by),
    group('arkivskaper', [
      element('arkivskaperID', 'nye-metoder'),
      element('arkivskaperNavn', words.casework.organisations.sekretariatet),
    ]),
    '<arkivdel>',
    element('systemID', stableId('public journal, cases')),
    element('tittel', journal.part),
    element('arkivdelstatus', 'Aktiv periode'),
    element('opprettetDato', `${today}T00:00:00`),
    element('opprettetAv', by),
    '',
  ].join('\n');
  for await (const found of journalCases(store, today, period)) yield `${caseXml(found)}\n`;
  yield '</arkivdel>\n</arkiv>\n';
  return undefined;
}

/** What eInnsyn's API calls the kinds of entries (JournalposttypeEnum). */
const einnsynWays: Readonly<Record<JournalPost['way'], string>> = {
  received: 'inngaaende_dokument',
  sent: 'utgaaende_dokument',
  internal: 'organinternt_dokument_uten_oppfoelging',
};

/** Longest text of a field in eInnsyn's API, in characters. */
const longest = 500;
const short = (text: string): string => (text.length <= longest ? text : `${text.slice(0, longest - 1)}…`);

/** A text in eInnsyn's two fields. The second is for what the first leaves out; here both say what is public, so that nothing else can leave. */
const both = <N extends string>(name: N, text: string): Readonly<Record<N | `${N}Sensitiv`, string>> =>
  ({ [name]: short(text), [`${name}Sensitiv`]: short(text) }) as Readonly<Record<N | `${N}Sensitiv`, string>>;

function caseJson({ number, title, year, sequence, day, posts }: JournalCase, address: string): unknown {
  return {
    saksaar: year,
    sakssekvensnummer: sequence,
    saksnummer: number,
    ...both('offentligTittel', title),
    saksdato: day,
    journalpost: posts.map((post) => {
      const grounds = [...new Set(post.documents.flatMap(({ withheld }) => (withheld === undefined ? [] : [groundOf(withheld)])))];
      return {
        journalaar: Number(post.day.slice(0, 4)),
        journalsekvensnummer: post.sequence,
        journalpostnummer: post.number,
        journalposttype: einnsynWays[post.way],
        journaldato: post.day,
        dokumentetsDato: post.day,
        ...both('offentligTittel', events[post.type] ?? post.type),
        korrespondansepart: [
          { korrespondanseparttype: partKinds[post.way], ...both('korrespondansepartNavn', roles[post.role] ?? post.role) },
        ],
        ...(grounds.length === 0
          ? {}
          : { skjerming: { tilgangsrestriksjon: journal.restricted, skjermingshjemmel: short(grounds.join('; ')) } }),
        dokumentbeskrivelse: post.documents.map(({ withheld }, index) => ({
          dokumentnummer: index + 1,
          dokumenttype: journal.documentType,
          tilknyttetRegistreringSom: index === 0 ? 'Hoveddokument' : 'Vedlegg',
          ...both('tittel', withheld === undefined ? (events[post.type] ?? post.type) : journal.withheldTitle),
          ...(withheld === undefined
            ? { dokumentobjekt: [{ referanseDokumentfil: `${address}/metoder/${number}?versjon=${post.number}`, format: 'HTML' }] }
            : {}),
        })),
      };
    }),
  };
}

/** The public journal in the form of eInnsyn's API, case by case. */
export async function* journalJson(
  store: Store,
  today: CalendarDate,
  period: JournalPeriod,
  address: string,
): AsyncGenerator<string, undefined> {
  let first = true;
  yield '{"saksmappe":[';
  for await (const found of journalCases(store, today, period)) {
    yield `${first ? '' : ','}\n${JSON.stringify(caseJson(found, address))}`;
    first = false;
  }
  yield '\n]}\n';
  return undefined;
}
