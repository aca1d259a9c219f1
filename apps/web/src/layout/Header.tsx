import { Button } from '@digdir/designsystemet-react';
import { MagnifyingGlassIcon, MenuHamburgerIcon, PersonCircleIcon, XMarkIcon } from '@navikt/aksel-icons';
import { deliversData, inDataRoom } from '@likeverd/casework';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { postNothing } from '../api/client.ts';
import { sessionQuery } from '../api/queries.ts';
import type { Party } from '../api/types.ts';
import { failureText } from '../components/LoadFailure.tsx';
import { forgetConfidentialDrafts } from '../forms/drafts.ts';
import { useWords, wordFor } from '../i18n/language.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { Mark } from './Mark.tsx';

/** Name, navigation, search, language and who is signed in. To those who work here the footer alone tells of Likeverd and the process, so that the menu keeps to one line. */
export function Header(): ReactNode {
  const { web, pages } = useWords();
  const [open, setOpen] = useState(false);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const { data: session } = useQuery(sessionQuery);
  const viewer = session?.viewer ?? null;
  const mayStart = viewer === null || viewer.role === 'proposer' || viewer.role === 'supplier';
  useEffect(() => setOpen(false), [pathname]);
  return (
    <header className="header">
      <div className="header-top container">
        <Link to="/" className="brand" aria-label={web.site.home}>
          <Mark />
          <span className="brand-name">{web.site.name}</span>
        </Link>
        <div className="header-tools">
          <LanguageSwitch />
          <SignedIn viewer={viewer} />
        </div>
        <Button
          className="menu-button"
          variant="tertiary"
          data-color="neutral"
          aria-expanded={open}
          aria-controls="hovedmeny"
          onClick={() => setOpen(!open)}
        >
          {open ? <XMarkIcon aria-hidden /> : <MenuHamburgerIcon aria-hidden />}
          {web.site.menu}
        </Button>
      </div>
      <div id="hovedmeny" className="header-menu" data-open={open}>
        <div className="container header-menu-inner">
          <nav aria-label={web.site.mainNavigation}>
            <ul className="nav-list">
              <li>
                <Link to="/" activeOptions={{ exact: true, includeSearch: false }} className="nav-link">
                  {web.navigation.methods}
                </Link>
              </li>
              <li>
                <Link to="/status" className="nav-link">
                  {web.navigation.status}
                </Link>
              </li>
              {viewer === null && (
                <li>
                  <Link to="/prosess" className="nav-link">
                    {web.navigation.process}
                  </Link>
                </li>
              )}
              {viewer !== null && (
                <li>
                  <Link to="/arbeid" className="nav-link">
                    {web.navigation.work}
                  </Link>
                </li>
              )}
              {viewer !== null && (
                <li>
                  <Link to="/medvirkning" className="nav-link">
                    {pages.participation.page.title}
                  </Link>
                </li>
              )}
              {(deliversData(viewer) || inDataRoom(viewer)) && (
                <li>
                  <Link to="/leveranser" className="nav-link">
                    {pages.deliveries.menu}
                  </Link>
                </li>
              )}
              {mayStart && (
                <li>
                  <Link to="/ny" className="nav-link">
                    {web.navigation.start}
                  </Link>
                </li>
              )}
              <li>
                <Link to="/moter" className="nav-link">
                  {pages.meetings.menu}
                </Link>
              </li>
              <li>
                <Link to="/innforing" className="nav-link">
                  {pages.implementation.title}
                </Link>
              </li>
              <li>
                <Link to="/midlertidig" className="nav-link">
                  {pages.temporary.overview.menu}
                </Link>
              </li>
              {viewer === null && (
                <li>
                  <Link to="/om" className="nav-link">
                    {web.navigation.about}
                  </Link>
                </li>
              )}
            </ul>
          </nav>
          {pathname !== '/' && <HeaderSearch />}
        </div>
      </div>
    </header>
  );
}

function HeaderSearch(): ReactNode {
  const { web } = useWords();
  const navigate = useNavigate();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const query = new FormData(event.currentTarget).get('q');
    const q = typeof query === 'string' ? query.trim() : '';
    void navigate({ to: '/', search: q === '' ? {} : { q } });
  };
  return (
    <form role="search" aria-label={web.front.search} className="header-search" onSubmit={submit}>
      <input className="ds-input" type="search" name="q" aria-label={web.front.search} placeholder={web.front.search} />
      <Button type="submit" variant="secondary" icon aria-label={web.front.searchButton}>
        <MagnifyingGlassIcon aria-hidden />
      </Button>
    </form>
  );
}

function SignedIn({ viewer }: { readonly viewer: Party | null }): ReactNode {
  const words = useWords();
  const { web, casework } = words;
  const [trouble, setTrouble] = useState('');
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const address = useRouterState({ select: (state) => state.location.href });
  if (viewer === null) {
    return (
      <a className="ds-button" data-variant="secondary" data-size="sm" href={`/sign-in?return=${encodeURIComponent(address)}`}>
        {web.site.signIn}
      </a>
    );
  }
  const role = casework.roles[viewer.role];
  const organisation = wordFor(casework.organisations, viewer.organisation);
  const signOut = async (): Promise<void> => {
    forgetConfidentialDrafts(window.localStorage, viewer.person);
    try {
      await postNothing('/sign-out');
    } catch (error) {
      setTrouble(failureText(error, words));
      return;
    }
    queryClient.clear();
    await navigate({ to: '/' });
  };
  return (
    <div className="signed-in">
      <PersonCircleIcon aria-hidden className="signed-in-icon" />
      <span className="signed-in-who">
        <span className="ds-sr-only">{web.site.signedInAs} </span>
        <strong>{role}</strong>
        {organisation !== role && <span className="signed-in-organisation">{organisation}</span>}
      </span>
      <Button variant="secondary" data-size="sm" onClick={() => void signOut()}>
        {web.site.signOut}
      </Button>
      {trouble !== '' && (
        <span role="alert" className="field-error">
          {trouble}
        </span>
      )}
    </div>
  );
}
