import {
  type CaseState,
  type Contract,
  exitTasks,
  newestContract,
  parametersOf,
  type QuestionValue,
  type Rejection,
  verdictsOf,
} from '@likeverd/casework';
import { type FollowUpReport, simulate, type Simulated } from '@likeverd/followup';
import { content, formatDate, formatMoney, formatNumber, formatPercent, type Language } from '@likeverd/language';
import { addCalendarDays, addCalendarMonths, type CalendarDate, osloDate, osloStartOfDay } from '@likeverd/reference';
import type { Moment } from '../../clock.ts';
import { execute } from '../../commands.ts';
import { asWriter, type Store } from '../../database.ts';
import { computeValues } from '../../follow-up/question-values.ts';
import type { FollowUpOrders } from '../../follow-up-reports/orders.ts';
import { savePlan } from '../../follow-up-reports/plans.ts';
import { unpackReport } from '../../follow-up-reports/store.ts';
import type { ConstructedPerson } from '../../identity/persons.ts';
import { readCase } from '../../reading.ts';
import type { Deliveries } from '../../registers/deliveries.ts';
import { type ExampleServices, judge, officeHour, runModel, versionSeen, workingDay } from '../load.ts';
import { cast } from '../persons.ts';
import { stableId } from '../stable-id.ts';
import { deliveryMonths, storyContract } from './contract.ts';
import { partialPhaseOut, temporaryDecision } from './decisions.ts';
import { deliver } from './deliver.ts';
import { resultsOf, storyPlan } from './follow-up.ts';
import { releaseStory } from './release.ts';
import { seenOn, storyTruth } from './truth.ts';

export interface StoryServices extends Omit<ExampleServices, 'clock'> {
  readonly deliveries: Deliveries;
  readonly followUps: FollowUpOrders;
  /** In which the story is told. */
  readonly language: Language;
  /** Draws of the model behind each report. */
  readonly draws: number;
  /** Months after the introduction of whose data a report is made; the last one opens the re-assessment. */
  readonly reports: readonly number[];
  /** Months after the introduction to which the register delivers. */
  readonly delivered: readonly number[];
}

/** Everything that the story has from beginning to end. */
export const wholeStory = { draws: 2_000, reports: [6, 12, 18, 24], delivered: [3, 6, 9, 12, 15, 18, 21, 24] } as const;

/** Months from the supplier’s request to the introduction, and from there to the last step of the phase-out. */
const monthsBefore = 14;
const monthsAfter = 31;
/** The delivery that is spoilt at first. */
const spoiltMonth = 9;

const marking = 'Konstruert eksempel:';
const modelId = 'constructed-targeted-therapy';

/** Months after the introduction of whose reports figures are released. */
const releasedMonths: readonly number[] = [12, 24];

/** The id of the story’s case. */
export const storyCase = stableId('temporary-story');

/** Why the story could not go on, and where. */
class StoryStopped extends Error {
  override readonly name = 'StoryStopped';
  readonly step: string;
  constructor(step: string, why: string) {
    super(why);
    this.step = step;
  }
}

/**
 * Plays three years of temporary introduction by the real parts, so that they end on a day: the acts of all parties, deliveries of dealt patients, reports, the
 * re-assessment and the phase-out. A story that was cut off is taken up where it stopped. Returns false where it was stopped by a refusal, which it tells.
 */
export async function playStory(services: StoryServices, ends: CalendarDate): Promise<boolean> {
  const { say, language } = services;
  const words = content[language].story;
  const start = (await begunOn(services.store)) ?? workingDay(addCalendarMonths(ends, -(monthsBefore + monthsAfter)));
  say(words.begins({ from: formatDate(start, language), to: formatDate(ends, language) }));
  try {
    await new Play(services, start).whole();
    return true;
  } catch (error) {
    if (!(error instanceof StoryStopped)) throw error;
    say(words.stops({ step: error.step, why: error.message }));
    return false;
  }
}

/** The day of the first event of the story; undefined where it has not begun. */
async function begunOn(store: Store): Promise<CalendarDate | undefined> {
  const row = await asWriter(store, (tx) =>
    tx.selectFrom('event').select('recorded_at').where('case_id', '=', storyCase).orderBy('version').executeTakeFirst(),
  );
  return row === undefined ? undefined : osloDate(row.recorded_at.getTime());
}

