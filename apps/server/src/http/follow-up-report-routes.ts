import {
  type CaseState,
  type CaseView,
  contractInForce,
  type Contract,
  decisionInForce,
  type FollowUp,
  inDataRoom,
  isCaseNumber,
  type Party,
  type Verdict,
  verdictsOf,
} from '@likeverd/casework';
import type { FollowUpReport, PlanFault } from '@likeverd/followup';
import { content, type Language } from '@likeverd/language';
import type { Hono } from 'hono';
import { momentOf } from '../clock.ts';
import { readPlan, savePlan } from '../follow-up-reports/plans.ts';
import { listReports, readReport, type ReportLine, saveReport, unpackReport } from '../follow-up-reports/store.ts';
import { readCase, readCaseId } from '../reading.ts';
import { publicFollowUps } from '../releases/public-results.ts';
import { type ReleasedVersion, releasesOf } from '../releases/releases.ts';
import { followUpQuery, planBody, reportBody } from './follow-up-report-schemas.ts';
import { Problem } from './problems.ts';
import { type Ctx, type Env, jsonBody, limit, read, signedIn } from './requests.ts';
import { uuid } from './schemas.ts';
import type { Services } from './services.ts';

/** Largest body with a report, in bytes. */
const largestReport = 8 * 1024 * 1024;
/** Largest body with a plan, in bytes. */
const largestPlan = 1024 * 1024;

type ContractParts = Pick<
  Contract,
  | 'openQuestions'
  | 'questionValues'
  | 'outcomeMeasures'
  | 'sources'
  | 'expectedPatients'
  | 'expectedEffect'
  | 'reassessmentOn'
  | 'reassessmentCriteria'
>;

/** Everything that a page about the follow-up of one method needs, as far as the viewer may see it. */
interface MethodFollowUp {
  readonly caseId: string;
  readonly number: string;
  readonly title: string;
  readonly constructed: boolean;
  /** The model that was assessed, by whose words parameters and subgroups are called. */
  readonly modelId?: string;
  readonly today: string;
  /** From when the decision in force holds. */
  readonly since?: string;
  /** True while the decision in force is a temporary introduction. */
  readonly temporary: boolean;
  readonly contract: ContractParts;
  readonly verdicts: readonly Verdict[];
  /** What has been recorded in the case, oldest first: to everyone the figures that were released of it. */
  readonly followUps: readonly FollowUp[];
  /** What has left the data room, newest first. */
  readonly released: readonly Pick<ReleasedVersion, 'version' | 'publishedOn' | 'hash' | 'publication'>[];
  /** True for those who work with the data. */
  readonly room: boolean;
  /** Newest first; none for others than the data room. */
  readonly reports: readonly ReportLine[];
  readonly report?: FollowUpReport;
}

