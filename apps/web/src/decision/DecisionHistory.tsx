import { commandFields, type DecisionChange, decisionChanges, type Field, type PublishedDecision } from '@likeverd/casework';
import type { ReactNode } from 'react';
import { TableScroll } from '../components/TableScroll.tsx';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { DecisionText } from './DecisionText.tsx';
import { FieldValueView, RowView } from './FieldValueView.tsx';

/** What changed from the decision before to the newest, and the decisions before it. */
export function DecisionHistory({
  title,
  published,
}: {
  readonly title: string;
  readonly published: readonly PublishedDecision[];
}): ReactNode {
  const { pages, casework } = useWords();
  const own = pages.decision;
  const format = useFormat();
  const newest = published.at(-1);
  const before = published.at(-2);
  if (newest === undefined || before === undefined) return null;
  return (
    <section aria-labelledby="endret">
      <h3 id="endret" className="ds-heading" data-size="xs">
        {own.changes}
      </h3>
      <p className="hint">{own.changesHint({ date: format.date(before.decision.meetingDate ?? '') })}</p>
      {newest.decision.newInformation !== undefined && (
        <p className="prose">
          <strong>{own.newInformation}:</strong> {newest.decision.newInformation}
        </p>
      )}
      <DecisionDifference changes={decisionChanges(before.decision, newest.decision)} />
      <h3 className="ds-heading" data-size="xs">
        {own.earlier}
      </h3>
      {published
        .slice(0, -1)
        .toReversed()
        .map(({ ordinal, decision }) => (
          <details key={ordinal} className="earlier-decision">
            <summary>
              {own.decidedOn({ date: format.date(decision.meetingDate ?? '') })}:{' '}
              {wordFor(casework.choices, decision.outcome ?? '')}
            </summary>
            <DecisionText title={title} decision={decision} />
            <p className="prose">{decision.reasonOverall}</p>
          </details>
        ))}
    </section>
  );
}

function DecisionDifference({ changes }: { readonly changes: readonly DecisionChange[] }): ReactNode {
  const { pages, casework } = useWords();
  const own = pages.decision;
  const labels: Readonly<Record<string, { readonly label: string }>> = casework.fields;
  if (changes.length === 0) return <p>{own.noChanges}</p>;
  return (
    <TableScroll label={own.changes}>
      <table className="ds-table decision-difference" data-size="sm">
        <caption className="ds-sr-only">{own.changes}</caption>
        <thead>
          <tr>
            <th scope="col">{own.field}</th>
            <th scope="col">{own.before}</th>
            <th scope="col">{own.after}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={JSON.stringify(change)}>
              <th scope="row">{labels[change.field]?.label ?? change.field}</th>
              <td>
                <Side change={change} side="before" />
              </td>
              <td>
                <Side change={change} side="after" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

const recordFields: Readonly<Record<string, Field>> = commandFields.recordDecision;

function Side({ change, side }: { readonly change: DecisionChange; readonly side: 'before' | 'after' }): ReactNode {
  const { pages } = useWords();
  const field = recordFields[change.field];
  const none = <span className="hint">{pages.decision.none}</span>;
  if (field === undefined) return none;
  if (change.kind === 'row') {
    const row = change[side];
    return row === undefined ? none : <RowView name={change.field} columns={field.columns ?? {}} row={row} />;
  }
  const value = change[side];
  return value === undefined ? none : <FieldValueView name={change.field} field={field} value={value} />;
}
