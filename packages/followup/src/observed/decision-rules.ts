import { addCalendarMonths, type CalendarDate, toDayNumber } from '@likeverd/reference';
import {
  discountedRatio,
  type EventTimes,
  hazardRatioBetween,
  kaplanMeier,
  log,
  mean,
  restrictedMean,
  rowAt,
  standardDeviation,
  takeTimes,
  timeQuantile,
} from '@likeverd/statistics';
import { type Arm, cutAt, daysPerMonth, type OutcomeTable, rowsOf, takeRows, timesTo } from '../outcomes/table.ts';
import { refuse, type Refusal } from '../rules.ts';
import { type AssumedCurve, assumedRestrictedMean, hazardAt, lastMonth } from './assumed-curve.ts';
import {
  type Belief,
  bootstrapBelief,
  knownBelief,
  logNormalBelief,
  meanBelief,
  normalBelief,
  ratioBelief,
  shareBelief,
  survivalBelief,
} from './belief.ts';
import { noExternalControl } from './external-control.ts';
import { isPlanned, judgeByLooks } from './looks.ts';
import type { DecisionRule, JudgedRule, RuleContext, RuleStatistic } from './rule.ts';

const needsEndpoint: readonly RuleStatistic[] = ['hazardRatio', 'survivalAt', 'medianTime', 'rmst', 'rmstDifference'];
const comparisons: readonly RuleStatistic[] = ['hazardRatio', 'rmstDifference'];
const usualSamples = 1_000;

/**
 * Judges one rule on the data there are, at its looks where some are planned, or refuses it: an effect size without an external control, or a measure that the
 * data lack.
 */
export function judgeRule(rule: DecisionRule, context: RuleContext): JudgedRule | Refusal {
  return isPlanned(rule)
    ? judgeByLooks(
        rule,
        context,
        (then) => judgeOnce(rule, then),
        (table) => informationOf(rule, table),
      )
    : judgeOnce(rule, context);
}

const rowsOfRule = ({ subgroup }: DecisionRule, table: OutcomeTable, arm: Arm): OutcomeTable =>
  takeRows(table, rowsOf(table, { arm, ...(subgroup === undefined ? {} : { subgroup }) }));

/** Events of an endpoint up to the month, of the control too where the rule compares with rows of it; of a series, those measured. */
function informationOf(rule: DecisionRule, table: OutcomeTable): number {
  const { measure, month, statistic } = rule;
  const arms: readonly Arm[] =
    rule.against === 'externalControl' && comparisons.includes(statistic) ? ['treated', 'control'] : ['treated'];
  const parts = arms.map((arm) => rowsOfRule(rule, table, arm));
  const measured = parts.flatMap(({ series }) => {
    const at = (planned: number) => series[measure]?.find((each) => each.month === planned)?.values;
    const start = statistic === 'meanChange' ? at(0) : undefined;
    return Array.from(at(month) ?? [], (value, row) => value + (start === undefined ? 0 : (start[row] as number)));
  });
  const times = parts.flatMap((part) => timesTo(part, measure) ?? []);
  return times.length === 0
    ? measured.filter((value) => !Number.isNaN(value)).length
    : times.reduce((sum, each) => sum + cutAt(each, month).cause.reduce((count, cause) => count + cause, 0), 0);
}

function judgeOnce(rule: DecisionRule, context: RuleContext): JudgedRule | Refusal {
  const treated = rowsOfRule(rule, context.table, 'treated');
  const found = needsEndpoint.includes(rule.statistic)
    ? endpointBelief(rule, context, treated)
    : rule.statistic === 'count'
      ? countBelief(rule, context, treated)
      : seriesBelief(rule, context, treated);
  if ('status' in found) return found;
  const { people, belief } = found;
  if (belief === undefined) return { status: 'judged', rule, verdict: 'notYet', people };
  const probability = probabilityOf(rule, belief);
  const { estimate, low, high } = belief;
  return {
    status: 'judged',
    rule,
    verdict: verdictOf(rule, estimate, probability),
    people,
    // a median that is not reached has no number
    ...(Number.isFinite(estimate) ? { estimate } : {}),
    ...(Number.isFinite(low) ? { low } : {}),
    ...(Number.isFinite(high) ? { high } : {}),
    probability,
  };
}

