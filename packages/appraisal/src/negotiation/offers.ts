import { mean } from '@likeverd/statistics';
import { factAsOf } from '@likeverd/reference';
import type { JudgedOffer } from '../agreements/index.ts';
import { effectivePopulation } from '../information/population.ts';
import { node } from '../nodes.ts';
import { outcomeOf } from '../outcome.ts';
import type { Acceptability, Appraisal, Blocked, Outcome, ResultNode, Severity, Spread, Threshold } from '../types.ts';
import { acceptabilityOf, differences, netBenefits, probabilityCostEffective, spreadOf } from '../uncertainty.ts';
import { type JudgedAgreement, meanRebate } from './agreements.ts';
import { type BreakEven, breakEvenByClass, breakEvenPrice, type Increment } from './break-even.ts';
import type { NegotiationPatients, PricedBudget } from './patients.ts';
import { costsAt, type PriceLine } from './price-line.ts';

/** What offers are appraised against. */
export interface NegotiationInput {
  /** Of the base case at the list price. */
  readonly appraisal: Appraisal;
  readonly line: PriceLine;
  readonly strategy: string;
  readonly comparator: string;
  /** Component of cost that is paid for at the price: what an agreement takes off is taken off its payer. */
  readonly component: string;
  readonly patients?: NegotiationPatients;
  readonly budget?: PricedBudget;
  /** Thresholds of the acceptability curves. */
  readonly thresholds: readonly number[];
}

/** What holds whatever the offer. */
export interface NegotiationBasis {
  readonly currency: string;
  readonly draws: number;
  readonly listPrice: ResultNode<number>;
  readonly severity: Severity | Blocked;
  readonly threshold: Threshold | Blocked;
  /** At the willingness to pay in use; absent where there is none. */
  readonly breakEven?: BreakEven;
  /** In each severity class, from the lowest. */
  readonly byClass: readonly BreakEven[];
}

export interface PricedOffer {
  readonly id: string;
  readonly price: number;
  readonly agreement?: JudgedAgreement;
}

export interface Negotiation {
  readonly basis: NegotiationBasis;
  /** A price; with `agreement`, what is agreed beside it, judged for the same price. */
  readonly appraise: (offer: PricedOffer) => OfferAppraisal;
}

/** Additional cost of all patients in a year, all payers together and each. */
export interface OfferBudgetYear {
  readonly year: number;
  readonly cost: ResultNode<number>;
  readonly payers: readonly { readonly payer: string; readonly cost: ResultNode<number> }[];
}

/** One offer, each number with its proof. Money is per patient and discounted unless it is of a budget. */
export interface OfferAppraisal {
  readonly id: string;
  readonly price: ResultNode<number>;
  readonly effectiveDiscount: ResultNode<number>;
  readonly costs: ResultNode<number>;
  readonly incrementalCosts: ResultNode<number>;
  readonly incrementalQalys: ResultNode<number>;
  readonly icer: ResultNode<Outcome>;
  readonly atThreshold?: {
    readonly netBenefit: ResultNode<number>;
    readonly spread: Spread;
    readonly probability: ResultNode<number>;
    readonly evpi: ResultNode<number>;
    readonly populationEvpi?: ResultNode<number>;
  };
  readonly acceptability: Pick<Acceptability, 'thresholds' | 'strategies'>;
  readonly budget?: readonly OfferBudgetYear[];
  /** What the agreement comes to, where there is one: who bears which risk, what it takes, the points of the framework. */
  readonly agreement?: JudgedOffer;
}

const lineOf = (line: PriceLine, strategy: string): PriceLine['strategies'][number] => {
  const found = line.strategies.find((each) => each.strategy === strategy);
  if (found === undefined) throw new RangeError(`The run has no strategy ${strategy}`);
  return found;
};

