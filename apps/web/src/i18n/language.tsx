import type { Content } from '@likeverd/language';
import { formatDate, formatInstant, formatList, formatMoney, formatNumber, formatPercent } from '@likeverd/language/formatting';
import { isLanguage, type Language } from '@likeverd/language/language';
import { createContext, type ReactNode, useContext, useMemo } from 'react';

const storageKey = 'likeverd:language';

/** The language asked for in the address, else the one chosen before, else bokmål. */
export function chosenLanguage(search: string, storage: Pick<Storage, 'getItem'>): Language {
  const asked = new URLSearchParams(search).get('lang') ?? '';
  if (isLanguage(asked)) return asked;
  const before = storage.getItem(storageKey) ?? '';
  return isLanguage(before) ? before : 'nb';
}

export function rememberLanguage(language: Language, storage: Pick<Storage, 'setItem'>): void {
  storage.setItem(storageKey, language);
}

export interface Speech {
  readonly language: Language;
  readonly words: Content;
  readonly choose: (language: Language) => void;
}

const SpeechContext = createContext<Speech | null>(null);

export function SpeechProvider({ speech, children }: { readonly speech: Speech; readonly children: ReactNode }): ReactNode {
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (speech === null) throw new Error('useSpeech is used outside SpeechProvider');
  return speech;
}

export function useWords(): Content {
  return useSpeech().words;
}

/** Numbers, amounts and dates as the chosen language writes them. */
export interface Format {
  readonly number: (value: number, digits?: number) => string;
  readonly money: (value: number, currency?: string, digits?: number) => string;
  readonly percent: (share: number, digits?: number) => string;
  readonly date: (day: string) => string;
  readonly instant: (instant: string | number) => string;
  readonly list: (items: readonly string[]) => string;
}

/** Numbers, money, dates and lists as a language writes them. */
export function formatFor(language: Language): Format {
  return {
    number: (value, digits = 0) => formatNumber(value, digits, language),
    money: (value, currency, digits) => formatMoney(value, language, currency, digits),
    percent: (share, digits = 1) => formatPercent(share, digits, language),
    date: (day) => formatDate(day, language),
    instant: (instant) => formatInstant(instant, language),
    list: (items) => formatList(items, language),
  };
}

export function useFormat(): Format {
  const { language } = useSpeech();
  return useMemo(() => formatFor(language), [language]);
}

/** The words under a key that comes from data; the key itself where there are none. */
export function wordFor(words: Readonly<Record<string, string>>, key: string): string {
  return Object.hasOwn(words, key) ? (words[key] ?? key) : key;
}

export type { Content, Language };
