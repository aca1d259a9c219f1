import { Button, Input, Select, Textarea } from '@digdir/designsystemet-react';
import { applies, type Field } from '@likeverd/casework';
import type { ComponentType, ReactNode } from 'react';
import { type Content, useWords, wordFor } from '../i18n/language.tsx';
import { AssessmentField } from './AssessmentField.tsx';
import { FileField } from '../files/FileField.tsx';
import { Choice } from './Choice.tsx';
import { isRawCell, type RawRow, type RawValue, type RawValues } from './drafts.ts';
import type { Mark } from './passages.ts';
import { RunField } from './RunField.tsx';
import { emptyRow, isQuestion, rowsIn } from './values.ts';
import { Withholding } from './Withholding.tsx';

/** What a control of its own gets in place of the usual one for a field. */
export interface ControlProps {
  readonly id: string;
  readonly name: string;
  readonly field: Field;
  readonly value: RawValue;
  /** What stands in the whole form. */
  readonly values: RawValues;
  readonly cellErrors: Readonly<Record<string, string>>;
  readonly change: (name: string, value: RawValue) => void;
}

/** Controls of their own, by field. */
export type Controls = Readonly<Record<string, ComponentType<ControlProps>>>;

interface Props {
  readonly id: string;
  readonly name: string;
  readonly field: Field;
  readonly value: RawValue;
  readonly error: string | null;
  /** Errors of a table's cells, by `field.row.column`. */
  readonly cellErrors?: Readonly<Record<string, string>>;
  readonly change: (name: string, value: RawValue) => void;
  /** Passages withheld in the form's texts; absent where none can be. */
  readonly passages?: {
    readonly marks: readonly Mark[];
    readonly change: (marks: readonly Mark[]) => void;
    readonly official: boolean;
  };
  readonly control?: ComponentType<ControlProps> | undefined;
  /** What stands in the whole form, for a control of its own. */
  readonly values?: RawValues;
}

/** Choices beyond this many are a drop-down list, up to it radio buttons. */
const mostRadioButtons = 6;

/** A column of a table is named `field.column`; its choices are a list, so that rows stay short. */
const isColumn = (name: string): boolean => name.includes('.');

/** One field of a form, by its kind: label, hint, control and error tied together. */
export function FormField(props: Props): ReactNode {
  const { id, name, field, value, error, change } = props;
  const { web, casework } = useWords();
  const label = casework.fields[name as keyof typeof casework.fields].label;
  const text = typeof value === 'string' ? value : '';
  const describedBy = [`${id}-hint`, ...(error === null ? [] : [`${id}-error`])].join(' ');
  const common = {
    id,
    name,
    'aria-describedby': describedBy,
    'aria-invalid': error === null ? undefined : (true as const),
    'aria-required': field.required || undefined,
  };
  const Control = props.control;
  if (Control !== undefined) {
    return (
      <Group {...props} label={label}>
        <Control
          id={id}
          name={name}
          field={field}
          value={value}
          values={props.values ?? {}}
          cellErrors={props.cellErrors ?? {}}
          change={change}
        />
      </Group>
    );
  }
  switch (field.kind) {
    case 'text':
      return (
        <Labelled {...props} label={label}>
          <Input {...common} type="text" autoComplete="off" value={text} onChange={(event) => change(name, event.target.value)} />
        </Labelled>
      );
    case 'longText':
      return (
        <Labelled {...props} label={label}>
          <Textarea {...common} rows={4} value={text} onChange={(event) => change(name, event.target.value)} />
          <Counter id={id} longest={field.longest} length={text.length} />
          {props.passages !== undefined && <Withholding id={id} name={name} label={label} text={text} {...props.passages} />}
        </Labelled>
      );
    case 'date':
      return (
        <Labelled {...props} label={label} kindHint={web.form.dateHint}>
          <Input {...common} className="short" type="date" value={text} onChange={(event) => change(name, event.target.value)} />
        </Labelled>
      );
    case 'amount':
      return (
        <Labelled
          {...props}
          label={label}
          kindHint={field.unit === undefined ? web.form.amountHint : wordFor(casework.units, field.unit)}
        >
          <Input
            {...common}
            className="short"
            type="text"
            inputMode="decimal"
            autoComplete="off"
            value={text}
            onChange={(event) => change(name, event.target.value)}
          />
        </Labelled>
      );
    case 'choice':
      return (field.choices ?? []).length > mostRadioButtons || isColumn(name) ? (
        <Labelled {...props} label={label}>
          <Select {...common} value={text} onChange={(event) => change(name, event.target.value)}>
            <Select.Option value="">{web.form.choose}</Select.Option>
            {(field.choices ?? []).map((choice) => (
              <Select.Option key={choice} value={choice}>
                {choiceWord(casework, choice)}
              </Select.Option>
            ))}
          </Select>
        </Labelled>
      ) : (
        <Group {...props} label={label}>
          {(field.choices ?? []).map((choice, index) => (
            <Choice
              key={choice}
              type="radio"
              id={index === 0 ? id : `${id}-${choice}`}
              name={id}
              label={choiceWord(casework, choice)}
              checked={value === choice}
              change={() => change(name, choice)}
            />
          ))}
        </Group>
      );
    case 'choices': {
      const chosen = Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
      return (
        <Group {...props} label={label}>
          {(field.choices ?? []).map((choice, index) => (
            <Choice
              key={choice}
              type="checkbox"
              id={index === 0 ? id : `${id}-${choice}`}
              name={id}
              label={choiceWord(casework, choice)}
              checked={chosen.includes(choice)}
              change={(checked) => change(name, checked ? [...chosen, choice] : chosen.filter((item) => item !== choice))}
            />
          ))}
        </Group>
      );
    }
    case 'boolean':
      return isQuestion(field) ? (
        <Group {...props} label={label}>
          <Choice
            type="radio"
            id={id}
            name={id}
            label={web.form.yes}
            checked={value === 'true'}
            change={() => change(name, 'true')}
          />
          <Choice
            type="radio"
            id={`${id}-no`}
            name={id}
            label={web.form.no}
            checked={value === 'false'}
            change={() => change(name, 'false')}
          />
        </Group>
      ) : (
        <div className="field">
          <Choice
            type="checkbox"
            id={id}
            name={id}
            label={label}
            checked={value === true}
            change={(checked) => change(name, checked)}
          />
          <FieldError id={id} error={error} />
        </div>
      );
    case 'rows':
      return (
        <Group {...props} label={label}>
          <RowsField {...props} label={label} />
        </Group>
      );
    case 'run':
      return (
        <Group {...props} label={label}>
          <RunField id={id} value={text} change={(run) => change(name, run)} />
        </Group>
      );
    case 'file':
      return (
        <Group {...props} label={label}>
          <FileField id={id} value={text} error={error} change={(upload) => change(name, upload)} />
        </Group>
      );
    case 'assessment':
      return (
        <Group {...props} label={label}>
          <AssessmentField id={id} value={text} change={(result) => change(name, result)} />
        </Group>
      );
  }
}

