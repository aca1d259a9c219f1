import { Alert, Button } from '@digdir/designsystemet-react';
import type { Fields, Rejection } from '@likeverd/casework';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { ApiError, postJson } from '../api/client.ts';
import type { RawValues } from './drafts.ts';
import { FormField } from './FormField.tsx';
import { commandValues, emptyValues, sortRejections } from './values.ts';
import { useWords } from '../i18n/language.tsx';
import { refusalText } from '../i18n/refusals.ts';

interface Props<Entry> {
  readonly fields: Fields;
  readonly check: (
    values: Readonly<Record<string, unknown>>,
  ) => { readonly ok: true } | { readonly ok: false; readonly rejections: readonly Rejection[] };
  /** Where an entry is sent. */
  readonly address: string;
  readonly label: string;
  readonly own: { readonly save: string; readonly saving: string; readonly cancel: string; readonly conflict: string };
  readonly given?: Readonly<Record<string, unknown>>;
  readonly expectedVersion: number;
  readonly done: (entry: Entry) => Promise<void>;
  readonly cancel: () => void;
}

/** One entry of a register, drawn from its field descriptors; all faults at once, each at its field. */
export function RegisterForm<Entry>({
  fields,
  check,
  address,
  label,
  own,
  given,
  expectedVersion,
  done,
  cancel,
}: Props<Entry>): ReactNode {
  const words = useWords();
  const { web } = words;
  const id = useId();
  const [values, setValues] = useState<RawValues>(() => emptyValues(fields, { ...given }));
  const [rejections, setRejections] = useState<readonly Rejection[]>([]);
  const [trouble, setTrouble] = useState('');
  const [saving, setSaving] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const typed = commandValues(fields, values);
    const checked = check(typed);
    setTrouble('');
    setRejections(checked.ok ? [] : checked.rejections);
    if (!checked.ok || saving) return;
    setSaving(true);
    try {
      await done(await postJson<Entry>(address, { values: typed, expectedVersion }));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const { problem } = error;
      setRejections(problem.rejections ?? []);
      setTrouble(
        problem.code === 'conflict'
          ? own.conflict
          : problem.code === 'offline'
            ? web.form.unavailableText
            : (problem.detail ?? problem.title),
      );
    } finally {
      setSaving(false);
    }
  };
  const { atFields, general } = sortRejections(fields, rejections);
  const errors = Object.fromEntries(Object.entries(atFields).map(([name, rejection]) => [name, refusalText(words, rejection)]));
  return (
    <form className="act-form" noValidate onSubmit={(event) => void submit(event)} aria-label={label}>
      {(trouble !== '' || general.length > 0) && (
        <Alert data-color="danger" role="alert" className="form-notice">
          {trouble !== '' && <p>{trouble}</p>}
          {general.map((rejection) => (
            <p key={rejection.code}>{refusalText(words, rejection)}</p>
          ))}
        </Alert>
      )}
      {Object.entries(fields).map(([name, field]) => (
        <FormField
          key={name}
          id={`${id}-${name}`}
          name={name}
          field={field}
          value={values[name] ?? ''}
          error={errors[name] ?? null}
          cellErrors={errors}
          change={(changed, value) => setValues((before) => ({ ...before, [changed]: value }))}
        />
      ))}
      <div className="form-actions">
        <Button type="submit" aria-disabled={saving}>
          {saving ? own.saving : own.save}
        </Button>
        <Button type="button" variant="tertiary" onClick={cancel}>
          {own.cancel}
        </Button>
      </div>
    </form>
  );
}