/** What the runs say of any offer: prices at which net benefit is 0, and the appraisal of each offer from the same draws. */
export function negotiate(input: NegotiationInput): Negotiation {
  const { appraisal, line, strategy, comparator } = input;
  const { currency, threshold, asOf } = appraisal;
  const [own, other] = [lineOf(line, strategy), lineOf(line, comparator)];
  const read = { run: line.run };
  const unit = line.unit.split('/')[1] ?? 'pack';
  const qalysOf = differences(own.qalys, other.qalys);
  const listPrice = node('negotiation.listPrice', 'listPrice', line.listPrice, line.unit, read);
  const increment: Increment = {
    listPrice,
    qalys: node('negotiation.incrementalQalys', 'incrementalQalys', mean(qalysOf), 'QALY', { ...read, rule: 'effect.increment' }),
    costs: node('negotiation.costsAtList', 'incrementalCosts', mean(differences(own.costs, other.costs)), currency, {
      ...read,
      rule: 'effect.increment',
    }),
    units: node('negotiation.units', 'unitsBought', mean(differences(own.units, other.units)), unit, {
      ...read,
      rule: 'negotiation.priceLine',
    }),
  };
  const paid = node('negotiation.costs', 'costs', mean(own.costs), currency, read);
  const bought = node('negotiation.strategyUnits', 'unitsBought', mean(own.units), unit, {
    ...read,
    rule: 'negotiation.priceLine',
  });
  const worth = threshold.status === 'computed' ? threshold.value : undefined;
  const people = beneficiaries(input);

  const appraiseOffer = ({ id, price: given, agreement }: PricedOffer): OfferAppraisal => {
    const name = (what: string): string => `offers.${id}.${what}`;
    const price = node(name('price'), 'offeredPrice', given, line.unit);
    const moved = given - line.listPrice;
    const strategies = line.strategies.map((each) => ({
      strategy: each.strategy,
      costs:
        agreement !== undefined && each.strategy === strategy
          ? agreedCosts(each.costs, agreement)
          : costsAt(each, given, line.listPrice),
      qalys: each.qalys,
    }));
    const columns = (of: string): Float64Array => strategies.find((each) => each.strategy === of)?.costs ?? new Float64Array();
    const costsOf = differences(columns(strategy), columns(comparator));
    const atPrice = (id_: string, kind: 'costs' | 'incrementalCosts', atList: ResultNode<number>, units: ResultNode<number>) =>
      agreement === undefined
        ? node(name(id_), kind, atList.value + moved * units.value, currency, {
            inputs: [atList, units, price, listPrice],
            rule: 'negotiation.priceLine',
          })
        : node(name(id_), kind, atList.value - meanRebate(agreement), currency, {
            inputs: [atList, ...agreement.judged.equivalentDiscount.inputs],
            rule: 'agreements.price',
          });
    const incrementalCosts = atPrice('incrementalCosts', 'incrementalCosts', increment.costs, increment.units);
    const run = { run: line.run };
    return {
      id,
      price,
      effectiveDiscount:
        agreement?.judged.effectiveDiscount ??
        node(name('effectiveDiscount'), 'effectiveDiscount', 1 - given / line.listPrice, 'share', {
          inputs: [price, listPrice],
          rule: 'negotiation.effectiveDiscount',
        }),
      costs: atPrice('costs', 'costs', paid, bought),
      incrementalCosts,
      incrementalQalys: increment.qalys,
      icer: node(name('icer'), 'meanIcer', outcomeOf(incrementalCosts.value, increment.qalys.value), `${currency}/QALY`, {
        inputs: [incrementalCosts, increment.qalys],
        rule: 'uncertainty.meanIcer',
      }),
      ...(worth === undefined ? {} : { atThreshold: atThreshold(worth) }),
      acceptability: acceptabilityOf({ strategies }, input.thresholds),
      ...(input.budget === undefined ? {} : { budget: budgetYears(input.budget) }),
      ...(agreement === undefined ? {} : { agreement: agreement.judged }),
    };

    function atThreshold(willingness: ResultNode<number>): NonNullable<OfferAppraisal['atThreshold']> {
      const benefits = netBenefits(costsOf, qalysOf, willingness.value);
      const evpi = node(name('evpi'), 'evpi', acceptabilityOf({ strategies }, [willingness.value]).evpi[0] ?? 0, currency, {
        ...run,
        inputs: [willingness, price],
        rule: 'uncertainty.evpi',
      });
      return {
        netBenefit: node(
          name('netBenefit'),
          'expectedIncrementalNetBenefit',
          willingness.value * increment.qalys.value - incrementalCosts.value,
          currency,
          { inputs: [incrementalCosts, increment.qalys, willingness], rule: 'effect.netBenefit' },
        ),
        spread: spreadOf(benefits),
        probability: node(name('probability'), 'probabilityCostEffective', probabilityCostEffective(benefits), 'share', {
          ...run,
          inputs: [willingness, price],
          rule: 'uncertainty.acceptability',
        }),
        evpi,
        ...(people === undefined
          ? {}
          : {
              populationEvpi: node(name('populationEvpi'), 'populationEvpi', evpi.value * people.value, currency, {
                inputs: [evpi, people],
                rule: 'uncertainty.population',
              }),
            }),
      };
    }

    function budgetYears({ atList, atZero }: PricedBudget): readonly OfferBudgetYear[] {
      const payer = atList.difference.components.find(({ component }) => component === input.component)?.payer;
      const cost = (id_: string, full: Float64Array | undefined, free: Float64Array | undefined, year: number, paysIt = true) => {
        const [high, low] = [full?.[year] ?? 0, free?.[year] ?? 0];
        const budget = node(`negotiation.budget.${id_}`, 'budgetAtList', high, currency, { run: atList.identity.result });
        const rebate = agreement?.judged.years[year]?.rebate;
        if (rebate !== undefined) {
          return node(name(`budget.${id_}`), 'budgetYear', budget.value - (paysIt ? rebate.value : 0), currency, {
            inputs: paysIt ? [budget, rebate] : [budget],
            rule: 'negotiation.budget',
          });
        }
        const units = node(`negotiation.unitsInYear.${id_}`, 'unitsInYear', (high - low) / line.listPrice, unit, {
          run: atList.identity.result,
          rule: 'negotiation.priceLine',
        });
        return node(name(`budget.${id_}`), 'budgetYear', budget.value + moved * units.value, currency, {
          inputs: [budget, units, price, listPrice],
          rule: 'negotiation.budget',
        });
      };
      const zero = new Map(atZero.difference.payers.map(({ payer, costs }) => [payer, costs]));
      return Array.from({ length: atList.years }, (_, year) => ({
        year: year + 1,
        cost: cost(`${year + 1}`, atList.difference.costs, atZero.difference.costs, year),
        payers: atList.difference.payers.map(({ payer: each, costs }) => ({
          payer: each,
          cost: cost(`${year + 1}.${each}`, costs, zero.get(each), year, each === payer),
        })),
      }));
    }
  };

  const basis: NegotiationBasis = {
    currency,
    draws: own.costs.length,
    listPrice,
    severity: appraisal.severity,
    threshold,
    ...(worth === undefined ? {} : { breakEven: { threshold: worth, price: breakEvenPrice('negotiation', worth, increment) } }),
    byClass: breakEvenByClass(increment, currency, asOf),
  };
  return { basis, appraise: appraiseOffer };
}

/** Costs of the method in each draw when its drug costs what is agreed. */
function agreedCosts(costs: Float64Array, { listDiscounted, paidDiscounted }: JudgedAgreement): Float64Array {
  return costs.map((cost, draw) => cost - (listDiscounted[draw] ?? Number.NaN) + (paidDiscounted[draw] ?? Number.NaN));
}

/** Patients whose treatment follows the decision, discounted; absent where no patients are given or no rate is in force. */
function beneficiaries({ appraisal, patients }: NegotiationInput): ResultNode<number> | undefined {
  const rate = factAsOf('discount-rate-years-0-39', appraisal.asOf);
  if (patients === undefined || rate === undefined) return undefined;
  const { newPatients, uptake } = patients;
  const inputs = newPatients.map((count, year) => node(`negotiation.patients.${year + 1}`, 'newPatients', count, 'patient'));
  const value = effectivePopulation({
    incidence: newPatients,
    horizonYears: newPatients.length,
    discountRate: rate.value,
    implementation: uptake,
  });
  return node('negotiation.beneficiaries', 'beneficiaries', value, 'patient', {
    inputs,
    facts: [rate],
    rule: 'uncertainty.population',
  });
}
