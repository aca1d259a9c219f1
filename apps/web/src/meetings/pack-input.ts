import type { PackInput, PackSection } from '@likeverd/documents/pack';
import { localeOf, type Language } from '@likeverd/language/language';
import { type Content, type Format, wordFor } from '../i18n/language.tsx';
import { caseSections } from './case-sections.ts';
import type { PackFile } from './pack-files.ts';
import type { Papers } from './queries.ts';

const accessWords = (words: Content, access: string): string | undefined =>
  access === 'declareFirst' || access === 'awaitingRuling' || access === 'withheld'
    ? words.pages.meetings.access[access]
    : undefined;

/** The papers as a document: of an item that is not for this reader its place and what the agenda says, and why there is no more. */
export function packInput(papers: Papers, person: string, language: Language, words: Content, format: Format): PackInput {
  const own = words.pages.meetings;
  const { state } = papers.meeting;
  const forum = wordFor(words.casework.organisations, state.forum ?? '');
  const items = papers.papers.map(({ item, access, view }, index) => {
    const known = state.items.find(({ id }) => id === item);
    const withheld = accessWords(words, access);
    const text = known?.text;
    const sections: readonly PackSection[] = [
      ...(text === undefined ? [] : [{ title: words.casework.fields.itemText.label, rows: [[own.value, text] as const] }]),
      ...(view === undefined ? [] : caseSections(view, words, format)),
    ];
    return {
      heading: own.itemHeading({
        place: index + 1,
        title: [known?.number, known?.title].filter((part) => part !== undefined && part !== '').join(' '),
      }),
      ...(withheld === undefined ? {} : { withheld }),
      sections,
    };
  });
  const name = state.participants.find((each) => each.person === person)?.name ?? words.casework.roles.secretariat;
  return {
    language: localeOf[language],
    title: own.packTitle({ forum, date: format.date(state.date ?? '') }),
    subtitle: own.packSubtitle({ name, time: format.instant(papers.readAt) }),
    publisher: words.casework.roles.secretariat,
    date: papers.readAt.slice(0, 10),
    marking: own.packMarking,
    words: {
      contents: own.packContents,
      page: own.packPage,
      of: own.packOf,
      field: own.field,
      value: own.value,
      attachments: own.attachments.title,
      file: own.attachments.file,
      item: own.attachments.item,
      inPack: own.attachments.inPack,
    },
    meeting: {
      title: own.facts,
      rows: [
        [own.when, [format.date(state.date ?? ''), state.startTime, state.endTime].filter((part) => part !== undefined).join(' ')],
        ...(state.place === undefined ? [] : [[words.casework.fields.meetingPlace.label, state.place] as const]),
        [own.participants, state.participants.map((each) => each.name).join('\n')],
        [own.agenda, items.map(({ heading }) => heading).join('\n')],
      ],
    },
    items,
    attachments: [],
  };
}

/** The newest version of every document of the cases that this reader may open, in the order of the agenda. */
export function packFiles(papers: Papers, input: PackInput): readonly PackFile[] {
  return papers.papers.flatMap(({ item, view }, index) =>
    (view?.state.files.documents ?? []).flatMap(({ withdrawn, versions }) => {
      const file = withdrawn === undefined ? versions.at(-1)?.file : undefined;
      const address = `/api/cases/${encodeURIComponent(item)}/files/${file?.hash ?? ''}`;
      return file === undefined ? [] : [{ file, address, item: input.items[index]?.heading ?? '' }];
    }),
  );
}
