/** Bokmål, nynorsk, English. */
export type Language = 'nb' | 'nn' | 'en';

/** In the order they are offered; the first is the base that the others are typed by. */
export const languages: readonly Language[] = ['nb', 'nn', 'en'];

export function isLanguage(text: string): text is Language {
  return languages.some((language) => language === text);
}

/** BCP 47 tag of a language, for Intl and for `lang` attributes. */
export const localeOf: Readonly<Record<Language, string>> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };
