import { type AssessmentReference, type Command, type RunReference } from '@likeverd/casework';
import { saveVersion } from '../assessments/store.ts';
import { addCalendarDays, isWorkingDay, osloDate, osloStartOfDay, type CalendarDate } from '@likeverd/reference';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock, Moment } from '../clock.ts';
import { execute } from '../commands.ts';
import { readCase } from '../reading.ts';
import { asWriter, type Store } from '../database.ts';
import type { Gallery, GalleryModel, ShippedAssessment } from '../runs/gallery.ts';
import type { Runs, RunStatus } from '../runs/queue.ts';
import { colonExercise } from './colon-exercise.ts';
import { drawsOf } from '../runs/usual.ts';
import { stableId } from './stable-id.ts';
import type { DaysAgo, ExampleCase, Step } from './step.ts';
import { targetedTherapy } from './targeted-therapy.ts';

export interface ExampleServices {
  readonly store: Store;
  readonly runs: Runs;
  readonly gallery: Gallery;
  readonly assessments: Gallery<ShippedAssessment>;
  readonly clock: Clock;
  readonly say: (line: string) => void;
}

const examples: readonly ExampleCase[] = [colonExercise, targetedTherapy];

/**
 * Fills an empty database with the example, by the same commands that people send, dated back from today. A step that was done is
 * not done again, so that a start that was interrupted is taken up where it stopped. A database with other cases is left alone.
 */
export async function loadExample(services: ExampleServices): Promise<void> {
  const { store, say } = services;
  if (!(await belongsHere(store))) return;
  const gallery = await services.gallery();
  // In the order of the days, so that case numbers follow the dates of registration.
  const steps = examples
    .flatMap((example) => example.steps.map((step, index) => ({ example, step, index })))
    .toSorted((a, b) => b.step.daysAgo - a.step.daysAgo);
  const abandoned = new Set<string>();
  let told = false;
  for (const { example, step, index } of steps) {
    if (abandoned.has(example.id) || (await isDone(store, example, step, index))) continue;
    if (!told) say('Loading the example …');
    told = true;
    // Without its model a case goes on: nothing later needs the run but the delivery, which the rules then refuse.
    if (step.run !== undefined && !gallery.has(step.run.modelId)) continue;
    const trouble = await take(services, gallery, example, step, index);
    if (trouble === null) continue;
    abandoned.add(example.id);
    say(`The example ${example.id} stops before its end: ${trouble}.`);
  }
}

/** True for a database without cases, and for one in which the example was begun. */
async function belongsHere(store: Store): Promise<boolean> {
  return asWriter(store, async (tx) => {
    const any = await tx.selectFrom('case_head').select('case_id').limit(1).executeTakeFirst();
    if (any === undefined) return true;
    const own = await tx
      .selectFrom('case_head')
      .select('case_id')
      .where(
        'case_id',
        'in',
        examples.map(({ id }) => stableId(id)),
      )
      .executeTakeFirst();
    return own !== undefined;
  });
}

/** Steps with a name are known by it, the others by their place among those without. */
function keyOf(example: ExampleCase, { name }: Step, index: number): string {
  const place = example.steps.slice(0, index).filter((step) => step.name === undefined).length;
  return stableId(`${example.id} ${name ?? place}`);
}

function isDone(store: Store, example: ExampleCase, step: Step, index: number): Promise<boolean> {
  return asWriter(store, async (tx) => {
    const row = await tx
      .selectFrom('command')
      .select('version')
      .where('person', '=', step.actor.person)
      .where('key', '=', keyOf(example, step, index))
      .executeTakeFirst();
    return row !== undefined;
  });
}

