import { Button } from '@digdir/designsystemet-react';
import type { FollowUpReport, ReportChoice } from '@likeverd/followup';
import { Link } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { Names } from '../follow-up/names.ts';
import { useFormat, useWords } from '../i18n/language.tsx';
import { PreviewedRelease, useReleasePreview } from './preview.tsx';

interface Props {
  readonly caseId: string;
  readonly report: FollowUpReport;
  readonly names: Names;
}

/** One thing that may go along. */
interface Item<T> {
  readonly id: string;
  readonly label: string;
  readonly value: T;
}

const tables: readonly ReportChoice['tables'][number][] = [
  ['region'],
  ['subgroup'],
  ['quarter'],
  ['region', 'subgroup'],
  ['region', 'quarter'],
  ['subgroup', 'quarter'],
];
/** What is asked for most often, and is chosen from the beginning. */
const usualTables: readonly string[] = ['region', 'subgroup'];

/** Releases from a report: the person chooses what goes along, and types nothing. */
export function ReleaseReport({ caseId, report, names }: Props): ReactNode {
  const { pages } = useWords();
  const words = pages.releases.fromReport;
  const format = useFormat();
  const release = useReleasePreview();
  const [protect, setProtect] = useState<ReportChoice['protect']>('suppress');
  const ofEndpoint = report.endpoints.flatMap(({ status, endpoint, subgroup }) =>
    status === 'compared'
      ? [
          {
            id: [endpoint, subgroup ?? ''].join(' '),
            label: `${names.measure(endpoint)}, ${subgroup === undefined ? words.all : names.subgroup(subgroup)}`,
            value: { endpoint, ...(subgroup === undefined ? {} : { subgroup }) },
          },
        ]
      : [],
  );
  const byTables = tables.map(
    (by): Item<ReportChoice['tables'][number]> => ({
      id: by.join(' '),
      label: format.list(by.map((each) => words.by[each])),
      value: by,
    }),
  );
  const rules = report.rules.flatMap((judged): readonly Item<string>[] =>
    judged.status === 'judged' && judged.estimate !== undefined && judged.rule.statistic !== 'count'
      ? [{ id: judged.rule.id, label: judged.rule.id, value: judged.rule.id }]
      : [],
  );
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const chosen = <T,>(name: string, items: readonly Item<T>[]): readonly T[] => {
      const ids = form.getAll(name);
      return items.filter(({ id }) => ids.includes(id)).map(({ value }) => value);
    };
    const choice: ReportChoice = {
      protect,
      tables: chosen('tables', byTables),
      curves: chosen('curves', ofEndpoint),
      events: chosen('events', ofEndpoint),
      rules: chosen('rules', rules),
    };
    release.look({ caseId, report: report.hash, choice });
  };
  return (
    <section aria-labelledby="utlever-rapporten" className="block">
      <h2 id="utlever-rapporten" className="ds-heading" data-size="md">
        {words.title}
      </h2>
      {report.people === undefined ? (
        <p className="empty">{words.noCounts}</p>
      ) : (
        <>
          <p>{words.lead}</p>
          <form onSubmit={submit}>
            <Choices legend={words.tables} name="tables" items={byTables} chosen={(id) => usualTables.includes(id)} />
            <fieldset>
              <legend>{words.protect}</legend>
              {(['suppress', 'round'] as const).map((each) => (
                <p key={each}>
                  <label>
                    <input type="radio" name="protect" value={each} checked={protect === each} onChange={() => setProtect(each)} />{' '}
                    {words.protections[each]}
                  </label>
                </p>
              ))}
            </fieldset>
            <Choices legend={words.curves} name="curves" items={ofEndpoint} chosen={() => false} />
            <Choices legend={words.events} name="events" items={ofEndpoint} chosen={() => false} />
            <Choices legend={words.rules} name="rules" items={rules} chosen={() => true} />
            <Button type="submit" disabled={release.state.busy}>
              {pages.releases.preview}
            </Button>
          </form>
          <PreviewedRelease of={release} />
          {release.state.sent && (
            <p>
              <Link to="/utlevering">{words.toReleases}</Link>
            </p>
          )}
        </>
      )}
    </section>
  );
}

interface ChoicesProps {
  readonly legend: string;
  readonly name: string;
  readonly items: readonly Pick<Item<unknown>, 'id' | 'label'>[];
  readonly chosen: (id: string) => boolean;
}

function Choices({ legend, name, items, chosen }: ChoicesProps): ReactNode {
  const id = useId();
  if (items.length === 0) return null;
  return (
    <fieldset aria-labelledby={id}>
      <legend id={id}>{legend}</legend>
      {items.map((item) => (
        <p key={item.id}>
          <label>
            <input type="checkbox" name={name} value={item.id} defaultChecked={chosen(item.id)} /> {item.label}
          </label>
        </p>
      ))}
    </fieldset>
  );
}
