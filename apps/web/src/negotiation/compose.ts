import type { JudgedOffer, NegotiationBasis, OfferAppraisal, ResultNode } from '@likeverd/appraisal';
import type { CaseState, NegotiationWorkspace, RunReference } from '@likeverd/casework';
import { nodeText } from '../components/Proof.tsx';
import { outcomeText } from '../components/Results.tsx';
import type { Content, Format } from '../i18n/language.tsx';
import type { ReadAssumptions } from './assumptions.ts';
import { formText, frameworkText, offerName } from './names.ts';
import { groundOf, type NoteBlock, type Piece, piecesOf } from './note.ts';
import type { ListedOffer } from './offers.ts';
import { numberOf, type Quantity, quantities } from './quantities.ts';

/** What a price note is put together from. */
export interface NoteMaterials {
  readonly state: CaseState;
  readonly run: RunReference;
  readonly workspace: NegotiationWorkspace;
  readonly version: number;
  readonly listed: readonly ListedOffer[];
  readonly appraised: ReadonlyMap<string, OfferAppraisal>;
  readonly basis: NegotiationBasis;
  readonly read: ReadAssumptions;
  readonly comparator: string;
  /** When that version was saved, ISO 8601 in UTC; absent before anything was. */
  readonly savedAt: string | undefined;
}

/** The confidential edition of the price note; every number carries the ground on which it is withheld from the others. */
export function composeNote(materials: NoteMaterials, words: Content, format: Format): readonly NoteBlock[] {
  const { state, run, workspace, version, listed, appraised, basis, read, comparator, savedAt } = materials;
  const { note, figures, quantities: names, compare } = words.negotiation;
  const { currency, threshold } = basis;
  const openRun = run.confidentiality === 'public';
  const written = (id: string, quantity: Quantity): Exclude<Piece, string> => {
    const origin = listed.find((offer) => offer.id === id)?.origin ?? 'own';
    const node = numberOf(appraised.get(id), quantity);
    const value =
      node === undefined
        ? '–'
        : typeof node.value === 'number'
          ? nodeText(node, words, format)
          : outcomeText(node.value, currency, words, format);
    return { value, ground: node === undefined ? null : groundOf(origin, quantity, openRun) };
  };
  const prose = workspace.assessment
    .split(/\n{2,}/u)
    .filter((text) => text.trim() !== '')
    .map((text): NoteBlock => ({ kind: 'paragraph', pieces: piecesOf(text, listed, written) }));
  const chosen = listed.find(({ id }) => id === workspace.chosen);
  const shown = quantities.filter((quantity) => listed.some(({ id }) => numberOf(appraised.get(id), quantity) !== undefined));
  const { agreements } = words.assessment;
  const kinds = words.appraisal.quantities;
  const judgedRow = (heading: string, cell: (judged: JudgedOffer, origin: ListedOffer['origin']) => Piece) => ({
    heading,
    cells: listed.map(({ id, origin }) => {
      const judged = appraised.get(id)?.agreement;
      return judged === undefined ? '–' : cell(judged, origin);
    }),
  });
  const number = (node: ResultNode<number> | undefined, origin: ListedOffer['origin']): Piece =>
    node === undefined ? '–' : { value: nodeText(node, words, format), ground: groundOf(origin, 'netBenefit', openRun) };
  // The form of an agreement is public (A8-6); what its price goes into is not.
  const agreementRows = listed.every(({ id }) => appraised.get(id)?.agreement === undefined)
    ? []
    : [
        judgedRow(agreements.type, (judged) => formText(judged, words)),
        judgedRow(kinds.varianceMoved, ({ varianceMoved }, origin) => number(varianceMoved, origin)),
        judgedRow(kinds.expectedLoss, ({ value }, origin) => number(value?.expectedLoss, origin)),
        judgedRow(kinds.staffHours, ({ hours }) => (hours === undefined ? '–' : nodeText(hours, words, format))),
        judgedRow(agreements.framework, (judged) => frameworkText(judged, words)),
      ];
  const open = (value: string): Piece => ({ value, ground: openRun ? null : 'tradeSecret' });
  return [
    {
      kind: 'title',
      text: note.documentTitle({
        number: state.number ?? words.web.work.noNumber,
        title: state.title ?? words.web.work.untitled,
      }),
    },
    ...(state.constructed ? [{ kind: 'paragraph' as const, pieces: [words.negotiation.constructed] }] : []),
    { kind: 'heading', text: note.assessmentHeading },
    ...prose,
    {
      kind: 'paragraph',
      pieces: [chosen === undefined ? note.noneChosen : note.chosen({ name: offerName(chosen, words) })],
    },
    {
      kind: 'table',
      caption: compare.title,
      head: [compare.quantity, ...listed.map((offer) => offerName(offer, words))],
      rows: [
        ...agreementRows,
        ...shown.map((quantity) => ({ heading: names[quantity], cells: listed.map(({ id }) => written(id, quantity)) })),
      ],
    },
    ...(basis.byClass.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: figures.byClass,
            head: [figures.severityClass, words.web.results.threshold, words.appraisal.quantities.breakEvenPrice],
            rows: basis.byClass.map(({ severityClass = 0, threshold: worth, price }) => {
              const level = format.number(severityClass);
              const own = basis.severity.status === 'computed' && basis.severity.severityClass.value === severityClass;
              return {
                heading: own ? figures.inUse({ level }) : level,
                cells: [nodeText(worth, words, format), open(nodeText(price, words, format))],
              };
            }),
          },
          { kind: 'paragraph' as const, pieces: [figures.byClassHint] },
        ]),
    { kind: 'heading', text: note.basis },
    ...(threshold.status === 'computed'
      ? [
          {
            kind: 'paragraph' as const,
            pieces: [
              note.thresholdText({
                comparator,
                threshold: words.web.results.perQaly({ amount: format.money(threshold.value.value, currency) }),
              }),
            ],
          },
        ]
      : []),
    ...(read.patients === undefined
      ? []
      : [
          {
            kind: 'paragraph' as const,
            pieces: [
              note.patientsText({
                patients: format.list(read.patients.newPatients.map((count) => format.number(count))),
                uptake: format.list(read.patients.uptake.map((share) => format.percent(share, 0))),
              }),
            ],
          },
        ]),
    {
      kind: 'paragraph',
      pieces: [
        note.basisText({
          model: run.modelId,
          run: run.result,
          draws: format.number(basis.draws),
          seed: String(run.seed),
          hash: basis.listPrice.run ?? '',
          date: savedAt === undefined ? '–' : format.instant(savedAt),
          version,
        }),
      ],
    },
  ];
}
