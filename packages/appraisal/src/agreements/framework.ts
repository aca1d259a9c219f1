import { ruleOf } from '../rules.ts';
import type { Rule } from '../rules.ts';
import type { ResultNode } from '../types.ts';
import { type AgreementPremises, answeredPoints, type FrameworkPoint, type Offer } from './format.ts';
import type { OfferNature } from './nature.ts';

export type PointStatus = 'met' | 'notMet' | 'unclear';

/** Why the computation says what it says of a point. Words are in packages/language under the same key. */
export const pointReasons = [
  'flatDiscount',
  'flatSuffices',
  'flatFallsShort',
  'simple',
  'complicated',
  'noExtraWork',
  'extraRegistration',
  'hours',
  'priceCertain',
  'priceUncertain',
  'priceVaries',
] as const;
export type PointReason = (typeof pointReasons)[number];

/** One of the eleven points of the framework of 22 June 2020: an aid to those who decide, never a verdict. */
export interface FrameworkResult {
  readonly point: FrameworkPoint;
  readonly status: PointStatus;
  readonly rule: Rule;
  /** What the numbers say; a status only where they can tell. `flat`: the same numbers with a flat discount of the same expected cost. */
  readonly computed?: {
    readonly status?: PointStatus;
    readonly reason: PointReason;
    readonly nodes: readonly ResultNode<number>[];
    readonly flat?: readonly ResultNode<number>[];
  };
  readonly answer?: { readonly answer: 'yes' | 'no' | 'unclear'; readonly reason: string };
}

interface Value {
  readonly probability: ResultNode<number>;
  readonly expectedLoss: ResultNode<number>;
}

/** What the points are computed from. */
export interface ComputedOffer {
  readonly nature: OfferNature;
  readonly priceVariation: ResultNode<number>;
  readonly value?: Value;
  readonly flatValue?: Value;
  readonly hours?: ResultNode<number>;
}

type Found = FrameworkResult['computed'];

/** Whether the flat discount that costs as much on average leaves the payer no worse off. */
function againstFlat({ nature, value, flatValue }: ComputedOffer): Found {
  if (nature.flat) return { status: 'met', reason: 'flatDiscount', nodes: [] };
  if (value === undefined || flatValue === undefined) return undefined;
  const nodes = [value.expectedLoss, value.probability];
  const flat = [flatValue.expectedLoss, flatValue.probability];
  const suffices = flatValue.expectedLoss.value <= value.expectedLoss.value * (1 + 1e-9);
  return suffices ? { status: 'notMet', reason: 'flatSuffices', nodes, flat } : { reason: 'flatFallsShort', nodes, flat };
}

function work({ followUp }: Offer, hours: ResultNode<number> | undefined): Found {
  if (followUp === undefined) return undefined;
  const { minutesPerPatient, minutesPerTreatmentYear = 0, hoursPerYear = 0, extraRegistration } = followUp;
  const nodes = hours === undefined ? [] : [hours];
  if (extraRegistration) return { status: 'notMet', reason: 'extraRegistration', nodes };
  if (minutesPerPatient + minutesPerTreatmentYear + hoursPerYear === 0) return { status: 'met', reason: 'noExtraWork', nodes };
  return { reason: 'hours', nodes };
}

function certainty({ priceVariation }: ComputedOffer, limit: AgreementPremises['largestPriceVariation']): Found {
  const nodes = [priceVariation];
  if (priceVariation.value < 1e-9) return { status: 'met', reason: 'priceCertain', nodes };
  if (limit === undefined) return { reason: 'priceVaries', nodes };
  return priceVariation.value <= limit.value
    ? { status: 'met', reason: 'priceCertain', nodes }
    : { status: 'notMet', reason: 'priceUncertain', nodes };
}

function computedFor(
  point: FrameworkPoint,
  offer: Offer,
  computed: ComputedOffer,
  premises: Omit<AgreementPremises, 'offers'>,
): Found {
  const { nature, hours } = computed;
  switch (point) {
    case 'A8-1':
      return againstFlat(computed);
    case 'A8-2':
    case 'A8-3':
      return nature.flat ? { status: 'met', reason: 'flatDiscount', nodes: [] } : undefined;
    case 'A8-4':
      return nature.complicated ? { reason: 'complicated', nodes: [] } : { status: 'met', reason: 'simple', nodes: [] };
    case 'A8-5':
      return work(offer, hours);
    case 'A8-7':
      return certainty(computed, premises.largestPriceVariation);
    default:
      return undefined;
  }
}

const answered: Readonly<Record<'yes' | 'no' | 'unclear', PointStatus>> = { yes: 'met', no: 'notMet', unclear: 'unclear' };

/** What numbers and people say together: unclear where nobody says anything, and where they contradict each other. */
const together = (found: PointStatus | undefined, said: PointStatus | undefined): PointStatus =>
  found === undefined || found === said ? (said ?? 'unclear') : said === undefined ? found : 'unclear';

/** The points A8-1 to A8-11 for an offer. */
export function judgeFramework(
  offer: Offer,
  computed: ComputedOffer,
  premises: Omit<AgreementPremises, 'offers'>,
): readonly FrameworkResult[] {
  return answeredPoints.map((point) => {
    const found = computedFor(point, offer, computed, premises);
    const answer = offer.answers?.[point];
    return {
      point,
      status: together(found?.status, answer === undefined ? undefined : answered[answer.answer]),
      rule: ruleOf(`framework.${point}`),
      ...(found === undefined ? {} : { computed: found }),
      ...(answer === undefined ? {} : { answer }),
    };
  });
}

export const notePoints = ['A8-12', 'A8-13', 'A8-14', 'A8-15', 'A8-16'] as const;

/** What the framework and the report on personalised medicine advise beside the eleven points. Reminder: there is nothing to compute. */
export interface FrameworkNote {
  readonly point: (typeof notePoints)[number];
  readonly status: PointStatus | 'reminder';
  readonly rule: Rule;
}

function noteStatus(
  point: FrameworkNote['point'],
  { followUp, terms }: Offer,
  { basis, flat }: OfferNature,
  precisionMedicine: boolean,
): FrameworkNote['status'] {
  switch (point) {
    case 'A8-12':
      return 'reminder';
    case 'A8-13':
      if (!precisionMedicine || flat) return 'reminder';
      return basis === 'performance' ? 'met' : 'notMet';
    case 'A8-14':
      if (flat) return 'met';
      if (followUp === undefined) return 'unclear';
      return !followUp.extraRegistration && followUp.data.every(({ from, automatic }) => from === 'supplier' || automatic)
        ? 'met'
        : 'notMet';
    case 'A8-15':
      return terms.some(({ type }) => type === 'documentedEffect') ? 'met' : 'reminder';
    case 'A8-16':
      if (followUp === undefined || followUp.data.length < 2) return 'reminder';
      return followUp.coordinatedBySupplier === true ? 'met' : 'notMet';
  }
}

export const notesOf = (
  offer: Offer,
  nature: OfferNature,
  { precisionMedicine = false }: Omit<AgreementPremises, 'offers'>,
): readonly FrameworkNote[] =>
  notePoints.map((point) => ({
    point,
    status: noteStatus(point, offer, nature, precisionMedicine),
    rule: ruleOf(`framework.${point}`),
  }));
