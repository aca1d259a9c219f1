import { type JournalPost, journalOf, type Withholding, type WithheldValue } from '@likeverd/casework';
import { content } from '@likeverd/language';
import type { CalendarDate } from '@likeverd/reference';
import { asWriter, type Store } from '../database.ts';
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
  readonly posts: readonly JournalPost[];
}

/** Public bodies keep their journals in Norwegian. */
const words = content.nb;
const { journal } = words.pages.opendata;
const events: Readonly<Record<string, string>> = words.casework.events;
const roles: Readonly<Record<string, string>> = words.casework.roles;

const groundOf = (withheld: Withholding): string => (withheld === 'internal' ? journal.internal : words.casework.grounds[withheld]);

/** Numbered cases with entries in a period, in the order of their numbers; read as the public, and of what is withheld only why. */
async function* journalCases(store: Store, today: CalendarDate, { from, to }: JournalPeriod): AsyncGenerator<JournalCase> {
  for await (const { id, number, seen } of openCases(store, today)) {
    const all = journalOf(seen, await withheldIn(store, id), today);
    const posts = all.filter(({ day }) => (from === undefined || day >= from) && (to === undefined || day <= to));
    const [year, sequence] = number.slice(2).split('_').map(Number);
    const [first] = all;
    if (posts.length === 0 || first === undefined || year === undefined || sequence === undefined) continue;
    const title = seen.findLast(({ values }) => values['title'] !== undefined)?.values['title']?.value;
    const closed = all.some(({ type }) => type === 'DecisionPublished' || type === 'AssessmentDeclined');
    yield { id, number, title: typeof title === 'string' ? title : number, year, sequence, day: first.day, closed, posts };
  }
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
    element('skjermingMetadata', 'tittel'),
    element('skjermingDokument', journal.wholeDocument),
  ]);
}

/** An entry as Noark 5 orders it: what every registration has, its documents, then what is of the journal. */
function postXml(found: JournalCase, post: JournalPost): Xml {
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
          element('systemID', `${post.event}-${index + 1}`),
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
    element('systemID', 'likeverd-offentlig-journal'),
    element('tittel', journal.title),
    element('opprettetDato', `${today}T00:00:00`),
    element('opprettetAv', by),
    group('arkivskaper', [
      element('arkivskaperID', 'nye-metoder'),
      element('arkivskaperNavn', words.casework.organisations.sekretariatet),
    ]),
    '<arkivdel>',
    element('systemID', 'likeverd-saker'),
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

function caseJson({ number, title, year, sequence, day, posts }: JournalCase, address: string): unknown {
  return {
    saksaar: year,
    sakssekvensnummer: sequence,
    saksnummer: number,
    offentligTittel: title,
    saksdato: day,
    journalpost: posts.map((post) => ({
      journalaar: Number(post.day.slice(0, 4)),
      journalpostnummer: post.number,
      journalposttype: ways[post.way],
      journaldato: post.day,
      dokumentetsDato: post.day,
      offentligTittel: events[post.type] ?? post.type,
      korrespondansepart: [{ korrespondanseparttype: partKinds[post.way], korrespondansepartNavn: roles[post.role] ?? post.role }],
      dokumentbeskrivelse: post.documents.map(({ withheld }, index) => ({
        dokumentnummer: index + 1,
        tilknyttetRegistreringSom: index === 0 ? 'Hoveddokument' : 'Vedlegg',
        tittel: withheld === undefined ? (events[post.type] ?? post.type) : journal.withheldTitle,
        ...(withheld === undefined
          ? { dokumentobjekt: [{ referanseDokumentfil: `${address}/metoder/${number}?versjon=${post.number}` }] }
          : { skjerming: { tilgangsrestriksjon: journal.restricted, skjermingshjemmel: groundOf(withheld) } }),
      })),
    })),
  };
}

/** The public journal in the form of eInnsyn's API, case by case. Fields that eInnsyn calls sensitive are never filled. */
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
