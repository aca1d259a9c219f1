import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { FigureTable } from '../components/StrategyTables.tsx';
import { useWords } from '../i18n/language.tsx';
import { csvOf } from './csv.ts';

/** A column of a table: what it is called, and how its figures are shown. Figures are taken away as they are. */
export interface DataColumn {
  readonly name: string;
  readonly show?: (value: number) => string;
}

export type DataCell = string | number | undefined;

interface Props {
  readonly caption: string;
  readonly columns: readonly DataColumn[];
  readonly rows: readonly (readonly DataCell[])[];
  /** Columns that hold words. */
  readonly text?: readonly number[];
  /** Name of the file, without its ending. */
  readonly file: string;
}

/** The figures of a drawing as a table, and as a file of comma-separated values to take away. */
export function DataTable({ caption, columns, rows, text = [], file }: Props): ReactNode {
  const { pages } = useWords();
  const shown = (cell: DataCell, column: number): string => {
    if (cell === undefined) return '–';
    return typeof cell === 'number' ? (columns[column]?.show?.(cell) ?? String(cell)) : cell;
  };
  return (
    <>
      <FigureTable caption={caption} head={columns.map(({ name }) => name)} rows={rows.map((row) => row.map(shown))} text={text} />
      <p>
        <Button
          type="button"
          variant="tertiary"
          data-size="sm"
          onClick={() =>
            save(
              csvOf(
                columns.map(({ name }) => name),
                rows,
              ),
              `${file}.csv`,
            )
          }
        >
          {pages.followUp.download({ table: caption })}
        </Button>
      </p>
    </>
  );
}

const keptMilliseconds = 10_000;

function save(text: string, name: string): void {
  // the mark at the beginning tells spreadsheets that the text is UTF-8
  const address = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }));
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  // the browser reads it after the click has been answered
  setTimeout(() => URL.revokeObjectURL(address), keptMilliseconds);
}