/** The words of a choice: organisations, classes and legal grounds are called what they are called everywhere. */
function choiceWord({ organisations, classes, grounds, choices }: Content['casework'], choice: string): string {
  return wordFor({ ...organisations, ...classes, ...grounds, ...choices }, choice);
}

/** A table that is filled in row by row; each row is a group of its own, so that it reads well on a narrow screen too. */
function RowsField({ id, name, field, value, cellErrors = {}, change, label }: Props & { readonly label: string }): ReactNode {
  const { web } = useWords();
  const rows = rowsIn(value);
  const replace = (index: number, row: RawRow | null): void =>
    change(name, row === null ? rows.toSpliced(index, 1) : rows.with(index, row));
  return (
    <>
      {rows.map((row, index) => (
        <fieldset key={`row-${index + 1}`} className="form-row">
          <legend>{web.form.row({ number: index + 1 })}</legend>
          {Object.entries(field.columns ?? {}).map(([column, columnField]) =>
            applies(columnField, row) ? (
              <FormField
                key={column}
                id={`${id}-${index + 1}-${column}`}
                name={`${name}.${column}`}
                field={columnField}
                value={row[column] ?? ''}
                error={cellErrors[`${name}.${index + 1}.${column}`] ?? null}
                change={(_name, cell) => {
                  if (isRawCell(cell)) replace(index, { ...row, [column]: cell });
                }}
              />
            ) : null,
          )}
          <Button type="button" variant="tertiary" data-size="sm" onClick={() => replace(index, null)}>
            {web.form.removeRow({ number: index + 1, label })}
          </Button>
        </fieldset>
      ))}
      <Button
        id={id}
        type="button"
        variant="secondary"
        data-size="sm"
        aria-disabled={rows.length >= (field.most ?? Number.POSITIVE_INFINITY)}
        onClick={() => {
          if (rows.length < (field.most ?? Number.POSITIVE_INFINITY)) change(name, [...rows, emptyRow(field)]);
        }}
      >
        {web.form.addRow({ label })}
      </Button>
    </>
  );
}

interface Surroundings extends Props {
  readonly label: string;
  readonly kindHint?: string;
  readonly children: ReactNode;
}

function Hint({
  id,
  name,
  kindHint,
}: {
  readonly id: string;
  readonly name: string;
  readonly kindHint?: string | undefined;
}): ReactNode {
  const { casework } = useWords();
  const words: { readonly label: string; readonly hint?: string } = casework.fields[name as keyof typeof casework.fields];
  return (
    <p id={`${id}-hint`} className="hint">
      {words.hint ?? kindHint ?? ''}
    </p>
  );
}

function Optional({ field }: { readonly field: Field }): ReactNode {
  const { web, pages } = useWords();
  if (field.required) return null;
  return <span className="optional"> ({field.wanted === true ? pages.intake.wanted : web.form.optional})</span>;
}

function Labelled({ id, name, field, error, label, kindHint, children }: Surroundings): ReactNode {
  return (
    <div className="field" data-invalid={error !== null}>
      <label className="field-label" htmlFor={id}>
        {label}
        <Optional field={field} />
      </label>
      <Hint id={id} name={name} kindHint={kindHint} />
      {children}
      <FieldError id={id} error={error} />
    </div>
  );
}

function Group({ id, name, field, error, label, children }: Surroundings): ReactNode {
  return (
    <fieldset
      className="field"
      data-invalid={error !== null}
      aria-describedby={`${id}-hint${error === null ? '' : ` ${id}-error`}`}
    >
      <legend className="field-label">
        {label}
        <Optional field={field} />
      </legend>
      <Hint id={id} name={name} />
      {children}
      <FieldError id={id} error={error} />
    </fieldset>
  );
}

function FieldError({ id, error }: { readonly id: string; readonly error: string | null }): ReactNode {
  return (
    error !== null && (
      <p id={`${id}-error`} className="ds-validation-message field-error" data-color="danger">
        {error}
      </p>
    )
  );
}

/** Said only when it matters: when less than a tenth is left. */
function Counter({
  id,
  longest,
  length,
}: {
  readonly id: string;
  readonly longest: number | undefined;
  readonly length: number;
}): ReactNode {
  const { web } = useWords();
  if (longest === undefined || length < longest * 0.9) return null;
  const left = longest - length;
  return (
    <p className="hint" id={`${id}-counter`} role="status">
      {left >= 0 ? web.form.characters({ left }) : web.form.tooMany({ over: -left })}
    </p>
  );
}
