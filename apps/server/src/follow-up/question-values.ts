import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { gunzip } from 'node:zlib';
import type { Blocked, OpenQuestion, QuestionsWorth, QuestionWorth } from '@likeverd/appraisal';
import {
  type CaseState,
  type Computations,
  obstaclesToComputing,
  type Party,
  type QuestionValue,
  reject,
  type Rejection,
} from '@likeverd/casework';
import type { ModelDescription } from '@likeverd/modelling';
import type { Moment } from '../clock.ts';
import { asViewer, asWriter, type Store, type StoreTransaction } from '../database.ts';
import { canonicalJson, sha256 } from '../log/chain.ts';
import type { StoredAssessment, StoredResult } from '../runs/compute.ts';
import type { Valued, ValueOrder } from './value-questions.ts';

/** Why a value could not be computed: of which question, of its answer (`evppi`) or of the data on it (`evsi`). */
export interface NotValued {
  readonly question: string;
  readonly part: 'evppi' | 'evsi';
  readonly why: Blocked;
}

/** What was computed, as a contract takes it in, and what could not be. */
export interface ValuedQuestions {
  readonly values: readonly QuestionValue[];
  readonly notValued: readonly NotValued[];
}

type Outcome =
  | ({ readonly kind: 'valued' } & ValuedQuestions)
  | { readonly kind: 'refused'; readonly rejections: readonly Rejection[] }
  | { readonly kind: 'notFound' };

/** Longest time that a computation may take, in milliseconds. */
const patience = 120_000;

/** What the contract of a case can be held against: the parameters of the model behind its assessment, and everything computed of questions. */
export async function computationsIn(tx: StoreTransaction, { id, document, run }: CaseState): Promise<Computations> {
  const rests = document?.result ?? run?.result;
  const artefact =
    rests === undefined
      ? undefined
      : await tx.selectFrom('artefact').select('content').where('hash', '=', rests).executeTakeFirst();
  const rows = await tx.selectFrom('question_values').select(['hash', 'content']).where('case_id', '=', id).execute();
  const computed = rows.flatMap(({ hash, content }) => withHash(JSON.parse(content) as readonly Unhashed[], hash));
  if (artefact === undefined) return { computed };
  // Written by compute.ts, from a typed value.
  const { description } = (await unpacked(artefact.content)) as StoredAssessment | StoredResult;
  return {
    computed,
    parameters: description.parameters.map(({ parameter, distribution }) => ({ parameter, uncertain: distribution !== 'fixed' })),
  };
}

/** Values questions on the assessment of a case as the person may see it, and keeps the values for a contract to cite. */
export async function computeValues(
  store: Store,
  actor: Party,
  state: CaseState,
  questions: readonly OpenQuestion[],
  { now, today }: Moment,
): Promise<Outcome> {
  const obstacles = obstaclesToComputing(state);
  const { document } = state;
  if (document === undefined || obstacles.length > 0) return { kind: 'refused', rejections: obstacles };
  const row = await asViewer(store, actor, today, (tx) =>
    tx.selectFrom('artefact').select('content').where('hash', '=', document.result).executeTakeFirst(),
  );
  if (row === undefined) return { kind: 'notFound' };
  // Written by compute.ts, from a typed value.
  const stored = (await unpacked(row.content)) as StoredAssessment;
  const valued = await inThread({ stored, questions });
  if (valued === 'notReproduced')
    return { kind: 'refused', rejections: [reject('contract.notReproduced', 'temporary.questionValues')] };
  if ('status' in valued) {
    const parts = ['evppi', 'evsi'] as const;
    const notValued = questions.flatMap(({ id }) => parts.map((part): NotValued => ({ question: id, part, why: valued })));
    return { kind: 'valued', values: [], notValued };
  }
  const rows = rowsOf(valued, document.result, stored.description);
  const hash = sha256(canonicalJson(rows));
  await asWriter(store, (tx) =>
    tx
      .insertInto('question_values')
      .values({
        case_id: state.id,
        hash,
        assessment: document.result,
        content: canonicalJson(rows),
        person: actor.person,
        organisation: actor.organisation,
        stored_at: now,
      })
      .onConflict((conflict) => conflict.columns(['case_id', 'hash']).doNothing())
      .execute(),
  );
  return { kind: 'valued', values: withHash(rows, hash), notValued: valued.questions.flatMap(notValuedOf) };
}

type Unhashed = Omit<QuestionValue, 'computation'>;

const withHash = (rows: readonly Unhashed[], computation: string): readonly QuestionValue[] =>
  rows.map((row) => ({ ...row, computation }));

/** The values in whole kroner, which is more than their standard errors bear. */
function rowsOf(
  { questions, threshold, draws, seed, run }: QuestionsWorth,
  assessment: string,
  { parameters: described }: ModelDescription,
): readonly Unhashed[] {
  return questions.flatMap(({ id, parameters, answer, data }): readonly Unhashed[] => {
    if (answer.status === 'blocked') return [];
    const named = (language: 'nb' | 'nn' | 'en'): string =>
      parameters.map((name) => described.find(({ parameter }) => parameter === name)?.label[language] ?? name).join('; ');
    return [
      {
        question: id,
        parameters: parameters.join(', '),
        namesNb: named('nb'),
        namesNn: named('nn'),
        namesEn: named('en'),
        evppi: Math.round(answer.total),
        evppiError: Math.round(answer.standardError),
        evppiMethod: answer.method,
        ...(data.status === 'blocked'
          ? {}
          : {
              assessedData: data.data,
              dataPatients: data.followed,
              evsi: Math.round(data.total),
              evsiError: Math.round(data.standardError),
              evsiMethod: data.method,
            }),
        threshold: Math.round(threshold),
        draws,
        seed,
        assessment,
        run,
      },
    ];
  });
}

function notValuedOf({ id, answer, data }: QuestionWorth): readonly NotValued[] {
  return [
    ...(answer.status === 'blocked' ? [{ question: id, part: 'evppi', why: answer } as const] : []),
    ...(data.status === 'blocked' ? [{ question: id, part: 'evsi', why: data } as const] : []),
  ];
}

const unpacked = async (content: Buffer): Promise<unknown> => JSON.parse((await promisify(gunzip)(content)).toString('utf8'));

function inThread(workerData: ValueOrder): Promise<Valued> {
  const worker = new Worker(new URL('./value-worker.ts', import.meta.url), { workerData });
  return new Promise<Valued>((resolve, fail) => {
    const timer = setTimeout(() => fail(new Error('The questions of a contract took too long to value.')), patience);
    worker.once('message', resolve);
    worker.once('error', fail);
    worker.once('exit', () => {
      clearTimeout(timer);
      fail(new Error('The valuing of questions ended without an answer.'));
    });
  }).finally(() => void worker.terminate());
}