/** Absent belief: nobody has been followed so long. */
interface Found {
  readonly people: number;
  readonly belief: Belief | undefined;
}

function holds({ comparator, limit }: DecisionRule, value: number): boolean {
  switch (comparator) {
    case 'below':
      return value < limit;
    case 'atMost':
      return value <= limit;
    case 'atLeast':
      return value >= limit;
    case 'above':
      return value > limit;
  }
}

function probabilityOf(rule: DecisionRule, { low, high, estimate, probabilityBelow }: Belief): number {
  if (low === high) return Number(holds(rule, estimate));
  const below = probabilityBelow(rule.limit);
  return rule.comparator === 'below' || rule.comparator === 'atMost' ? below : 1 - below;
}

function verdictOf(rule: DecisionRule, estimate: number, probability: number): JudgedRule['verdict'] {
  if (rule.certainty === undefined) return holds(rule, estimate) ? 'met' : 'notMet';
  if (probability >= rule.certainty) return 'met';
  return probability <= 1 - rule.certainty ? 'notMet' : 'undecided';
}

function endpointBelief(rule: DecisionRule, context: RuleContext, treated: OutcomeTable): Found | Refusal {
  const { measure, month, statistic } = rule;
  const whole = timesTo(treated, measure);
  if (whole === undefined) return refuse('followUp.unknownEndpoint', 'writtenRules', { measure });
  const followed = kaplanMeier(whole);
  const people = whole.exit.length;
  if (people === 0 || (followed.last < month && (followed.survival.at(-1) ?? 1) > 0)) return { people, belief: undefined };
  const times = cutAt(whole, month);
  const against = rule.against ?? 'assumed';
  if (comparisons.includes(statistic))
    return against === 'externalControl'
      ? againstControl(rule, context, times)
      : againstCurve(rule, context, times, context.assumed(measure, rule.subgroup), { weight: 1, biasMean: 0, biasSd: 0 });
  const confidence = context.confidence ?? 0.95;
  if (rule.by === 'bootstrap') return { people, belief: resampled(rule, context, statistic === 'medianTime' ? whole : times) };
  const estimate = kaplanMeier(statistic === 'medianTime' ? whole : times);
  const at = (time: number): Belief => {
    const row = rowAt(estimate.time, time);
    return survivalBelief(
      row === -1 ? 1 : (estimate.survival[row] as number),
      row === -1 ? 0 : (estimate.greenwood[row] as number),
      people,
      confidence,
    );
  };
  switch (statistic) {
    case 'survivalAt':
      return { people, belief: at(month) };
    case 'medianTime': {
      const { time, lower, upper } = timeQuantile(estimate, 0.5, confidence);
      // the median lies below a limit where survival there lies below a half
      const belief: Belief = {
        estimate: time ?? Number.POSITIVE_INFINITY,
        low: lower ?? Number.POSITIVE_INFINITY,
        high: upper ?? Number.POSITIVE_INFINITY,
        probabilityBelow: (limit) => at(limit).probabilityBelow(0.5),
      };
      return { people, belief: time === undefined && lower === undefined ? { ...belief, low: estimate.last } : belief };
    }
    default: {
      const { mean: area, variance } = restrictedMean(estimate, month);
      return { people, belief: normalBelief(area, Math.sqrt(variance), confidence) };
    }
  }
}