/** Does one step; the reason when it could not be done. */
async function take(
  services: ExampleServices,
  gallery: ReadonlyMap<string, GalleryModel>,
  example: ExampleCase,
  step: Step,
  index: number,
): Promise<string | null> {
  const { store, runs, clock, say } = services;
  const today = osloDate(clock().getTime());
  const day = (daysAgo: DaysAgo): CalendarDate => workingDay(addCalendarDays(today, -daysAgo));
  const caseId = stableId(example.id);
  const command = typeof step.command === 'function' ? step.command(day) : step.command;
  const reference = step.run === undefined ? undefined : await runModel(runs, gallery, step, say);
  if (typeof reference === 'string') return reference;
  const recordedOn = day(step.daysAgo);
  const now = new Date(osloStartOfDay(recordedOn) + officeHour + index * 60_000).toISOString();
  const document =
    step.assessment === undefined
      ? undefined
      : await judge(services, gallery, step, step.assessment, caseId, { now, today: recordedOn });
  if (typeof document === 'string') return document;
  const values: Command['values'] = {
    ...command.values,
    ...(reference === undefined ? {} : { run: reference }),
    ...(document === undefined ? {} : { document }),
  };
  const outcome = await execute(
    store,
    {
      actor: step.actor,
      key: keyOf(example, step, index),
      command: { type: command.type, values },
      newCaseId: caseId,
      ...(index === 0
        ? {}
        : { target: { caseId, expectedVersion: await versionSeen(store, step.actor, caseId, { now, today: recordedOn }) } }),
    },
    { now, today: recordedOn },
  );
  switch (outcome.kind) {
    case 'done':
      return null;
    case 'refused':
      return outcome.rejections.map(({ code, field = '' }) => `${code} ${field}`.trim()).join(', ');
    default:
      return outcome.kind;
  }
}

/** Ten in the morning, Oslo time. */
export const officeHour = 10 * 3_600_000;

/** The last working day up to a date. */
export function workingDay(date: CalendarDate): CalendarDate {
  return isWorkingDay(date) ? date : workingDay(addCalendarDays(date, -1));
}

/** Version of the case as the one who acts sees it. */
export async function versionSeen(store: Store, actor: Step['actor'], caseId: string, moment: Moment): Promise<number> {
  return (await readCase(store, actor, caseId, moment))?.state.version ?? 0;
}

/** Runs a model of the gallery through the queue; its reference, or why there is none. */
export async function runModel(
  runs: Runs,
  gallery: ReadonlyMap<string, GalleryModel>,
  { actor, run }: Pick<Step, 'actor' | 'run'>,
  say: (line: string) => void,
): Promise<RunReference | string> {
  const document = run === undefined ? undefined : gallery.get(run.modelId)?.document;
  if (run === undefined || document === undefined) return 'the model is not in the gallery';
  say(`Running the model ${run.modelId}, ${run.draws} draws …`);
  const started = await runs.start(actor, { document, inputs: {}, draws: run.draws, seed: run.seed });
  if (!started.ok) return `the model has ${started.faults.length} faults`;
  const status = await finished(runs, actor, started.id);
  return typeof status === 'string' ? status : (status.reference ?? 'the run has no result');
}

/** Saves a shipped document as a version of a case, and judges it; its reference, or why there is none. */
export async function judge(
  { store, runs, assessments, say }: Omit<ExampleServices, 'clock'>,
  gallery: ReadonlyMap<string, GalleryModel>,
  { actor }: Pick<Step, 'actor'>,
  id: string,
  caseId: string,
  moment: Moment,
): Promise<AssessmentReference | string> {
  const shipped = (await assessments()).get(id);
  const model = shipped === undefined ? undefined : gallery.get(shipped.head.model);
  if (shipped === undefined || model === undefined) return 'the assessment or its model is not in the gallery';
  const { head, document } = shipped;
  const saved = await saveVersion(store, actor, caseId, { document, expectedVersion: 0 }, moment);
  if (saved.kind !== 'saved') return `the assessment could not be saved (${saved.kind})`;
  say(`Judging the assessment ${id} …`);
  const started = await runs.start(actor, {
    document: model.document,
    inputs: {},
    ...drawsOf(head),
    assessment: { caseId, version: saved.version, document },
  });
  if (!started.ok) return `the model has ${started.faults.length} faults`;
  const status = await finished(runs, actor, started.id);
  return typeof status === 'string' ? status : (status.assessment ?? 'the run has no result');
}

/** A run that has come to its end, or why it has not. */
async function finished(runs: Runs, actor: Step['actor'], id: string): Promise<RunStatus | string> {
  for (;;) {
    const status = await runs.status(actor, id);
    if (status?.status === 'done') return status;
    if (status === null || status.status === 'failed') return `the run failed (${status?.faults?.[0]?.code ?? 'unknown'})`;
    await delay(100);
  }
}
