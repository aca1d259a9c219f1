import type { RunReference } from '@likeverd/casework';
import type { PackSection } from '@likeverd/documents/pack';
import type { CaseView } from '../api/types.ts';
import { type Content, type Format, wordFor } from '../i18n/language.tsx';
import { type Row, section } from './sections.ts';
import { statementSections } from './statement-sections.ts';

/** What a case says to the reader of its view, part by part: the same for the room, the page of papers and the pack. */
export function caseSections({ state, timeline }: CaseView, words: Content, format: Format): readonly PackSection[] {
  const { casework, web, pages } = words;
  const field = casework.fields;
  const choice = (value: string | undefined): string | undefined =>
    value === undefined ? undefined : wordFor({ ...casework.organisations, ...casework.choices }, value);
  const day = (value: string | undefined): string | undefined => (value === undefined ? undefined : format.date(value));
  const money = (amount: number | undefined): string | undefined =>
    amount === undefined ? undefined : format.money(amount, 'NOK', 2);
  return [
    ...section(web.casePage.registration, [
      [field.title.label, state.title],
      [field.methodType.label, choice(state.methodType)],
      [field.substance.label, state.substance],
      [field.population.label, state.population],
      [field.comparator.label, state.comparator],
      [pages.clock.status.phase, wordFor(casework.phases, state.phase)],
    ]),
    ...section(wordFor(casework.choices, state.kind ?? 'proposal'), [
      [web.casePage.submitter, choice(state.submitter)],
      [field.reason.label, state.reason],
      [field.documentationDate.label, day(state.documentationDate)],
      [field.completion.label, state.completion],
    ]),
    ...section(web.method.commission, [
      [field.assessmentType.label, choice(state.commission?.assessmentType)],
      [web.method.commissionedBody, choice(state.commission?.body)],
      [field.meetingDate.label, day(state.commission?.meetingDate)],
      [field.reason.label, state.commission?.reason],
    ]),
    ...section(web.method.assessment, [
      ...(['benefit', 'resources', 'severity', 'uncertainty'] as const).map(
        (name): Row => [field[name].label, state.assessment?.[name]],
      ),
      ...(state.run === undefined ? [] : runRows(state.run, words, format)),
    ]),
    ...state.priceOffers.flatMap((offer) =>
      section(web.casePage.priceOffer({ version: offer.version }), [
        [field.pricePerPack.label, money(offer.pricePerPack)],
        [field.maximumPricePerPack.label, money(offer.maximumPricePerPack)],
        [field.validUntil.label, day(offer.validUntil)],
        [field.terms.label, offer.terms],
      ]),
    ),
    ...section(web.method.priceNote, [[field.note.label, state.priceNote?.note]]),
    ...statementSections(state, words, format),
    ...section(
      pages.meetings.history,
      timeline.map(({ type, recordedAt }): Row => [format.instant(recordedAt), wordFor(casework.events, type)]),
    ),
  ];
}

function runRows(run: RunReference, { web }: Content, format: Format): readonly Row[] {
  return [
    [
      web.results.difference,
      `${format.money(run.incrementalCosts, run.currency)} · ${web.results.qalyUnit({ value: format.number(run.incrementalQalys, 3) })}`,
    ],
    [
      web.results.icer,
      run.costPerQaly === undefined ? undefined : web.results.perQaly({ amount: format.money(run.costPerQaly, run.currency) }),
    ],
    [
      web.results.shortfall,
      run.absoluteShortfall === undefined ? undefined : web.results.qalyUnit({ value: format.number(run.absoluteShortfall, 2) }),
    ],
    [web.results.hash, run.result],
  ];
}
