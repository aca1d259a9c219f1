import { Input, Select } from '@digdir/designsystemet-react';
import { type ReactNode, useId } from 'react';
import { useWords } from '../i18n/language.tsx';
import { detailsOf, likelihoods, type NumberField, numberIn, type ProposalForm, sizesIn } from './proposal.ts';

interface Props {
  readonly form: ProposalForm;
  readonly change: (form: ProposalForm) => void;
  readonly parameters: readonly string[];
  readonly label: (parameter: string) => string;
  readonly currency: string;
}

/** Asked of every study, whatever it observes. */
const common = [
  'fixed',
  'perPatient',
  'patientsPerYear',
  'incidence',
  'horizonYears',
  'discountPercent',
  'delayYears',
] as const satisfies readonly NumberField[];

/** What a study would observe and cost, and whom it would serve. */
export function ProposalFields({ form, change, parameters, label, currency }: Props): ReactNode {
  const words = useWords().assessment.information;
  const { live } = words;
  const id = useId();
  const names: Readonly<Record<NumberField, string>> = {
    ...live,
    fixed: live.fixed({ currency }),
    perPatient: live.perPatient({ currency }),
  };
  const text = (field: NumberField | 'sizes', name: string, valid: boolean): ReactNode => (
    <div className="field" key={field}>
      <label className="field-label" htmlFor={`${id}-${field}`}>
        {name}
      </label>
      <Input
        id={`${id}-${field}`}
        className="short"
        inputMode="decimal"
        autoComplete="off"
        aria-invalid={valid ? undefined : true}
        value={form[field]}
        onChange={(event) => change({ ...form, [field]: event.target.value })}
      />
    </div>
  );
  const number = (field: NumberField): ReactNode => text(field, names[field], numberIn(form, field) !== null);
  return (
    <div className="field-row">
      <div className="field">
        <label className="field-label" htmlFor={`${id}-parameter`}>
          {words.parameter}
        </label>
        <Select
          id={`${id}-parameter`}
          value={form.parameter}
          onChange={(event) => change({ ...form, parameter: event.target.value })}
        >
          {parameters.map((parameter) => (
            <Select.Option key={parameter} value={parameter}>
              {label(parameter)}
            </Select.Option>
          ))}
        </Select>
      </div>
      <div className="field">
        <label className="field-label" htmlFor={`${id}-likelihood`}>
          {live.likelihood}
        </label>
        <Select
          id={`${id}-likelihood`}
          value={form.likelihood}
          onChange={(event) => {
            const likelihood = likelihoods.find((each) => each === event.target.value);
            if (likelihood !== undefined) change({ ...form, likelihood });
          }}
        >
          {likelihoods.map((likelihood) => (
            <Select.Option key={likelihood} value={likelihood}>
              {live.likelihoods[likelihood]}
            </Select.Option>
          ))}
        </Select>
      </div>
      {detailsOf[form.likelihood].map(number)}
      {text('sizes', live.sizes, sizesIn(form) !== null)}
      {common.map(number)}
    </div>
  );
}
