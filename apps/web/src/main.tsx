import '@fontsource-variable/inter/wght.css';
import '@digdir/designsystemet-css';
import '@digdir/designsystemet-theme';
import './style/app.css';
import './style/participation.css';
import './style/meetings.css';
import './style/temporary.css';
import './style/print.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/queries.ts';
import { forgetOldDrafts } from './forms/drafts.ts';
import { LanguageRoom } from './i18n/LanguageRoom.tsx';
import { chosenLanguage } from './i18n/language.tsx';
import { loadWords } from './i18n/words.ts';
import { createAppRouter } from './router.tsx';

async function start(): Promise<void> {
  const place = document.getElementById('app');
  if (place === null) throw new Error('the page has no element #app');
  forgetOldDrafts(window.localStorage, Date.now());
  const language = chosenLanguage(window.location.search, window.localStorage);
  const words = await loadWords(language);
  const queryClient = createQueryClient();
  const router = createAppRouter(queryClient);
  createRoot(place).render(
    <StrictMode>
      <LanguageRoom language={language} words={words}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </LanguageRoom>
    </StrictMode>,
  );
}

void start();
