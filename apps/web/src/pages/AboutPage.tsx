import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';

export function AboutPage(): ReactNode {
  const { words, language } = useSpeech();
  const { about, navigation } = words.web;
  return (
    <div className="container page narrow">
      <PageHeading title={about.title} />
      <p className="lead">{about.lead}</p>
      <Section id="er" title={about.isTitle} lines={about.is} />
      <Section id="er-ikke" title={about.isNotTitle} lines={about.isNot} />
      <Section id="tallene" title={about.honestyTitle} lines={about.honesty} />
      <Section id="kilder" title={about.sourcesTitle} lines={about.sources}>
        <p>{about.licence}</p>
      </Section>
      <Section id="tilgjengelighet" title={about.accessibilityTitle} lines={about.accessibility} />
      <section aria-labelledby="data" className="prose-section">
        <h2 id="data" className="ds-heading" data-size="md">
          {about.dataTitle}
        </h2>
        <p>{about.data}</p>
        <ul>
          <li>
            <a href={`/feed.atom?lang=${language}`}>{navigation.feed}</a>
          </li>
          <li>
            <Link to="/rabatter">{words.pages.disclosure.rebates.title}</Link>
          </li>
          <li>
            <Link to="/data">{words.pages.opendata.menu}</Link>
          </li>
        </ul>
      </section>
      <section aria-labelledby="personvern" className="prose-section">
        <h2 id="personvern" className="ds-heading" data-size="md">
          {about.privacyTitle}
        </h2>
        <p>{about.privacy}</p>
      </section>
    </div>
  );
}

interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly children?: ReactNode;
}

function Section({ id, title, lines, children }: SectionProps): ReactNode {
  return (
    <section aria-labelledby={id} className="prose-section">
      <h2 id={id} className="ds-heading" data-size="md">
        {title}
      </h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {children}
    </section>
  );
}
