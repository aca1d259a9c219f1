import { Alert, Button, Select } from '@digdir/designsystemet-react';
import { type ColumnMapping, type Mapping, type Reading, readCsv, type Register } from '@likeverd/followup';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useId, useState } from 'react';
import { ApiError } from '../api/client.ts';
import { failureText, LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { TableScroll } from '../components/TableScroll.tsx';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';
import { mappingQuery, preview, registersQuery, saveMapping, type WordedFault } from '../registers/api.ts';
import { codesOf, codesText } from '../registers/codes.ts';
import { edited, type EditedRows, OmopEditor, sent } from '../registers/OmopEditor.tsx';
import { Previewed } from '../registers/Previewed.tsx';

/** Which column of a register's own file is which variable: tried on the first rows, saved for the deliveries to come. */
export function MappingPage(): ReactNode {
  const { pages } = useWords();
  const text = pages.deliveries;
  const { register: id } = useParams({ from: '/leveranser/kobling/$register' });
  const registers = useQuery(registersQuery);
  const saved = useQuery(mappingQuery(id));
  const failed = registers.isError ? registers : saved.isError ? saved : null;
  if (failed !== null) return <LoadFailure error={failed.error} retry={() => void failed.refetch()} />;
  const register = registers.data?.registers.find((each) => each.id === id);
  if (register === undefined || saved.data === undefined) return <Loading />;
  return (
    <div className="container page">
      <PageHeading title={text.mappingTitle({ register: wordFor(text.registers, id) })} />
      <p className="lead">{text.mappingLead}</p>
      <p>
        <Link to="/leveranser">{text.back}</Link>
      </p>
      <Editor register={register} saved={saved.data.mapping} />
      <Dictionary register={register} />
    </div>
  );
}

/** Characters of a file that are looked at; rows cut in the middle are left out. */
const looked = 128 * 1024;

async function firstRows(file: File): Promise<string> {
  const text = await file.slice(0, looked).text();
  return file.size <= looked ? text : text.slice(0, text.lastIndexOf('\n') + 1);
}

function headingsOf(text: string): readonly string[] {
  const [line = ''] = text.split(/\r?\n/, 1);
  const [best = []] = [',', ';', '\t']
    .map((delimiter) => readCsv(line, delimiter).records[0]?.cells.map((cell) => cell.trim()) ?? [])
    .toSorted((one, other) => other.length - one.length);
  return best;
}

/** A heading that is the name of a variable, or was one before, is that variable to begin with. */
function suggested(heading: string, register: Register, saved: Mapping | null): ColumnMapping | null {
  const before = saved?.columns.find((each) => each.heading === heading);
  if (before !== undefined) return before;
  const same = register.variables.find(({ name }) => name === heading.toLowerCase());
  return same === undefined ? null : { heading, column: same.name, reading: {} };
}

function Editor({ register, saved }: { readonly register: Register; readonly saved: Mapping | null }): ReactNode {
  const words = useWords();
  const text = words.pages.deliveries;
  const field = useId();
  const [sample, setSample] = useState<string | null>(null);
  const [headings, setHeadings] = useState<readonly string[]>(
    saved === null ? [] : [...saved.columns.map(({ heading }) => heading), ...saved.ignored],
  );
  const [columns, setColumns] = useState<Readonly<Record<string, ColumnMapping>>>(
    Object.fromEntries((saved?.columns ?? []).map((column) => [column.heading, column])),
  );
  const [omop, setOmop] = useState<readonly EditedRows[]>(() => (saved?.omop ?? []).map(edited));
  const mapping: Mapping = {
    columns: headings.flatMap((heading) => columns[heading] ?? []),
    ignored: headings.filter((heading) => columns[heading] === undefined),
    ...(omop.length === 0 ? {} : { omop: omop.map(sent) }),
  };
  const trying = useMutation({ mutationFn: (first: string) => preview(register.id, first, mapping) });
  const saving = useMutation({ mutationFn: () => saveMapping(register.id, mapping) });
  const read = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const first = await firstRows(file);
    const found = headingsOf(first);
    setSample(first);
    setHeadings(found);
    setColumns(
      Object.fromEntries(
        found.flatMap((heading) => {
          const column = columns[heading] ?? suggested(heading, register, saved);
          return column === null || column === undefined ? [] : [[heading, column]];
        }),
      ),
    );
    trying.reset();
  };
  const change = (heading: string, column: ColumnMapping | null): void => {
    const { [heading]: _before, ...others } = columns;
    setColumns(column === null ? others : { ...others, [heading]: column });
    saving.reset();
  };
  const failed = saving.error ?? trying.error;
  const faults = failed instanceof ApiError ? (failed.problem.mapping ?? []) : [];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (headings.length > 0 && !saving.isPending) saving.mutate();
      }}
    >
      <div className="field">
        <label className="field-label" htmlFor={`${field}-file`}>
          {text.sample}
        </label>
        <p className="hint">{text.sampleHint}</p>
        <input id={`${field}-file`} type="file" accept=".csv" onChange={(event) => void read(event.target.files?.[0])} />
      </div>
      {headings.length > 0 && (
        <TableScroll label={text.columnsTitle}>
          <table className="ds-table mapping-table">
            <caption>{text.columnsTitle}</caption>
            <thead>
              <tr>
                <th scope="col">{text.heading}</th>
                <th scope="col">{text.variable}</th>
                <th scope="col">{text.reading}</th>
              </tr>
            </thead>
            <tbody>
              {headings.map((heading) => (
                <ColumnRow
                  key={heading}
                  heading={heading}
                  register={register}
                  column={columns[heading] ?? null}
                  faults={columnFaults(heading, columns[heading], faults, trying.data?.faults ?? [])}
                  change={(column) => change(heading, column)}
                />
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      <OmopEditor
        register={register}
        rows={omop}
        faults={faults}
        change={(after) => {
          setOmop(after);
          saving.reset();
        }}
      />
      <div className="button-row">
        <Button
          type="button"
          variant="secondary"
          aria-disabled={sample === null || trying.isPending}
          onClick={() => {
            if (sample !== null && !trying.isPending) trying.mutate(sample);
          }}
        >
          {text.tryIt}
        </Button>
        <Button type="submit" aria-disabled={headings.length === 0 || saving.isPending}>
          {text.save}
        </Button>
      </div>
      <div role="status">
        {saving.isSuccess && (
          <Alert data-color="success" className="form-notice">
            {text.saved}
          </Alert>
        )}
        {failed !== null && (
          <Alert data-color="danger" className="form-notice">
            <p>{failureText(failed, words)}</p>
            <ul>
              {faults.map(({ code, name, message }) => (
                <li key={`${code} ${name}`}>{message}</li>
              ))}
            </ul>
          </Alert>
        )}
      </div>
      {trying.data !== undefined && <Previewed {...trying.data} register={register} />}
    </form>
  );
}

/** What is wrong with a column: of the mapping itself, and of the rows it was tried on, also where they show only in the OMOP tables. */
function columnFaults(
  heading: string,
  column: ColumnMapping | undefined,
  mapping: readonly { readonly name: string; readonly message: string }[],
  rows: readonly WordedFault[],
): readonly string[] {
  const named = mapping.filter(({ name }) => name === heading || name === column?.column).map(({ message }) => message);
  const found = rows
    .filter((fault) => column !== undefined && (fault.details['variable'] ?? fault.column) === column.column)
    .map(({ message }) => message);
  return [...new Set([...named, ...found])].slice(0, shownAtColumn);
}

/** Faults that are told at a column; the list below has them all. */
const shownAtColumn = 3;

interface RowProps {
  readonly heading: string;
  readonly register: Register;
  readonly column: ColumnMapping | null;
  readonly faults: readonly string[];
  readonly change: (column: ColumnMapping | null) => void;
}

function ColumnRow({ heading, register, column, faults, change }: RowProps): ReactNode {
  const { pages } = useWords();
  const text = pages.deliveries;
  const variable = register.variables.find(({ name }) => name === column?.column);
  const set = (reading: Reading): void => {
    if (column !== null) change({ ...column, reading });
  };
  const { decimalMark: _mark, factor: _factor, ...withoutNumbers } = column?.reading ?? {};
  return (
    <tr>
      <th scope="row">
        {heading}
        {faults.map((fault) => (
          <p className="field-error" key={fault}>
            {fault}
          </p>
        ))}
      </th>
      <td>
        <Select
          aria-label={text.variableFor({ heading })}
          aria-invalid={faults.length > 0}
          value={column?.column ?? ''}
          onChange={({ target: { value } }) => change(value === '' ? null : { heading, column: value, reading: {} })}
        >
          <Select.Option value="">{text.notTaken}</Select.Option>
          {register.variables.map(({ name }) => (
            <Select.Option key={name} value={name}>
              {wordFor(text.variables, name)}
            </Select.Option>
          ))}
        </Select>
      </td>
      <td>
        {variable?.kind === 'date' && (
          <Select
            aria-label={text.datesFor({ heading })}
            value={column?.reading.dates ?? 'iso'}
            onChange={({ target: { value } }) => set({ dates: value === 'dayFirst' ? 'dayFirst' : 'iso' })}
          >
            <Select.Option value="iso">2026-11-22</Select.Option>
            <Select.Option value="dayFirst">22.11.2026</Select.Option>
          </Select>
        )}
        {(variable?.kind === 'number' || variable?.kind === 'integer') && (
          <div className="button-row">
            <Select
              aria-label={text.markFor({ heading })}
              value={column?.reading.decimalMark ?? '.'}
              onChange={({ target: { value } }) => set({ ...column?.reading, decimalMark: value === ',' ? ',' : '.' })}
            >
              <Select.Option value=".">{text.point}</Select.Option>
              <Select.Option value=",">{text.comma}</Select.Option>
            </Select>
            {variable.kind === 'number' && (
              <label>
                {text.factor}{' '}
                <input
                  className="ds-input short"
                  inputMode="decimal"
                  defaultValue={column?.reading.factor ?? ''}
                  onChange={({ target: { value } }) => {
                    const factor = Number(value.replace(',', '.'));
                    const mark = column?.reading.decimalMark;
                    const rest = { ...withoutNumbers, ...(mark === undefined ? {} : { decimalMark: mark }) };
                    set(value.trim() === '' || Number.isNaN(factor) ? rest : { ...rest, factor });
                  }}
                />
              </label>
            )}
          </div>
        )}
        {variable?.codes !== undefined && (
          <label>
            {text.codes({ codes: variable.codes.join(', ') })}{' '}
            <input
              className="ds-input"
              defaultValue={codesText(column?.reading.codes)}
              placeholder="M=1, K=2"
              onChange={({ target: { value } }) => {
                const codes = codesOf(value);
                set(codes === undefined ? {} : { codes });
              }}
            />
          </label>
        )}
      </td>
    </tr>
  );
}

function Dictionary({ register }: { readonly register: Register }): ReactNode {
  const { pages } = useWords();
  const format = useFormat();
  const text = pages.deliveries;
  return (
    <section aria-labelledby="ordbok">
      <h2 id="ordbok" className="ds-heading" data-size="md">
        {text.dictionaryTitle}
      </h2>
      <p>{text.dictionaryLead}</p>
      <p>
        {text.dictionaryVersion({ version: format.number(register.version), date: format.date(register.date) })}{' '}
        <a href={`/api/registers/${register.id}/dictionary.csv`} download>
          {text.dictionaryCsv}
        </a>
      </p>
      <TableScroll label={text.dictionaryTitle}>
        <table className="ds-table">
          <thead>
            <tr>
              <th scope="col">{text.variable}</th>
              <th scope="col">{text.name}</th>
              <th scope="col">{text.kind}</th>
              <th scope="col">{text.required}</th>
              <th scope="col">{text.source}</th>
              <th scope="col">{text.verified}</th>
            </tr>
          </thead>
          <tbody>
            {register.variables.map(({ name, kind, unit, codes, form, required, source, verified }) => (
              <tr key={name}>
                <th scope="row">{wordFor(text.variables, name)}</th>
                <td>{name}</td>
                <td>
                  {[text.kinds[kind], unit?.replaceAll(/[{}]/g, ''), codes?.join(', '), form?.vocabularies.join(', ')]
                    .filter((part) => part !== undefined)
                    .join('; ')}
                </td>
                <td>{required ? text.yes : text.no}</td>
                <td>{source}</td>
                <td>{verified ? text.verifiedYes : text.verifiedNo}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}
