import { addCalendarDays, addCalendarMonths, type CalendarDate } from '@likeverd/reference';
import { normalCdf, spendingBounds, type SpendingFunction, spentAlpha } from '@likeverd/statistics';
import { type OutcomeTable, tableAsOf } from '../outcomes/table.ts';
import type { Refusal } from '../rules.ts';
import type { DecisionRule, JudgedLook, JudgedRule, RuleContext, Verdict } from './rule.ts';

/** A rule that is judged again and again, at times that were written down. */
export type PlannedRule = DecisionRule & { readonly looks: number; readonly everyMonths: number; readonly certainty: number };

export const isPlanned = (rule: DecisionRule): rule is PlannedRule =>
  rule.looks !== undefined && rule.everyMonths !== undefined && rule.certainty !== undefined;

const usualSpending: SpendingFunction = 'obrienFleming';

interface Told {
  readonly look: number;
  readonly month: number;
  readonly information: number;
  readonly judged: JudgedRule;
}

/**
 * Judges a rule at every look of its plan that the data reach. Each look sees what there was at its time, by the dates of today’s data. Where the certainty is c, all
 * looks together say *met* of a number that lies at the limit in a share 1 − c of the times at most, and its opposite as seldom: the error is spread by a spending
 * function over the information (events, or people measured) of that planned at the last look, over the months where none is planned. The first look that decides,
 * decides. A look that brings nothing new is passed over.
 */
export function judgeByLooks(
  rule: PlannedRule,
  context: RuleContext,
  judgeOnce: (context: RuleContext) => JudgedRule | Refusal,
  informationOf: (table: OutcomeTable) => number,
): JudgedRule | Refusal {
  const told: Told[] = [];
  let refused: Refusal | undefined;
  for (const { look, until } of looksUntil(rule, context.introduced, context.dataUntil)) {
    const table = tableAsOf(context.table, until);
    const information = informationOf(table);
    if (!(information > (told.at(-1)?.information ?? 0))) continue;
    const judged = judgeOnce({ ...context, table, dataUntil: until });
    if (judged.status === 'refused') refused = judged;
    else if (judged.probability !== undefined) told.push({ look, month: look * rule.everyMonths, information, judged });
  }
  if (told.length === 0) return refused ?? { status: 'judged', rule, verdict: 'notYet', people: 0, looks: [] };
  const looks = boundedLooks(rule, told);
  const deciding = looks.find(({ verdict }) => verdict !== 'undecided') ?? looks.at(-1);
  const { judged } = told.find(({ look }) => look === deciding?.look) ?? {};
  if (judged === undefined || deciding === undefined) throw new RangeError('A look that was judged has no figures');
  return { ...judged, verdict: deciding.verdict, look: deciding.look, boundary: deciding.boundary, looks };
}

/** Looks whose data are there: a look sees the data up to and with the day before it. */
function looksUntil(
  { looks, everyMonths }: PlannedRule,
  introduced: CalendarDate,
  dataUntil: CalendarDate,
): readonly { readonly look: number; readonly until: CalendarDate }[] {
  return Array.from({ length: looks }, (_, index) => ({
    look: index + 1,
    until: addCalendarMonths(introduced, (index + 1) * everyMonths),
  })).filter(({ until }) => until <= addCalendarDays(dataUntil, 1));
}

function boundedLooks(rule: PlannedRule, told: readonly Told[]): readonly JudgedLook[] {
  const { spending = usualSpending, certainty, information: planned } = rule;
  const fractions = told.map(({ look, information }) =>
    look === rule.looks ? 1 : Math.min(1, planned === undefined ? look / rule.looks : information / planned),
  );
  const bounds = spendingBounds(
    told.map(({ information }) => information),
    fractions.map((fraction) => spentAlpha(spending, 1 - certainty, fraction)),
  );
  return told.map(({ look, month, information, judged }, index): JudgedLook => {
    const bound = bounds[index] as number;
    const boundary = normalCdf(bound);
    const { people, estimate, low, high, probability = Number.NaN } = judged;
    return {
      look,
      month,
      information,
      fraction: fractions[index] as number,
      boundary,
      people,
      ...(estimate === undefined ? {} : { estimate }),
      ...(low === undefined ? {} : { low }),
      ...(high === undefined ? {} : { high }),
      probability,
      verdict: verdictAt(probability, boundary, Number.isFinite(bound)),
    };
  });
}

function verdictAt(probability: number, boundary: number, reachable: boolean): Verdict {
  if (reachable && probability >= boundary) return 'met';
  return reachable && probability <= 1 - boundary ? 'notMet' : 'undecided';
}
