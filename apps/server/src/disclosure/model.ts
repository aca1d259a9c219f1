import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type CaseEvent, type CaseState, caseFrom, type PublicPiece, visibleTo } from '@likeverd/casework';
import type { CalendarDate } from '@likeverd/reference';
import type { StoreTransaction } from '../database.ts';
import type { StoredAssessment, StoredResult } from '../runs/compute.ts';
import { type ModelQuantities, modelQuantities } from './quantities.ts';

/** Results whose models have been looked at: each is run at three prices, and a result never changes. */
const looked = new Map<string, ModelQuantities>();
const mostLooked = 2_000;

const nothing: ModelQuantities = { quantities: [], numbers: '' };

/** How results hang on prices, by the run or the assessment that the case cites, where everybody may see it. */
export async function quantitiesOf(tx: StoreTransaction, { run, document }: CaseState): Promise<ModelQuantities> {
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

const fewestWords = 5;

/** The lines of an assessment document that are prose. */
const sentencesOf = (document: string): readonly string[] =>
  document.split('\n').filter((line) => (line.match(/\p{L}{2,}/gu)?.length ?? 0) >= fewestWords);

/** The numbers of the model and of the assessment document that a public log cites, and the sentences of the document. */
export async function documentPieces(
  tx: StoreTransaction,
  log: readonly CaseEvent[],
  today: CalendarDate,
): Promise<readonly PublicPiece[]> {
  const [first] = log;
  if (first === undefined) return [];
  const { caseId } = first;
  const shown = caseFrom(caseId, visibleTo(null, log, today));
  const { document } = shown;
  const { numbers } = await quantitiesOf(tx, shown);
  const version =
    document === undefined
      ? undefined
      : await tx
          .selectFrom('assessment_version')
          .select('document')
          .where('case_id', '=', caseId)
          .where('version', '=', document.version)
          .executeTakeFirst();
  return [
    ...(numbers === '' ? [] : [{ where: 'model', text: numbers, caseId, numbersOnly: true }]),
    ...(version === undefined
      ? []
      : [
          { where: 'document', text: version.document, caseId, numbersOnly: true },
          ...sentencesOf(version.document).map((text) => ({ where: 'document', text, caseId })),
        ]),
  ];
}
