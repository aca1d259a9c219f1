import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import {
  asLogged,
  type CaseEvent,
  type CaseState,
  caseFrom,
  type Finding,
  type Findings,
  findingsOf,
  forbidden,
  hiddenPrices,
  type HiddenPrice,
  type NewEvent,
  priceQuantities,
  type PriceQuantity,
  type PublicPiece,
  publicPieces,
  type Rejection,
  reject,
  visibleTo,
} from '@likeverd/casework';
import type { CalendarDate } from '@likeverd/reference';
import type { StoreTransaction } from '../database.ts';
import type { StoredAssessment, StoredResult } from '../runs/compute.ts';
import { type ModelQuantities, modelQuantities } from './quantities.ts';

/** What the public can find now, and once the events are stored. */
export interface Guarded {
  readonly before: Findings;
  readonly after: Findings;
}

/** Results whose models have been looked at: each is run at three prices, and a result never changes. */
const looked = new Map<string, ModelQuantities>();
const mostLooked = 100;

const nothing: ModelQuantities = { quantities: [], numbers: '' };

/**
 * What can be worked out of the hidden prices of a case from all that is public of it: every text of the public log (decisions, reports,
 * minutes, earlier versions: a log forgets nothing), the cited run with its model, the assessment document. Null where no price is hidden.
 * Only a writer's transaction sees what this needs.
 */
export async function guard(
  tx: StoreTransaction,
  log: readonly CaseEvent[],
  events: readonly NewEvent[],
  today: CalendarDate,
  draft: readonly PublicPiece[] = [],
): Promise<Guarded | null> {
  const [first] = log;
  if (first === undefined) return null;
  const state = caseFrom(first.caseId, log);
  const prices = hiddenPrices(log, state.disclosure, today);
  if (prices.length === 0) return null;
  const grown = [...log, ...asLogged(events, log)];
  const model = await quantitiesOf(tx, caseFrom(first.caseId, grown));
  const quantities = (price: HiddenPrice): readonly PriceQuantity[] => [...priceQuantities(price), ...model.quantities];
  const pieces = async (of: readonly CaseEvent[]): Promise<readonly PublicPiece[]> => [
    ...publicPieces(of, today),
    ...(await documentPieces(tx, of, today)),
  ];
  return {
    before: findingsOf(prices, await pieces(log), quantities, today),
    after: findingsOf(prices, [...(await pieces(grown)), ...draft], quantities, today),
  };
}

/** Why events may not become public; empty where they may. */
export async function obstaclesToPublishing(
  tx: StoreTransaction,
  log: readonly CaseEvent[],
  events: readonly NewEvent[],
  today: CalendarDate,
): Promise<readonly Rejection[]> {
  if (events.every(({ label }) => label.class !== 'public')) return [];
  const guarded = await guard(tx, log, events, today);
  const [first] = log;
  if (guarded === null || first === undefined) return [];
  const { disclosure } = caseFrom(first.caseId, log);
  const { before, after } = guarded;
  if (after.status === 'unsolved')
    return before.status === 'unsolved'
      ? []
      : [reject('disclosure.unsolved', 'disclosure.guard', { places: after.where.join(', ') })];
  return forbidden(before, after, disclosure).map((finding) => tooNarrow(finding));
}

/** A refusal names where, and how narrowly; not the interval, which not everyone who publishes may know. */
function tooNarrow({ hidden, relativeWidth, limit, statements }: Finding): Rejection {
  const places = [...new Set(statements.map(({ where, figure }) => `${where}: «${figure}»`))];
  const percent = (share: number): number => Math.round(share * 1_000) / 10;
  return reject('disclosure.tooNarrow', 'disclosure.guard', {
    item: hidden.id,
    width: percent(relativeWidth),
    limit: percent(limit),
    places: places.join('; '),
  });
}

/** How results hang on prices, by the run or the assessment that the case cites, where everybody may see it. */
async function quantitiesOf(tx: StoreTransaction, { run, document }: CaseState): Promise<ModelQuantities> {
  const cited =
    run?.confidentiality === 'public' ? run.result : document?.confidentiality === 'public' ? document.result : undefined;
  if (cited === undefined) return nothing;
  const assessment = document?.confidentiality === 'public' ? document.result : undefined;
  const key = `${cited} ${assessment ?? ''}`;
  const known = looked.get(key);
  if (known !== undefined) return known;
  const [stored, judged] = [await unpacked(tx, cited), assessment === undefined ? undefined : await unpacked(tx, assessment)];
  const text = judged !== undefined && 'kind' in judged ? judged.document : undefined;
  const found =
    stored === undefined
      ? nothing
      : 'kind' in stored
        ? modelQuantities(stored.model, stored.inputs, text)
        : modelQuantities(stored.document, stored.inputs, text);
  if (looked.size >= mostLooked) looked.clear();
  looked.set(key, found);
  return found;
}

async function unpacked(tx: StoreTransaction, hash: string): Promise<StoredResult | StoredAssessment | undefined> {
  const row = await tx.selectFrom('artefact').select('content').where('hash', '=', hash).executeTakeFirst();
  // Written by compute.ts, from a typed value.
  return row === undefined
    ? undefined
    : (JSON.parse((await promisify(gunzip)(row.content)).toString('utf8')) as StoredResult | StoredAssessment);
}

/** The numbers of the model and of the assessment document that a public log cites. */
async function documentPieces(
  tx: StoreTransaction,
  log: readonly CaseEvent[],
  today: CalendarDate,
): Promise<readonly PublicPiece[]> {
  const [first] = log;
  const shown = first === undefined ? undefined : caseFrom(first.caseId, visibleTo(null, log, today));
  if (first === undefined || shown === undefined) return [];
  const { document } = shown;
  const { numbers } = await quantitiesOf(tx, shown);
  const version =
    document === undefined
      ? undefined
      : await tx
          .selectFrom('assessment_version')
          .select('document')
          .where('case_id', '=', first.caseId)
          .where('version', '=', document.version)
          .executeTakeFirst();
  return [
    ...(numbers === '' ? [] : [{ where: 'model', text: numbers, numbersOnly: true }]),
    ...(version === undefined ? [] : [{ where: 'document', text: version.document, numbersOnly: true }]),
  ];
}
