import { exact, type Figure } from './figures.ts';

/** Words by which a reader knows that a number is about the price. */
const moneyWords =
  /kr\b|kron|nok|pris|price|kost|cost|budsjett|budget|avtale|betal|qaly|leveår|spar|mill|mrd|rabatt|avslag|discount|rebate|dyr|billig|expensive|cheap/iu;
const shareWords =
  /pris|price|rabatt|rebate|discount|avslag|lavere|lågare|lower|redu|maksimal|aup|av listepris|kost|cost|dyr|billig|expensive|cheap/iu;

/** Words by which a sentence speaks of several prices at once. */
export const sums =
  /\bsum|samlet|samla|til saman|til sammen|tilsammen|totalt|begge|både|kombin|together|combined|\btotal|both|regime|\bto lege|\btwo med|\+/iu;
export const means = /snitt|gjennomsnitt|middel|average|\bmean\b/iu;
export const comparisons =
  /lavere|lågare|høyere|høgare|dyr|billig|mindre|forskjell|skilnad|differanse|differ|\benn\b|\bthan\b|compared|sammenlign|samanlikn|så (?:høy|høg|mye|mykje)|as (?:expensive|high|much)|redusert|senket|økt|av prisen|of the price/iu;

/** Whether words around a figure say that it is money, or a share of it. */
export const isPriced = ({ percent, money, around }: Figure): boolean => money || (percent ? shareWords : moneyWords).test(around);

/** Whether a figure is so exact that it could be a price by itself. */
export const couldBeExact = ({ readings, upper = [] }: Figure): boolean =>
  [...readings, ...upper].some(({ value, step }) => value !== 0 && step / value <= exact);

/** Whether a sentence speaks of several prices at once. */
export const speaksOfSeveral = ({ sentence }: Figure): boolean =>
  sums.test(sentence) || means.test(sentence) || comparisons.test(sentence);
