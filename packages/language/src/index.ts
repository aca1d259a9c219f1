import { en } from './en/index.ts';
import type { Language } from './language.ts';
import { nb } from './nb/index.ts';
import { nn } from './nn/index.ts';

export { authorityText } from './authority-text.ts';
export { blockedText } from './blocked-text.ts';
export {
  formatDate,
  formatInstant,
  formatList,
  formatMoney,
  formatNumber,
  formatPercent,
  formatSignificant,
} from './formatting.ts';
export { moneyAtLength, priceText, strategyAdvice } from './strategies-text.ts';
export { reportWords } from './report-words.ts';
export { isLanguage, type Language, languages, localeOf } from './language.ts';

/** Every word a user reads, by area. Bokmål is the base; a key that another language lacks is a compile error. */
export type Content = typeof nb;

export const content: Readonly<Record<Language, Content>> = { nb, nn, en };
