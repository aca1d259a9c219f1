import { content, isLanguage, type Language } from '@likeverd/language';
import { type Letter, plainLetter } from '../subscriptions/letters.ts';

/** What a sender is told of an input that was given without signing in. */
export type News = 'published' | 'answered' | 'declined';

const wordsIn = (language: string) => {
  const known: Language = isLanguage(language) ? language : 'nb';
  return { known, words: content[known].pages.participation.open.letters };
};

/** Asks whoever has an address to confirm that they gave input, and tells where they follow it. */
export function confirmationLetter(
  what: string,
  { confirm, follow }: { readonly confirm: string; readonly follow: string },
  language: string,
): Letter {
  const { known, words } = wordsIn(language);
  return plainLetter(words.confirmSubject, words.confirmText({ what, confirm, follow }), [confirm, follow], known);
}

/** Tells that something has come of an input; what, stands on the sender's own page. */
export function newsLetter(what: string, news: News, follow: string, language: string): Letter {
  const { known, words } = wordsIn(language);
  return plainLetter(words.newsSubject[news], words.newsText({ what: `${words.news[news]} ${what}`, follow }), [follow], known);
}
