import { SkipLink } from '@digdir/designsystemet-react';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { type ReactNode, Suspense } from 'react';
import { Loading } from '../components/Loading.tsx';
import { useWords } from '../i18n/language.tsx';
import { Keys } from '../palette/Keys.tsx';
import { Footer } from './Footer.tsx';
import { Header } from './Header.tsx';

/** What surrounds every page. */
export function Shell(): ReactNode {
  const { web } = useWords();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  return (
    <div className="shell">
      <SkipLink href="#innhold">{web.site.skipToContent}</SkipLink>
      <Header />
      <main id="innhold" tabIndex={-1} data-page={pathname}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <Footer />
      <Keys />
      <p className="print-only">{web.print.printedFrom({ address: window.location.href })}</p>
    </div>
  );
}
