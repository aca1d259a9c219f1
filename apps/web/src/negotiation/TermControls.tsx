import { Input, Select } from '@digdir/designsystemet-react';
import type { Alternative } from '@likeverd/casework';
import type { ModelDescription } from '@likeverd/modelling';
import { type ReactNode, useId } from 'react';
import { useSpeech } from '../i18n/language.tsx';
import { effortOf, formIds, formOf, keyOf, type ReadTerms, type TermField, termFields } from './forms.ts';

interface Props {
  readonly alternative: Alternative;
  readonly read: ReadTerms;
  readonly states: ModelDescription['states'];
  readonly change: (change: (alternative: Alternative) => Alternative) => void;
}

/** What is agreed beside the price: the form, its fields, and what it takes to follow it. */
export function TermControls({ alternative, read, states, change }: Props): ReactNode {
  const { words, language } = useSpeech();
  const id = useId();
  const own = words.negotiation.terms;
  const { types } = words.assessment.agreements;
  const form = formOf(alternative);

  const control = (field: TermField): ReactNode => {
    const { name, kind, choices = [], usual } = field;
    const key = keyOf(form, name);
    const typed = alternative.terms[key] ?? '';
    const fault = read.faults[name];
    const set = (text: string): void => change((each) => ({ ...each, terms: { ...each.terms, [key]: text } }));
    const common = {
      id: `${id}-${name}`,
      'aria-invalid': fault === undefined ? undefined : (true as const),
      ...(fault === undefined ? {} : { 'aria-describedby': `${id}-${name}-error` }),
    };
    const options =
      kind === 'state'
        ? states.map((state) => ({ value: state.id, label: state.label[language] }))
        : choices.map((choice) => ({ value: choice as string, label: own.choices[choice] }));
    return (
      <div key={name} className="field" data-invalid={fault !== undefined}>
        <label className="field-label" htmlFor={`${id}-${name}`}>
          {own.fields[name]}
          {kind === 'percent' && ' (%)'}
          {usual === '' && <span className="optional"> ({words.web.form.optional})</span>}
        </label>
        {options.length > 0 ? (
          <Select {...common} value={typed === '' ? options[0]?.value : typed} onChange={(event) => set(event.target.value)}>
            {options.map(({ value, label }) => (
              <Select.Option key={value} value={value}>
                {label}
              </Select.Option>
            ))}
          </Select>
        ) : (
          <Input
            {...common}
            type={kind === 'date' ? 'date' : 'text'}
            {...(kind === 'date' || kind === 'text' ? {} : { inputMode: 'decimal' as const })}
            autoComplete="off"
            maxLength={2_000}
            placeholder={usual}
            value={typed}
            onChange={(event) => set(event.target.value)}
          />
        )}
        {fault !== undefined && (
          <p id={`${id}-${name}-error`} className="ds-validation-message field-error" data-color="danger">
            {own.faults[fault]}
          </p>
        )}
      </div>
    );
  };

  return (
    <>
      <div className="field">
        <label className="field-label" htmlFor={`${id}-form`}>
          {own.form}
        </label>
        <Select
          id={`${id}-form`}
          value={form}
          onChange={(event) => change((each) => ({ ...each, form: event.target.value }))}
          aria-describedby={`${id}-form-hint`}
        >
          {formIds.map((each) => (
            <Select.Option key={each} value={each}>
              {each === 'flat' ? types.flatDiscount : types[each]}
            </Select.Option>
          ))}
        </Select>
        <p id={`${id}-form-hint`} className="hint">
          {own.formHint}
        </p>
      </div>
      {termFields(form).map(control)}
      {effortOf(form).length > 0 && (
        <details className="more-inputs">
          <summary>{own.effort}</summary>
          <div>{effortOf(form).map(control)}</div>
        </details>
      )}
    </>
  );
}
