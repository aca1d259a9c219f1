import type { Content } from '@likeverd/language';
import type { Language } from '@likeverd/language/language';

/** Only the words of the chosen language are fetched. */
const loaders: Readonly<Record<Language, () => Promise<Content>>> = {
  nb: async () => (await import('@likeverd/language/nb')).nb,
  nn: async () => (await import('@likeverd/language/nn')).nn,
  en: async () => (await import('@likeverd/language/en')).en,
};

export function loadWords(language: Language): Promise<Content> {
  return loaders[language]();
}
