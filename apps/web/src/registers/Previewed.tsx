import { Alert } from '@digdir/designsystemet-react';
import type { Register } from '@likeverd/followup';
import { type ReactNode, useId } from 'react';
import { TableScroll } from '../components/TableScroll.tsx';
import { useWords, wordFor } from '../i18n/language.tsx';
import type { Preview } from './api.ts';
import { FaultTable } from './FaultTable.tsx';

/** The first rows as they would be taken: the register's own table, and the OMOP tables that it becomes. */
export function Previewed({ tables, faults, register }: Preview & { readonly register: Register }): ReactNode {
  const { pages } = useWords();
  const text = pages.deliveries;
  const title = useId();
  return (
    <section aria-labelledby={title}>
      <h2 id={title} className="ds-heading" data-size="sm">
        {text.previewTitle}
      </h2>
      <div role="status">
        <Alert data-color={faults.length === 0 ? 'success' : 'danger'}>
          {faults.length === 0 ? text.previewFine : text.previewFaults({ count: String(faults.length) })}
        </Alert>
      </div>
      {faults.length > 0 && <FaultTable label={text.previewTitle} faults={faults} counts={[]} />}
      {tables.map(({ table, rows }) => (
        <PreviewTable key={table} table={table} rows={rows} register={register} />
      ))}
    </section>
  );
}

function PreviewTable({ table, rows, register }: Preview['tables'][number] & { readonly register: Register }): ReactNode {
  const { pages } = useWords();
  const text = pages.deliveries;
  const own = table === register.id;
  const label = own ? wordFor(text.registers, table) : `${wordFor(text.omop.tables, table)} (${table})`;
  const placed = rows.map((row, index) => ({ row, place: index + 1 }));
  const names = Object.keys(rows[0] ?? {}).filter((name) => rows.some((row) => row[name] !== null && row[name] !== undefined));
  const heading = (name: string): string => {
    if (!own) return name;
    const unit = register.variables.find((variable) => variable.name === name)?.unit;
    return `${wordFor(text.variables, name)}${unit === undefined ? '' : ` (${unit.replaceAll(/[{}]/g, '')})`}`;
  };
  if (rows.length === 0) return null;
  return (
    <TableScroll label={label}>
      <table className="ds-table">
        <caption>{label}</caption>
        <thead>
          <tr>
            {names.map((name) => (
              <th scope="col" key={name}>
                {heading(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {placed.map(({ row, place }) => (
            <tr key={place}>
              {names.map((name) => (
                <td key={name}>{row[name] ?? '–'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