function statisticOf(rule: DecisionRule, times: EventTimes): number {
  const estimate = kaplanMeier(times);
  switch (rule.statistic) {
    case 'survivalAt': {
      const row = rowAt(estimate.time, rule.month);
      return row === -1 ? 1 : (estimate.survival[row] as number);
    }
    case 'medianTime':
      return timeQuantile(estimate).time ?? Number.POSITIVE_INFINITY;
    default:
      return restrictedMean(estimate, rule.month).mean;
  }
}

function resampled(rule: DecisionRule, context: RuleContext, times: EventTimes): Belief {
  return bootstrapBelief(
    times.exit.length,
    (places) => statisticOf(rule, takeTimes(times, places)),
    bootstrapOptions(rule, context),
  );
}

const bootstrapOptions = ({ id }: DecisionRule, { seed, samples = usualSamples, confidence = 0.95 }: RuleContext) => ({
  seed,
  name: id,
  samples,
  confidence,
});

interface Discount {
  readonly weight: number;
  readonly biasMean: number;
  readonly biasSd: number;
}

/**
 * Against a curve that is taken as it stands; its own uncertainty is in the prior of the update, not here. A bias is one of the log hazard ratio: a difference of
 * means is discounted by the weight alone.
 */
function againstCurve(
  rule: DecisionRule,
  context: RuleContext,
  times: EventTimes,
  curve: AssumedCurve | undefined,
  discount: Discount,
): Found | Refusal {
  const confidence = context.confidence ?? 0.95;
  const people = times.exit.length;
  const { measure, month } = rule;
  if (curve === undefined) return refuse('followUp.noTraces', 'writtenRules', { measure });
  if (lastMonth(curve) < month) return refuse('followUp.beyondHorizon', 'writtenRules', { measure, month: String(month) });
  if (rule.statistic === 'rmstDifference') {
    const assumed = assumedRestrictedMean(curve, month);
    if (rule.by === 'bootstrap') {
      const belief = bootstrapBelief(
        people,
        (places) => statisticOf(rule, takeTimes(times, places)) - assumed,
        bootstrapOptions(rule, context),
      );
      return { people, belief };
    }
    const { mean: area, variance } = restrictedMean(kaplanMeier(times), month);
    return { people, belief: normalBelief(area - assumed, Math.sqrt(variance / discount.weight), confidence) };
  }
  const hazards = times.exit.map((exit, i) => hazardAt(curve, exit) - hazardAt(curve, times.entry?.[i] ?? 0));
  const sums = (places: ArrayLike<number>): { readonly events: number; readonly expected: number } => {
    let [events, expected] = [0, 0];
    for (let i = 0; i < places.length; i += 1) {
      const place = places[i] as number;
      expected += hazards[place] as number;
      events += times.cause[place] === 1 ? 1 : 0;
    }
    return { events, expected };
  };
  const all = sums(hazards.map((_, i) => i));
  if (rule.by === 'bootstrap') {
    const ratioIn = (places: Uint32Array): number => {
      const { events, expected } = sums(places);
      return events / expected;
    };
    return { people, belief: bootstrapBelief(people, ratioIn, bootstrapOptions(rule, context)) };
  }
  if (discount.weight === 1 && discount.biasSd === 0 && discount.biasMean === 0)
    return { people, belief: ratioBelief(all.events, all.expected, confidence) };
  if (all.events === 0) return refuse('followUp.noComparison', 'effectSize', { measure });
  const found = discountedRatio(
    { logRatio: log(all.events / all.expected), standardError: 1 / Math.sqrt(all.events), events: [all.events, 0] },
    discount,
  );
  return { people, belief: logNormalBelief(found.logRatio, found.standardError, confidence) };
}

