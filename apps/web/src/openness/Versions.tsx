import { Alert } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { MethodView } from '../api/types.ts';
import { useFormat, useWords } from '../i18n/language.tsx';
import { runsOf } from './runs.ts';

interface Props {
  readonly view: MethodView;
  readonly number: string;
}

/** Says at the top of an old page that it is old, and leads to the newest. */
export function OldVersion({ view, number }: Props): ReactNode {
  const { versions } = useWords().pages.openness;
  const format = useFormat();
  const shown = view.publicVersions.find(({ version }) => version === view.publicVersion);
  if (shown === undefined || shown.version === view.publicVersions.length) return null;
  return (
    <Alert data-color="info" className="banner">
      <p>
        {versions.old({
          version: format.number(shown.version),
          of: format.number(view.publicVersions.length),
          date: format.instant(shown.recordedAt),
        })}{' '}
        <Link to="/metoder/$number" params={{ number }}>
          {versions.toNewest}
        </Link>
      </p>
    </Alert>
  );
}

/** Every version of the page, each with its own address. */
export function Versions({ view, number }: Props): ReactNode {
  const words = useWords();
  const { versions } = words.pages.openness;
  const format = useFormat();
  return (
    <section aria-labelledby="versjoner">
      <h2 id="versjoner" className="ds-heading" data-size="md">
        {versions.title}
      </h2>
      <p>{versions.lead}</p>
      <ul className="version-list">
        {runsOf(view.publicVersions).map((run) => {
          const links = run.map(({ version, type, recordedAt }) => (
            <li key={version}>
              <Link to="/metoder/$number" params={{ number }} search={{ versjon: version }}>
                {versions.version({ version: format.number(version), event: words.casework.events[type] })}
              </Link>{' '}
              <time dateTime={recordedAt}>{format.instant(recordedAt)}</time>
              {version === view.publicVersion && <span> ({versions.current})</span>}
            </li>
          ));
          const [first] = run;
          return run.length === 1 ? (
            links
          ) : (
            <li key={first.version}>
              <details open={run.some(({ version }) => version === view.publicVersion)}>
                <summary>
                  {versions.run({
                    from: format.number(first.version),
                    to: format.number((run.at(-1) ?? first).version),
                    event: words.casework.events[first.type],
                  })}
                </summary>
                <ul>{links}</ul>
              </details>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