const told = (rejections: readonly Rejection[]): string =>
  rejections.map(({ code, field = '' }) => `${code} ${field}`.trim()).join(', ');

type Values = Readonly<Record<string, unknown>>;

class Play {
  readonly #services: StoryServices;
  readonly #start: CalendarDate;
  readonly #introduced: CalendarDate;
  readonly #dealt: Simulated;
  #seconds = 0;

  constructor(services: StoryServices, start: CalendarDate) {
    this.#services = services;
    this.#start = start;
    this.#introduced = workingDay(addCalendarMonths(start, monthsBefore));
    this.#dealt = simulate(storyTruth(this.#introduced));
  }

  async whole(): Promise<void> {
    await this.#assessed();
    await this.#agreed();
    await this.#followed();
    await this.#reassessed();
    await this.#phasedOut();
  }

  /** A working day so many months and days after the introduction. */
  #day(months: number, days = 0): CalendarDate {
    return workingDay(addCalendarDays(addCalendarMonths(this.#introduced, months), days));
  }

  /** Each act a little after the one before. */
  #moment(today: CalendarDate): Moment {
    this.#seconds += 1;
    return { today, now: new Date(osloStartOfDay(today) + officeHour + this.#seconds * 1_000).toISOString() };
  }

  #tell(day: CalendarDate, text: string): void {
    const { say, language } = this.#services;
    say(content[language].story.step({ date: formatDate(day, language), text }));
  }

  get #words() {
    return content[this.#services.language].story;
  }

  #number(value: number, digits = 0): string {
    return formatNumber(value, digits, this.#services.language);
  }

  async #isDone(name: string, { person }: ConstructedPerson): Promise<boolean> {
    return asWriter(this.#services.store, async (tx) => {
      const row = await tx
        .selectFrom('command')
        .select('version')
        .where('person', '=', person)
        .where('key', '=', keyOf(name))
        .executeTakeFirst();
      return row !== undefined;
    });
  }