/** Against the external control that the document states, discounted as it states; without a statement, refused. A11-6. */
function againstControl(rule: DecisionRule, context: RuleContext, times: EventTimes): Found | Refusal {
  const control = context.externalControl;
  const { measure, month, subgroup } = rule;
  if (control === undefined) return noExternalControl(rule.id);
  const { weight, biasMean, biasSd } = control;
  if (control.kind === 'modelComparator')
    return againstCurve(rule, context, times, context.comparator(measure, subgroup), { weight, biasMean, biasSd });
  const rows = rowsOf(context.table, { arm: 'control', ...(subgroup === undefined ? {} : { subgroup }) });
  const known = timesTo(takeRows(context.table, rows), measure);
  if (known === undefined || known.exit.length === 0) return refuse('followUp.noControlRows', 'effectSize', { measure });
  const controls = cutAt(known, month);
  const people = times.exit.length;
  const confidence = context.confidence ?? 0.95;
  if (rule.statistic === 'rmstDifference') {
    const [own, other] = [restrictedMean(kaplanMeier(times), month), restrictedMean(kaplanMeier(controls), month)];
    return { people, belief: normalBelief(own.mean - other.mean, Math.sqrt((own.variance + other.variance) / weight), confidence) };
  }
  const ratio = hazardRatioBetween(times, controls);
  if (ratio === undefined) return refuse('followUp.noComparison', 'effectSize', { measure });
  const { logRatio, standardError } = discountedRatio(ratio, { weight, biasMean, biasSd });
  return { people, belief: logNormalBelief(logRatio, standardError, confidence) };
}

/** Patients who started, or events, within the first months since the introduction: a number that is known once the data reach so far. */
function countBelief({ measure, month }: DecisionRule, context: RuleContext, treated: OutcomeTable): Found | Refusal {
  const until = addCalendarMonths(context.introduced, month);
  const before = (start: CalendarDate, months: number): boolean => toDayNumber(start) + months * daysPerMonth < toDayNumber(until);
  const column = measure === 'patients' ? undefined : treated.endpoints[measure];
  if (measure !== 'patients' && column === undefined) return refuse('followUp.unknownEndpoint', 'writtenRules', { measure });
  const people = treated.start.filter((start) => before(start, 0)).length;
  if (context.dataUntil < until) return { people, belief: undefined };
  const events = treated.start.filter((start, row) => column?.cause[row] === 1 && before(start, column.exit[row] ?? Number.NaN));
  return { people, belief: knownBelief(column === undefined ? people : events.length) };
}

/** Shares, changes and costs: of those who have been measured at the month that is planned last, not after the month of the rule. */
function seriesBelief(rule: DecisionRule, context: RuleContext, treated: OutcomeTable): Found | Refusal {
  const { measure, month, statistic } = rule;
  const series = treated.series[measure];
  if (series === undefined) return refuse('followUp.unknownMeasure', 'writtenRules', { measure });
  const at = series.find((each) => each.month === month);
  if (at === undefined)
    return refuse('followUp.unknownMeasure', 'writtenRules', {
      measure,
      month: String(month),
      known: series.map((each) => each.month).join(', '),
    });
  const baseline = series.find((each) => each.month === 0);
  if (statistic === 'meanChange' && (baseline === undefined || month === 0))
    return refuse('followUp.unknownMeasure', 'writtenRules', {
      measure,
      month: '0',
      known: series.map((each) => each.month).join(', '),
    });
  const values = at.values
    .map((value, row) => (statistic === 'meanChange' ? value - (baseline?.values[row] ?? Number.NaN) : value))
    .filter((value) => !Number.isNaN(value));
  const people = values.length;
  const confidence = context.confidence ?? 0.95;
  if (people === 0) return { people, belief: undefined };
  if (rule.by === 'bootstrap') {
    const average = (places: Uint32Array): number => places.reduce((sum, place) => sum + (values[place] as number), 0) / people;
    return { people, belief: bootstrapBelief(people, average, bootstrapOptions(rule, context)) };
  }
  if (statistic === 'share') return { people, belief: shareBelief(values.filter((value) => value > 0).length, people, confidence) };
  if (people < 2) return { people, belief: undefined };
  return { people, belief: meanBelief(mean(values), standardDeviation(values) / Math.sqrt(people), people - 1, confidence) };
}
