import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../i18n/language.tsx';
import { Mark } from './Mark.tsx';

export function Footer(): ReactNode {
  const { words, language } = useSpeech();
  const { web } = words;
  return (
    <footer className="footer">
      <div className="container footer-inner">
        <div className="footer-about">
          <p className="footer-brand">
            <Mark /> {web.site.name}
          </p>
          <p>{web.site.honesty}</p>
          <p>{web.site.demonstration}</p>
        </div>
        <nav aria-label={web.site.footer}>
          <ul className="footer-list">
            <li>
              <Link to="/om">{web.navigation.about}</Link>
            </li>
            <li>
              <Link to="/om" hash="tilgjengelighet">
                {web.about.accessibilityTitle}
              </Link>
            </li>
            <li>
              <Link to="/prosess">{web.navigation.process}</Link>
            </li>
            <li>
              <Link to="/statistikk">{web.navigation.statistics}</Link>
            </li>
            <li>
              <Link to="/abonner">{words.pages.subscriptions.menu}</Link>
            </li>
            <li>
              <Link to="/studier">{words.pages.implementation.trials.title}</Link>
            </li>
            <li>
              <a href={`/feed.atom?lang=${language}`}>{web.navigation.feed}</a>
            </li>
            <li>
              <Link to="/mini-metodevurderinger">{words.pages.miniHta.title}</Link>
            </li>
            <li>
              <Link to="/forenklede-lop">{words.pages.intake.schemes.title}</Link>
            </li>
            <li>
              <Link to="/utlevering">{words.pages.releases.title}</Link>
            </li>
            <li>
              <Link to="/beslutningsliste">{words.pages.portfolio.heading}</Link>
            </li>
            <li>
              <Link to="/rabatter">{words.pages.disclosure.rebates.title}</Link>
            </li>
            <li>
              <Link to="/data">{words.pages.opendata.menu}</Link>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
