import { Table } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { outboxQuery } from '../api/queries.ts';
import type { OutboxLine } from '../api/types.ts';
import { TableScroll } from '../components/TableScroll.tsx';
import { useFormat, useWords } from '../i18n/language.tsx';

/** Letters that were written, and whether they got out; each can be opened. */
export function Outbox(): ReactNode {
  const { outbox } = useWords().pages.subscriptions;
  const format = useFormat();
  const found = useQuery(outboxQuery);
  const letters = found.data?.letters ?? [];
  const state = ({ sentAt, attempts }: OutboxLine): string =>
    sentAt !== undefined
      ? outbox.sent({ date: format.instant(sentAt) })
      : attempts > 0
        ? outbox.failed({ attempts: format.number(attempts) })
        : outbox.waiting;
  return (
    <section aria-labelledby="utboks" className="prose-section">
      <h2 id="utboks" className="ds-heading" data-size="md">
        {outbox.title}
      </h2>
      <p>{outbox.lead}</p>
      {letters.length === 0 ? (
        <p>{outbox.none}</p>
      ) : (
        <TableScroll label={outbox.title}>
          <Table data-size="sm">
            <thead>
              <tr>
                <th scope="col">{outbox.to}</th>
                <th scope="col">{outbox.subject}</th>
                <th scope="col">{outbox.written}</th>
                <th scope="col">{outbox.state}</th>
              </tr>
            </thead>
            <tbody>
              {letters.map((letter) => (
                <tr key={letter.id}>
                  <th scope="row">{letter.recipient}</th>
                  <td>
                    <OpenLetter letter={letter} />
                  </td>
                  <td>{format.instant(letter.writtenAt)}</td>
                  <td>{state(letter)}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </TableScroll>
      )}
    </section>
  );
}

function OpenLetter({ letter }: { readonly letter: OutboxLine }): ReactNode {
  return (
    <details>
      <summary>{letter.subject}</summary>
      <p className="prose">{letter.text}</p>
    </details>
  );
}