/** The routes of the follow-up of a case, under its number or its id. They hold no rules. */
export function followUpReportRoutes(app: Hono<Env>, { store, clock, followUps }: Services): void {
  const moment = () => momentOf(clock);

  /** A case with a contract, as the viewer sees it; whoever sees nothing of it is told that there is none. */
  async function caseOf(c: Ctx): Promise<{ readonly view: CaseView; readonly contract: Contract; readonly number: string }> {
    const given = c.req.param('case') ?? '';
    const id = isCaseNumber(given) ? await readCaseId(store, given, moment().today) : uuid.safeParse(given).data;
    const view = id === undefined ? null : await readCase(store, c.get('viewer'), id, moment());
    const contract = view === null ? undefined : contractShown(view.state);
    const number = view?.state.number;
    if (view === null || contract === undefined || number === undefined || (isCaseNumber(given) && number !== given))
      throw new Problem('notFound');
    return { view, contract, number };
  }

  app.get('/api/follow-ups/:case', async (c) => {
    const asked = read(followUpQuery, c.req.query()).report;
    const { view, contract, number } = await caseOf(c);
    const viewer = c.get('viewer');
    const { state } = view;
    const reports = await listReports(store, viewer, state.id, moment());
    const shown = asked ?? reports[0]?.hash;
    const report = shown === undefined ? null : await unpackReport(store, viewer, state.id, shown, moment());
    if (asked !== undefined && report === null) throw new Problem('notFound');
    const released = await releasesOf(store, state.id, moment());
    const followUps = publicFollowUps(
      contract,
      state.temporary.followUps,
      released.map(({ publication }) => publication),
    );
    const since = decisionInForce(state.decisions)?.decision.validFrom;
    return c.json({
      caseId: state.id,
      number,
      title: state.title ?? '',
      constructed: state.constructed,
      ...(state.run?.modelId === undefined ? {} : { modelId: state.run.modelId }),
      today: moment().today,
      ...(since === undefined ? {} : { since }),
      temporary: contractInForce(state) !== undefined,
      contract: partsOf(contract),
      verdicts: verdictsOf(contract, followUps),
      followUps,
      released: released.map(({ version, publishedOn, hash, publication }) => ({ version, publishedOn, hash, publication })),
      room: inDataRoom(viewer),
      reports,
      ...(report === null ? {} : { report }),
    } satisfies MethodFollowUp);
  });

  /** The case of a plan, for those who work with its data; others are told that there is none. */
  async function roomOf(c: Ctx): Promise<{ readonly sender: Party; readonly caseId: string }> {
    const viewer = c.get('viewer');
    const { view } = await caseOf(c);
    if (viewer === null || !inDataRoom(viewer)) throw new Problem('notFound');
    return { sender: viewer, caseId: view.state.id };
  }

  const worded = (faults: readonly PlanFault[], language: Language) =>
    faults.map((fault) => ({ ...fault, message: content[language].followUp.plan.faults[fault.code](fault.details) }));

  app.get('/api/follow-ups/:case/plan', async (c) => {
    const { sender, caseId } = await roomOf(c);
    const plan = await readPlan(store, sender, caseId, moment());
    const orders = await followUps.list(sender, caseId, moment());
    return c.json({
      plan,
      orders: orders.map(({ faults, ...order }) => ({
        ...order,
        ...(faults === undefined ? {} : { faults: worded(faults, c.get('language')) }),
      })),
    });
  });

  app.post('/api/follow-ups/:case/plan', limit(largestPlan), async (c) => {
    const { sender, caseId } = await roomOf(c);
    const saved = await savePlan(store, sender, caseId, read(planBody, await jsonBody(c)).document, moment());
    if (saved === null) throw new Problem('forbidden');
    if (!saved.ok) throw new Problem('badPlan', { faults: saved.faults });
    void followUps.makeDue();
    return c.json(saved.value, 201);
  });

  app.post('/api/follow-ups/:case/orders', async (c) => {
    const { sender, caseId } = await roomOf(c);
    const ordered = await followUps.order(sender, caseId, moment());
    if (!ordered.ok) throw new Problem('noFollowUp', { plan: worded(ordered.faults, c.get('language')) });
    return c.json({ id: ordered.id }, 202);
  });

  app.post('/api/follow-ups/:case', limit(largestReport), async (c) => {
    const sender = signedIn(c);
    const { view } = await caseOf(c);
    if (sender.role !== 'assessor' || !inDataRoom(sender)) throw new Problem('forbidden');
    const report = readReport(read(reportBody, await jsonBody(c)).report);
    if (typeof report === 'string') throw new Problem('badReport', { details: { reason: report } });
    await saveReport(store, sender, view.state.id, report, moment());
    return c.json({ hash: report.hash }, 201);
  });
}

/** The contract that follow-up is about: the one in force, or the last that was. */
function contractShown({ temporary }: CaseState): Contract | undefined {
  return temporary.contracts.findLast(({ publishedAt }) => publishedAt !== undefined)?.contract;
}

function partsOf({
  openQuestions,
  questionValues,
  outcomeMeasures,
  sources,
  expectedPatients,
  expectedEffect,
  reassessmentOn,
  reassessmentCriteria,
}: Contract): ContractParts {
  return {
    ...(openQuestions === undefined ? {} : { openQuestions }),
    ...(questionValues === undefined ? {} : { questionValues }),
    ...(outcomeMeasures === undefined ? {} : { outcomeMeasures }),
    ...(sources === undefined ? {} : { sources }),
    ...(expectedPatients === undefined ? {} : { expectedPatients }),
    ...(expectedEffect === undefined ? {} : { expectedEffect }),
    ...(reassessmentOn === undefined ? {} : { reassessmentOn }),
    ...(reassessmentCriteria === undefined ? {} : { reassessmentCriteria }),
  };
}
