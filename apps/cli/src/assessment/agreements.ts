import type { AgreementsResult, BlockedOffer, JudgedOffer, ResultNode } from '@likeverd/appraisal';
import { blockedText, formatMoney, formatNumber, formatPercent } from '@likeverd/language';
import { table, wrap } from '../layout.ts';
import type { Terminal } from '../world.ts';

const lineWidth = 132;

/** Offers side by side; `likeverd agreements` tells the rest. */
export function agreementsText(result: AgreementsResult, terminal: Terminal): string {
  const teller = new OfferTeller(result, terminal);
  const blocked = result.offers.filter((offer) => offer.status === 'blocked').map((offer) => teller.blocked(offer));
  return [teller.confidentiality(), teller.comparison(), ...blocked].filter((part) => part !== '').join('\n\n');
}

/** Offers side by side, and each by itself: its years, its risks, what it takes, and the framework. */
export function offersText(result: AgreementsResult, terminal: Terminal): string {
  const teller = new OfferTeller(result, terminal);
  return [
    teller.confidentiality(),
    teller.comparison(),
    ...result.offers.map((offer) => (offer.status === 'blocked' ? teller.blocked(offer) : teller.offer(offer))),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

class OfferTeller {
  readonly #result: AgreementsResult;
  readonly #terminal: Terminal;

  constructor(result: AgreementsResult, terminal: Terminal) {
    this.#result = result;
    this.#terminal = terminal;
  }

  get #words() {
    return this.#terminal.content.assessment.agreements;
  }

  #money(value: number): string {
    return formatMoney(value, this.#terminal.language, this.#result.currency);
  }

  #percent(value: number, digits = 1): string {
    return formatPercent(value, digits, this.#terminal.language);
  }

  #value({ value, unit }: ResultNode<number>): string {
    if (unit === 'share') return this.#percent(value);
    return unit === 'hour'
      ? `${formatNumber(value, 0, this.#terminal.language)} ${this.#terminal.content.appraisal.units.hour}`
      : this.#money(value);
  }

  #quantity({ kind }: ResultNode<number>): string {
    return this.#terminal.content.appraisal.quantities[kind];
  }

  confidentiality(): string {
    const { class: strictest } = this.#result;
    return strictest === 'public' ? '' : this.#words.confidential({ class: this.#words.classes[strictest] });
  }

  comparison(): string {
    const offers = this.#result.offers.filter((offer) => offer.status === 'computed');
    if (offers.length === 0) return '';
    const { quantities } = this.#terminal.content.appraisal;
    const row = (name: string, cell: (offer: JudgedOffer) => string): readonly string[] => [name, ...offers.map(cell)];
    const node = (of: (offer: JudgedOffer) => ResultNode<number> | undefined) => (offer: JudgedOffer) => {
      const found = of(offer);
      return found === undefined ? '–' : this.#value(found);
    };
    return `${this.#words.comparison}. ${this.#words.perPatient}.\n\n${table(
      [this.#words.offer, ...offers.map(({ id }) => id)],
      [
        row(
          quantities.listCost,
          node(({ list }) => list),
        ),
        row(
          quantities.paidCost,
          node(({ paid }) => paid),
        ),
        row(this.#words.standardDeviation, ({ paidSpread }) => this.#money(paidSpread.standardDeviation)),
        row(
          quantities.effectiveDiscount,
          node(({ effectiveDiscount }) => effectiveDiscount),
        ),
        row(
          quantities.equivalentDiscount,
          node(({ equivalentDiscount }) => equivalentDiscount),
        ),
        row(
          quantities.expectedIncrementalNetBenefit,
          node(({ value }) => value?.netBenefit),
        ),
        row(
          quantities.probabilityCostEffective,
          node(({ value }) => value?.probability),
        ),
        row(
          quantities.evpi,
          node(({ value }) => value?.evpi),
        ),
        row(
          quantities.expectedLoss,
          node(({ value }) => value?.expectedLoss),
        ),
        row(
          quantities.priceVariation,
          node(({ priceVariation }) => priceVariation),
        ),
        row(
          quantities.varianceMoved,
          node(({ varianceMoved }) => varianceMoved),
        ),
        row(
          quantities.staffHours,
          node(({ hours }) => hours),
        ),
      ],
    )}`;
  }

  blocked(offer: BlockedOffer): string {
    return `${this.#words.notPriced}: ${offer.name[this.#terminal.language]}\n${blockedText(this.#terminal.content, offer)}`;
  }

  offer(offer: JudgedOffer): string {
    const { nature, name } = offer;
    const types = nature.types.map((type) => this.#words.types[type]).join(' + ');
    return [
      `${name[this.#terminal.language]} (${offer.id}, ${this.#words.classes[offer.class]})\n${types}: ${this.#words.bases[nature.basis]}, ${nature.complicated ? this.#words.complicated : this.#words.simple}`,
      this.#years(offer),
      this.#risks(offer),
      this.#effort(offer),
      this.#framework(offer),
    ]
      .filter((part) => part !== '')
      .join('\n\n');
  }

  #years({ years, national, valueAfterReview }: JudgedOffer): string {
    const { quantities } = this.#terminal.content.appraisal;
    const rows = years.map(({ year, list, paid, rebate, interval: [low, high] }, index) => [
      String(year ?? index + 1),
      this.#value(list),
      this.#value(rebate),
      this.#value(paid),
      `${this.#money(low)} – ${this.#money(high)}`,
    ]);
    const after = valueAfterReview === undefined ? '' : `\n${this.#words.afterReview}: ${this.#value(valueAfterReview)}`;
    return `${national ? this.#words.national : this.#words.onePatientAYear}\n${table(
      [this.#words.year, quantities.listCost, quantities.rebate, quantities.paidCost, this.#words.interval],
      rows,
    )}${after}`;
  }

  #risks({ risks }: JudgedOffer): string {
    if (risks.length === 0) return '';
    const { quantities } = this.#terminal.content.appraisal;
    const words = this.#words;
    return `${words.risk}\n${wrap(words.riskExplained, lineWidth).join('\n')}\n${table(
      [
        words.driver,
        `${words.flat}: ${words.low}`,
        `${words.flat}: ${words.high}`,
        `${words.withAgreement}: ${words.low}`,
        `${words.withAgreement}: ${words.high}`,
        quantities.riskMoved,
      ],
      risks.map(({ driver, measure, flat, paid, moved }) => [
        `${words.drivers[driver]} (${measure === 'cost' ? quantities.paidCost : quantities.netBenefit})`,
        this.#value(flat.low),
        this.#value(flat.high),
        this.#value(paid.low),
        this.#value(paid.high),
        moved === undefined ? '–' : this.#value(moved),
      ]),
    )}`;
  }

  #effort({ nature, hours }: JudgedOffer): string {
    const words = this.#words;
    const needs = nature.needs.length === 0 ? words.nothingNeeded : nature.needs.map((need) => words.needs[need]).join('; ');
    const time = hours === undefined ? words.effortMissing : this.#value(hours);
    return `${words.effort}\n${words.needed}: ${needs}. ${this.#terminal.content.appraisal.quantities.staffHours}: ${time}.`;
  }

  #framework({ framework, notes }: JudgedOffer): string {
    const words = this.#words;
    const { rules } = this.#terminal.content.appraisal;
    const points = framework.map(({ point, status, rule, computed, answer }) => {
      const list = (nodes: readonly ResultNode<number>[] = []): string =>
        nodes.map((each) => `${this.#quantity(each)}: ${this.#value(each)}`).join('; ');
      const found =
        computed === undefined
          ? []
          : [
              words.reasons[computed.reason],
              ...(computed.nodes.length === 0 ? [] : [`${words.withAgreement}: ${list(computed.nodes)}.`]),
              ...(computed.flat === undefined ? [] : [`${words.flat}: ${list(computed.flat)}.`]),
            ];
      const said = answer === undefined ? [] : [`${words.answers[answer.answer]}: ${answer.reason}`];
      const why = [...found, ...said];
      return [`${point} ${words.statuses[status]}: ${rules[rule.id]}.`, ...(why.length === 0 ? [words.noReason] : why)];
    });
    const advice = notes.map(({ point, status, rule }) => [`${point} ${words.statuses[status]}: ${rules[rule.id]}.`]);
    const indented = (lines: readonly string[]): string =>
      lines
        .flatMap((line, index) => wrap(line, lineWidth - 4).map((part, row) => `${index === 0 && row === 0 ? '' : '    '}${part}`))
        .join('\n');
    return [words.framework, words.frameworkExplained, ...points.map(indented), words.notes, ...advice.map(indented)].join('\n');
  }
}
