import { Table } from '@digdir/designsystemet-react';
import { type Change, partIds } from '@likeverd/appraisal';
import type { ReactNode } from 'react';
import { TableScroll } from '../components/TableScroll.tsx';
import { useWords, type Content } from '../i18n/language.tsx';

interface Props {
  readonly changes: readonly Change[];
  /** What the two sides are called. */
  readonly before: string;
  readonly after: string;
}

/** Where in a document, in words as far as there are any: the part, then the field. */
function placeText({ path, place }: Change, { assessment }: Content): string {
  const part = partIds.find((id) => id === path[0]);
  if (part === undefined) return `${assessment.page.diff.head} › ${place}`;
  const rest = place.slice(part.length).replace(/^\./, '');
  return rest === '' ? assessment.parts[part] : `${assessment.parts[part]} › ${rest}`;
}

/** What differs between two documents, a row a place. */
export function ChangeTable({ changes, before, after }: Props): ReactNode {
  const words = useWords();
  const { diff } = words.assessment.page;
  if (changes.length === 0) return <p>{diff.noChange}</p>;
  return (
    <TableScroll label={diff.premises}>
      <Table data-size="sm" className="figure-table change-table">
        <caption>{diff.premises}</caption>
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell>{diff.place}</Table.HeaderCell>
            <Table.HeaderCell>{before}</Table.HeaderCell>
            <Table.HeaderCell>{after}</Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {changes.map((change) => (
            <Table.Row key={change.place}>
              <Table.HeaderCell scope="row">{placeText(change, words)}</Table.HeaderCell>
              <Table.Cell>{change.from ?? '–'}</Table.Cell>
              <Table.Cell>{change.to ?? '–'}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </TableScroll>
  );
}
