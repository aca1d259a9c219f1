import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { type Content, type Language, rememberLanguage, SpeechProvider } from './language.tsx';
import { loadWords } from './words.ts';

interface Props {
  readonly language: Language;
  readonly words: Content;
  readonly children: ReactNode;
}

/** Holds the chosen language: remembers it, tells the browser, and shares its words. */
export function LanguageRoom({ language, words, children }: Props): ReactNode {
  const [spoken, speak] = useState({ language, words });
  useEffect(() => {
    document.documentElement.lang = spoken.language;
    rememberLanguage(spoken.language, window.localStorage);
  }, [spoken.language]);
  const choose = useCallback((next: Language) => {
    void loadWords(next).then((loaded) => speak({ language: next, words: loaded }));
  }, []);
  const speech = useMemo(() => ({ ...spoken, choose }), [spoken, choose]);
  return <SpeechProvider speech={speech}>{children}</SpeechProvider>;
}
