import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Language, useSpeech } from '../i18n/language.tsx';

const offered: readonly Language[] = ['nb', 'nn', 'en'];

/** Bokmål, nynorsk, English; each in its own language. The choice is kept, and is in the address so that it can be shared. */
export function LanguageSwitch(): ReactNode {
  const { language, words, choose } = useSpeech();
  const navigate = useNavigate();
  const change = (next: Language): void => {
    choose(next);
    void navigate({
      to: '.',
      replace: true,
      resetScroll: false,
      search: (previous) => ({ ...previous, lang: next }),
    });
  };
  return (
    <div role="group" aria-label={words.web.site.language} className="language-switch">
      {offered.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          className="language-button"
          aria-pressed={each === language}
          onClick={() => change(each)}
        >
          {words.web.site.languages[each]}
        </button>
      ))}
    </div>
  );
}
