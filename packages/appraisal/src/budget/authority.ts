import { type CalendarDate, factAsOf, type NormativeFact, normativeFacts } from '@likeverd/reference';
import { node } from '../nodes.ts';
import { ruleOf } from '../rules.ts';
import type { Blocked, ResultNode } from '../types.ts';

/** Who decides: the agency below the limit, the Storting above it, the four regional health authorities for what hospitals pay. */
export type Decider = 'agency' | 'parliament' | 'authorities' | 'undetermined';

export interface AuthorityTest {
  readonly status: 'computed';
  readonly decider: Decider;
  readonly date: CalendarDate;
  /** In force on the day of the decision. */
  readonly limit: ResultNode<number>;
  /** Another limit that may have been in force: the day on which limits changed in that year is not known. */
  readonly otherLimit?: ResultNode<number>;
  /** Net growth of expenditure in the years that count. */
  readonly growth: readonly ResultNode<number>[];
  /** First of the years, counted from 1, in which growth is above the limit; absent where it never is. */
  readonly firstYearAbove?: number;
}

export interface AuthorityInput {
  /** Net growth of the expenditure of the National Insurance Scheme by year after the decision, the first first. */
  readonly growth: readonly ResultNode<number>[];
  readonly financing: 'specialist' | 'nationalInsurance';
  readonly date: CalendarDate;
  readonly known: CalendarDate;
  /** Expenses by year that would have come as individual support, deducted as long as that was allowed (S37.R4). */
  readonly individualSupport?: readonly number[];
}

const limitId = 'authority-limit';

const limitNode = (fact: NormativeFact, name: string): ResultNode<number> =>
  node(`budget.${name}`, 'authorityLimit', fact.value, 'NOK', { facts: [fact] });

/** A limit of the same year as the one in force: sources date limits to the year only. */
function limitOfSameYear(inForce: NormativeFact, date: CalendarDate, known: CalendarDate): NormativeFact | undefined {
  const year = date.slice(0, 4);
  return normativeFacts.find(
    (fact) =>
      fact.id === limitId &&
      fact !== inForce &&
      fact.knownFrom <= known &&
      (fact.effectiveFrom.startsWith(year) || fact.effectiveTo?.startsWith(year) === true),
  );
}

/**
 * The authority limit (rules S37.R1, S37.R4): the Storting decides where net growth of expenditure is above the limit in force on the day of the
 * decision in at least one of the first five years; growth in later years does not count. Undetermined where limits changed in the year of the
 * decision and the two lead to different deciders. Blocked where no limit was in force.
 */
export function authorityTest({ growth, financing, date, known, individualSupport }: AuthorityInput): AuthorityTest | Blocked {
  const asOf = { effective: date, known };
  const fact = factAsOf(limitId, asOf);
  const span = factAsOf('authority-limit-years', asOf);
  if (fact === undefined || span === undefined) {
    return { status: 'blocked', code: 'budget.noLimit', details: { date }, rule: ruleOf('budget.authorityLimit') };
  }
  const deduction = factAsOf('authority-limit-deduction', asOf);
  const net = growth.slice(0, span.value).map((each, index) => {
    const support = individualSupport?.[Math.min(index, individualSupport.length - 1)] ?? 0;
    return node(`${each.id}.net`, 'expenditureGrowth', each.value - support * (deduction?.value ?? 0), each.unit, {
      inputs: [each],
      facts: [span, ...(deduction === undefined || support === 0 ? [] : [deduction])],
      rule: 'budget.authorityLimit',
    });
  });
  const above = (limit: number): number => net.findIndex(({ value }) => value > limit);
  const other = limitOfSameYear(fact, date, known);
  const first = above(fact.value);
  const decider = (): Decider => {
    if (financing === 'specialist') return 'authorities';
    if (other !== undefined && first >= 0 !== above(other.value) >= 0) return 'undetermined';
    return first >= 0 ? 'parliament' : 'agency';
  };
  return {
    status: 'computed',
    decider: decider(),
    date,
    limit: limitNode(fact, 'limit'),
    ...(other === undefined ? {} : { otherLimit: limitNode(other, 'otherLimit') }),
    growth: net,
    ...(first < 0 ? {} : { firstYearAbove: first + 1 }),
  };
}