  /** One act of one party; done once, however often the story is taken up. */
  async #act(
    name: string,
    actor: ConstructedPerson,
    day: CalendarDate,
    type: CommandOf,
    values: Values | (() => Promise<Values>),
  ): Promise<void> {
    const { store } = this.#services;
    const moment = this.#moment(day);
    if (await this.#isDone(name, actor)) return;
    const given = typeof values === 'function' ? await values() : values;
    const outcome = await execute(
      store,
      {
        actor,
        key: keyOf(name),
        command: { type, values: given },
        newCaseId: storyCase,
        ...(type === 'submitRequest'
          ? {}
          : { target: { caseId: storyCase, expectedVersion: await versionSeen(store, actor, storyCase, moment) } }),
      },
      moment,
    );
    if (outcome.kind === 'refused') throw new StoryStopped(name, told(outcome.rejections));
    if (outcome.kind !== 'done') throw new StoryStopped(name, outcome.kind);
  }

  /** The case as a party sees it on a day. */
  async #state(actor: ConstructedPerson, day: CalendarDate): Promise<CaseState> {
    const view = await readCase(this.#services.store, actor, storyCase, { today: day, now: '' });
    if (view === null) throw new StoryStopped('case', 'notFound');
    return view.state;
  }

  async #assessed(): Promise<void> {
    const services = this.#services;
    const gallery = await services.gallery();
    const day = (months: number, days = 0): CalendarDate => this.#day(months, days);
    const population = `${marking} voksne med langtkommen lungekreft og påvist genforandring, etter første behandling.`;
    const comparator = `${marking} cellegift etter gjeldende handlingsprogram.`;
    const title = 'Eksemplinib ved lungekreft med sjelden genforandring: hele veien med midlertidig innføring (konstruert)';
    await this.#act('request', cast.supplier, this.#start, 'submitRequest', {
      title,
      substance: 'eksemplinib (konstruert)',
      population,
      wholeIndication: true,
      comparator,
      reason: `${marking} virkestoff, leverandør, pasienter og tall er oppdiktet, for å vise tre år med midlertidig innføring.`,
      documentationDate: day(-12),
      contact: 'Leverandør A (konstruert), refusjon@leverandor-a.example',
      constructed: true,
    });
    await this.#act('register', cast.secretariat, day(-13, -15), 'registerCase', { title, population, comparator });
    await this.#act('commission', cast.bestillerforum, day(-12, -20), 'commissionAssessment', {
      assessmentType: 'costPerQaly',
      body: 'dmp',
      meetingDate: day(-12, -21),
      reason: `${marking} umoden dokumentasjon. Bestillerforum ber om en vurdering av verdien av mer kunnskap, og av midlertidig innføring.`,
    });
    this.#tell(day(-12, -20), this.#words.requested());
    await this.#act('documentation', cast.dmp, day(-12), 'receiveDocumentation', {
      documentationReceivedOn: day(-12),
      documentationContents: `${marking} helseøkonomisk modell, klinisk studierapport og plan for nye data.`,
    });
    await this.#act('complete', cast.dmp, day(-12, 6), 'declareDocumentationComplete', {});
    await this.#act('start', cast.dmp, day(-11), 'startAssessment', { assessmentBasis: 'companyDocumentation' });
    await this.#act('run', cast.dmp, day(-8), 'attachRun', async () => {
      const run = { modelId, draws: this.#services.draws, seed: 20_260_103 };
      const reference = await runModel(services.runs, gallery, { actor: cast.dmp, run }, services.say);
      if (typeof reference === 'string') throw new StoryStopped('run', reference);
      return { run: reference, remark: `${marking} kjørt med listeprisen i modellen.` };
    });
    await this.#act('assessment', cast.dmp, day(-8, 5), 'attachAssessment', async () => {
      const document = await judge(this.#services, gallery, { actor: cast.dmp }, modelId, storyCase, this.#moment(day(-8, 5)));
      if (typeof document === 'string') throw new StoryStopped('assessment', document);
      return { document };
    });
    await this.#act('plan', cast.supplier, day(-8, 10), 'presentDataPlan', {
      planData: [
        { what: 'Register over behandlede pasienter', availableOn: day(3), use: `${marking} overlevelse mot modellens kurve.` },
        { what: 'Siste oppfølging av studien', availableOn: day(24), use: `${marking} hasardratio med lengre oppfølging.` },
      ],
      lastDataOn: day(28),
      planCosts: `${marking} leverandøren betaler registerets arbeid med uttrekkene.`,
    });
    await this.#act('plan-assessed', cast.dmp, day(-7), 'assessDataPlan', {
      dataAtAuthorisation: `${marking} median oppfølging elleve måneder, få dødsfall.`,
      planVerdict: 'planSufficient',
      planAssessment: `${marking} dataene kan bekrefte eller avkrefte antakelsene om overlevelse, med forbehold om at sammenligningen ikke er randomisert.`,
    });
    await this.#act('deliver', cast.dmp, day(-7, 5), 'deliverAssessment', {
      benefit: `${marking} stor nytte i studien, målt på progresjon. Overlevelsen er umoden.`,
      resources: `${marking} høy pris per pakning. Avtalen avgjør kostnaden.`,
      severity: `${marking} svært alvorlig sykdom med kort forventet levetid.`,
      uncertainty: `${marking} usikkerheten gjelder særlig overlevelsen og undergruppen uten genfusjon.`,
    });
    await this.#act('sign-off', cast.bestillerforum, day(-6), 'signOffAssessment', {
      remark: `${marking} sendes videre med forslag om midlertidig innføring.`,
    });
    this.#tell(day(-7, 5), this.#words.assessed());
  }

  async #agreed(): Promise<void> {
    const day = (months: number, days = 0): CalendarDate => this.#day(months, days);
    const contract = storyContract(this.#introduced);
    await this.#act('offer', cast.negotiator, day(-5), 'recordPriceOffer', {
      pricePerPack: 29_250,
      maximumPricePerPack: 45_000,
      validUntil: day(36),
      terms: `${marking} 35 prosent rabatt, og pengene tilbake ved progresjon innen et halvt år.`,
    });
    await this.#act('draft', cast.negotiator, day(-4), 'draftContract', async () => ({
      ...contract,
      questionValues: await this.#valued(contract, day(-4)),
    }));
    await this.#act('measures', cast.secretariat, day(-3, -10), 'recordMeasureChoice', {
      measureClinicians: `${marking} onkologer fra alle fire regioner og en brukerrepresentant.`,
      chosenOn: day(-3, -12),
      measureReason: `${marking} utfallsmålene registreres allerede og betyr noe for pasientene.`,
    });
    for (const [name, actor, days] of [
      ['supplier', cast.supplier, 0],
      ['negotiator', cast.negotiator, 4],
      ['regions', cast.beslutningsforum, 8],
    ] as const) {
      await this.#act(`sign-${name}`, actor, day(-2, days), 'signContract', async () => {
        const newest = newestContract((await this.#state(actor, day(-2, days))).temporary);
        return { contractVersion: newest?.version ?? 0, contractHash: newest?.hash ?? '' };
      });
    }
    const { decisionRules = [], reassessmentOn = '' } = contract;
    this.#tell(
      day(-2, 8),
      this.#words.signed({ rules: this.#number(decisionRules.length), date: formatDate(reassessmentOn, this.#services.language) }),
    );
    await this.#act('note', cast.negotiator, day(-1), 'recordPriceNote', {
      note: `${marking} avtalen deler risikoen og kan reverseres. Prisen er unntatt offentlighet.`,
    });
    await this.#act('decision', cast.beslutningsforum, day(-1, 10), 'recordDecision', {
      ...temporaryDecision({ meetingDate: day(-1, 9), validFrom: this.#introduced }, reassessmentOn),
    });
    await this.#act('published', cast.secretariat, day(-1, 12), 'publishDecision', {});
    await this.#act('letter', cast.secretariat, day(-1, 14), 'informTrusts', {
      informedRegions: ['helse-nord', 'helse-midt-norge', 'helse-vest', 'helse-sor-ost'],
      sentOn: day(-1, 14),
    });
    const plan = storyPlan(this.#introduced, this.#services.draws);
    const saved = await savePlan(this.#services.store, cast.dmp, storyCase, plan, this.#moment(day(-1, 16)));
    if (saved?.ok !== true)
      throw new StoryStopped('plan', (saved?.faults ?? []).map(({ code, path }) => `${code} ${path}`).join(', '));
    this.#tell(day(-1, 12), this.#words.introduced({ date: formatDate(this.#introduced, this.#services.language) }));
  }

  /** What the contract’s questions are worth, computed from the assessment as its form does it. */
  async #valued({ openQuestions = [] }: Contract, on: CalendarDate): Promise<readonly QuestionValue[]> {
    const state = await this.#state(cast.negotiator, on);
    const questions = openQuestions.map((question) => ({ id: question.id, parameters: parametersOf(question) }));
    const valued = await computeValues(this.#services.store, cast.negotiator, state, questions, this.#moment(on));
    if (valued.kind !== 'valued')
      throw new StoryStopped('draft', valued.kind === 'refused' ? told(valued.rejections) : valued.kind);
    const [first] = valued.notValued;
    if (first !== undefined) throw new StoryStopped('draft', `${first.question}: ${first.why.code}`);
    return valued.values;
  }

  /** Two years in use: a delivery a quarter, reports of what they say, figures into the case. */
  async #followed(): Promise<void> {
    const { delivered, reports } = this.#services;
    for (const month of [...new Set([...delivered, ...reports])].toSorted((a, b) => a - b)) {
      if (delivered.includes(month)) await this.#delivered(month);
      if (!reports.includes(month)) continue;
      await this.#reported(month);
      if (releasedMonths.includes(month)) await this.#released(month);
    }
  }

  /** The last day of the data of a delivery. */
  #until(month: number): CalendarDate {
    return addCalendarMonths(this.#introduced, month);
  }

  async #delivered(month: number): Promise<void> {
    const { deliveries } = this.#services;
    const number = month / deliveryMonths;
    const name = `delivery-${number}`;
    const [first, again] = [this.#day(month, 5), this.#day(month, 9)];
    if (await this.#isDone(name, cast.secretariat)) return;
    const seen = seenOn(this.#dealt, this.#until(month));
    if (month === spoiltMonth) {
      const refused = await deliver(deliveries, storyCase, seen, this.#moment(first), true);
      if (refused?.state !== 'quarantined') throw new StoryStopped(name, refused?.state ?? 'notFound');
      const faults = refused.report?.counts.reduce((sum, { count }) => sum + count, 0) ?? 0;
      this.#tell(first, this.#words.quarantined({ number: this.#number(number), faults: this.#number(faults) }));
    }
    const taken = await deliver(deliveries, storyCase, seen, this.#moment(month === spoiltMonth ? again : first), false);
    if (taken?.state !== 'accepted') {
      const faults = taken?.report?.faults.map(({ code, table, column }) => `${code} ${table}.${column}`) ?? [];
      throw new StoryStopped(name, [...new Set(faults)].join(', '));
    }
    await this.#act(name, cast.secretariat, again, 'confirmDelivery', {
      deliveredSource: 'kreftregisteret',
      deliveryNumber: number,
      deliveredOn: month === spoiltMonth ? again : first,
    });
    const patients = taken.report?.tables.find(({ table }) => table === 'person')?.rows ?? 0;
    this.#tell(again, this.#words.delivered({ number: this.#number(number), patients: this.#number(patients) }));
  }

  async #reported(month: number): Promise<void> {
    const name = `follow-up-${month}`;
    const day = this.#day(month, 21);
    if (await this.#isDone(name, cast.dmp)) return;
    const report = await this.#report(day);
    this.#tellReport(day, report);
    await this.#act(name, cast.dmp, day, 'recordFollowUp', {
      dataUntil: report.contract.dataUntil,
      reportHash: report.hash,
      followUpResults: resultsOf(report),
    });
    const { temporary, reassessment } = await this.#state(cast.secretariat, day);
    const verdicts = verdictsOf(storyContract(this.#introduced), temporary.followUps);
    const judged = verdicts.filter(({ verdict }) => verdict !== 'cannotBeJudged');
    this.#tell(day, this.#words.recorded({ judged: this.#number(judged.length), rules: this.#number(verdicts.length) }));
    if (reassessment.open !== undefined) this.#tell(day, this.#words.opened({ rules: reassessment.open.rules.join(', ') }));
  }

  /** What the public may see of a report: one person asks, another checks. */
  async #released(month: number): Promise<void> {
    const [recorded, day] = [this.#day(month, 21), this.#day(month, 28)];
    const { followUps } = (await this.#state(cast.dmp, day)).temporary;
    const hash = followUps.findLast(({ dataUntil = '' }) => dataUntil <= recorded)?.reportHash ?? '';
    const released = await releaseStory(this.#services.store, storyCase, hash, () => this.#moment(day));
    if (typeof released === 'string') throw new StoryStopped(`release-${month}`, released);
    if (released !== undefined)
      this.#tell(day, this.#words.released({ asked: this.#number(released.asked), hidden: this.#number(released.hidden) }));
  }

  /** The report that the plan and the newest accepted delivery give, made as it is for everyone. */
  async #report(day: CalendarDate): Promise<FollowUpReport> {
    const { store, followUps } = this.#services;
    const moment = this.#moment(day);
    const ordered = await followUps.order(cast.dmp, storyCase, moment);
    if (!ordered.ok) throw new StoryStopped('report', ordered.faults.map(({ code }) => code).join(', '));
    await followUps.work();
    const order = (await followUps.list(cast.dmp, storyCase, moment)).find(({ id }) => id === ordered.id);
    const report = order?.report === undefined ? null : await unpackReport(store, cast.dmp, storyCase, order.report, moment);
    if (report === null) throw new StoryStopped('report', (order?.faults ?? []).map(({ code }) => code).join(', '));
    return report;
  }

  #tellReport(day: CalendarDate, { data, forecast, endpoints, updates, currency }: FollowUpReport): void {
    const { language } = this.#services;
    if (forecast !== undefined && !('status' in forecast))
      this.#tell(
        day,
        this.#words.forecast({
          patients: this.#number(data.patients),
          now: this.#number(forecast.now.patients.middle),
          before: this.#number(forecast.atStart.patients.middle),
          probability: formatPercent(forecast.now.monthsLate?.probabilityInTime ?? Number.NaN, 0, language),
        }),
      );
    for (const each of endpoints)
      if (each.status === 'compared' && each.endpoint === 'os' && each.subgroup === undefined)
        this.#tell(day, this.#words.events({ events: this.#number(each.events), expected: this.#number(each.expected, 1) }));
    const groups = this.#words;
    for (const { subgroup, reappraisal } of updates) {
      if (reappraisal === undefined || 'status' in reappraisal) continue;
      const { before, after } = reappraisal;
      if (before.icer.outcome !== 'ratio' || after.icer.outcome !== 'ratio') continue;
      const group = subgroup === 'fusion' ? groups.fusion : subgroup === 'otherMutation' ? groups.otherMutation : groups.everyone;
      const money = (value: number): string => formatMoney(value, language, currency);
      this.#tell(day, groups.updated({ before: money(before.icer.value), after: money(after.icer.value), group }));
    }
  }

  async #reassessed(): Promise<void> {
    const day = (months: number, days = 0): CalendarDate => this.#day(months, days);
    await this.#act('new-offer', cast.negotiator, day(25, 20), 'recordPriceOffer', {
      pricePerPack: 21_900,
      maximumPricePerPack: 45_000,
      validUntil: day(48),
      terms: `${marking} lavere pris for pasienter med genfusjon.`,
    });
    this.#tell(day(25, 20), this.#words.renegotiated());
    await this.#act('prepared', cast.dmp, day(26), 'prepareReassessment', {
      assumedSummary: `${marking} kurvene fra studien, lik virkning i begge undergrupper.`,
      observedSummary: `${marking} flere dødsfall enn ventet. Overskuddet er størst hos pasienter med annen genfeil.`,
      practiceSummary: `${marking} metoden brukes etter indikasjonen, men færre starter enn planlagt.`,
      reassessmentAdvice: 'partialPhaseOut',
      adviceReason: `${marking} regelen om pasienter uten genfusjon er oppfylt. For dem med genfusjon holder virkningen.`,
    });
    await this.#act('new-note', cast.negotiator, day(26, 5), 'recordPriceNote', {
      note: `${marking} nytt tilbud foreligger. Prisen er unntatt offentlighet.`,
    });
    await this.#act('new-decision', cast.beslutningsforum, day(27), 'recordDecision', {
      ...partialPhaseOut({ meetingDate: day(27, -1), validFrom: day(27, 14) }),
    });
    await this.#act('new-published', cast.secretariat, day(27, 2), 'publishDecision', {});
    this.#tell(day(27, 2), this.#words.decided());
  }

  /** Each task of the exit plan, by the region for itself where it has somebody here, else by the secretariat. */
  async #phasedOut(): Promise<void> {
    const day = (days: number): CalendarDate => this.#day(27, 14 + days);
    const tasks = exitTasks(await this.#state(cast.secretariat, day(0)))
      .map((task, index) => ({ ...task, on: day(Math.min(task.step.withinDays, 20 + 3 * index)) }))
      .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
    for (const { step, region, subject, on } of tasks) {
      const actor = region === undefined ? cast.negotiator : region === cast.region.organisation ? cast.region : cast.secretariat;
      await this.#act(`exit-${subject}`, actor, on, 'confirmExitStep', {
        exitStep: step.step,
        ...(region === undefined ? {} : { exitRegion: region }),
        doneOn: on,
      });
    }
    const last = this.#day(monthsAfter - 1);
    const state = await this.#state(cast.secretariat, last);
    const after = exitTasks(state);
    const done = after.filter(({ confirmed }) => confirmed !== undefined).length;
    this.#tell(last, this.#words.exit({ done: this.#number(done), of: this.#number(after.length) }));
    this.#services.say(this.#words.ends({ number: state.number ?? '' }));
  }
}

type CommandOf = Parameters<typeof execute>[1]['command']['type'];

const keyOf = (name: string): string => stableId(`temporary-story ${name}`);
