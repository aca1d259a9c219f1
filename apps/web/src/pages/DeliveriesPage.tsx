import { Alert, Button, Select } from '@digdir/designsystemet-react';
import { deliversData } from '@likeverd/casework';
import type { DeliveryForm, Register } from '@likeverd/followup';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useId, useState } from 'react';
import { sessionQuery } from '../api/queries.ts';
import { failureText, LoadFailure } from '../components/LoadFailure.tsx';
import { Loading } from '../components/Loading.tsx';
import { SignInFirst } from '../components/SignInFirst.tsx';
import { TableScroll } from '../components/TableScroll.tsx';
import { sizeText } from '../files/sizes.ts';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';
import { beginDelivery, chosenKey, type DeliveryLine, deliveriesQuery, registersQuery } from '../registers/api.ts';

/** Deliveries of register data: what has come, and sending more. */
export function DeliveriesPage(): ReactNode {
  const { pages } = useWords();
  const text = pages.deliveries;
  const session = useQuery(sessionQuery);
  const viewer = session.data?.viewer ?? null;
  const found = useQuery({ ...deliveriesQuery, enabled: viewer !== null, retry: false });
  if (session.isPending) return <Loading />;
  if (viewer === null) return <SignInFirst title={text.title} text={text.signIn} />;
  if (found.isError) return <LoadFailure error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading />;
  return (
    <div className="container page">
      <PageHeading title={text.title} />
      <p className="lead">{text.lead}</p>
      <Lines deliveries={found.data.deliveries} />
      {deliversData(viewer) && <NewDelivery organisation={viewer.organisation} role={viewer.role} />}
    </div>
  );
}

function Lines({ deliveries }: { readonly deliveries: readonly DeliveryLine[] }): ReactNode {
  const { pages, casework } = useWords();
  const format = useFormat();
  const text = pages.deliveries;
  if (deliveries.length === 0) return <Alert data-color="info">{text.none}</Alert>;
  return (
    <TableScroll label={text.title}>
      <table className="ds-table">
        <caption className="ds-sr-only">{text.title}</caption>
        <thead>
          <tr>
            <th scope="col">{text.begun}</th>
            <th scope="col">{text.register}</th>
            <th scope="col">{text.organisation}</th>
            <th scope="col">{text.form}</th>
            <th scope="col">{text.state}</th>
            <th scope="col">{text.version}</th>
          </tr>
        </thead>
        <tbody>
          {deliveries.map(({ id, begunAt, register, organisation, form, state, version }) => (
            <tr key={id}>
              <th scope="row">
                <Link to="/leveranser/$id" params={{ id }}>
                  {format.instant(begunAt)}
                </Link>
              </th>
              <td>{wordFor(text.registers, register)}</td>
              <td>{wordFor(casework.organisations, organisation)}</td>
              <td>{text.forms[form]}</td>
              <td>{text.states[state]}</td>
              <td>{version === null ? '–' : format.number(version)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

const ownRegisters = (registers: readonly Register[], organisation: string, role: string): readonly Register[] =>
  registers.filter(({ id, organisations }) => (role === 'supplier' ? id === 'supplier' : organisations.includes(organisation)));

function NewDelivery({ organisation, role }: { readonly organisation: string; readonly role: string }): ReactNode {
  const words = useWords();
  const text = words.pages.deliveries;
  const format = useFormat();
  const field = useId();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const found = useQuery(registersQuery);
  const [register, setRegister] = useState('');
  const [form, setForm] = useState<DeliveryForm | ''>('');
  const [number, setNumber] = useState('');
  const [explanation, setExplanation] = useState('');
  const [files, setFiles] = useState<readonly File[]>([]);
  const own = ownRegisters(found.data?.registers ?? [], organisation, role);
  const chosen = own.find(({ id }) => id === register) ?? own[0];
  const chosenForm = chosen?.forms.find((each) => each === form) ?? chosen?.forms[0];
  const sending = useMutation({
    mutationFn: () => {
      if (chosen === undefined || chosenForm === undefined) throw new TypeError('no register is chosen');
      const said = explanation.trim();
      const order = { register: chosen.id, case: number.trim(), form: chosenForm, ...(said === '' ? {} : { explanation: said }) };
      return beginDelivery(order);
    },
    onSuccess: async (id) => {
      queryClient.setQueryData(chosenKey(id), files);
      await queryClient.invalidateQueries({ queryKey: deliveriesQuery.queryKey });
      await navigate({ to: '/leveranser/$id', params: { id } });
    },
  });
  if (found.data === undefined) return null;
  if (chosen === undefined) return <p>{text.noRegister}</p>;
  const ready = number.trim() !== '' && files.length > 0;
  return (
    <section aria-labelledby={`${field}-title`}>
      <h2 id={`${field}-title`} className="ds-heading" data-size="md">
        {text.newTitle}
      </h2>
      <form
        className="act-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !sending.isPending) sending.mutate();
        }}
      >
        <div className="field">
          <label className="field-label" htmlFor={`${field}-register`}>
            {text.register}
          </label>
          <Select id={`${field}-register`} value={chosen.id} onChange={(event) => setRegister(event.target.value)}>
            {own.map(({ id }) => (
              <Select.Option key={id} value={id}>
                {text.registers[id]}
              </Select.Option>
            ))}
          </Select>
        </div>
        <div className="field">
          <label className="field-label" htmlFor={`${field}-case`}>
            {text.caseNumber}
          </label>
          <p className="hint" id={`${field}-case-hint`}>
            {text.caseHint}
          </p>
          <input
            id={`${field}-case`}
            className="ds-input short"
            value={number}
            required
            maxLength={100}
            aria-describedby={`${field}-case-hint`}
            onChange={(event) => setNumber(event.target.value)}
          />
        </div>
        <div className="field">
          <label className="field-label" htmlFor={`${field}-form`}>
            {text.form}
          </label>
          <Select
            id={`${field}-form`}
            value={chosenForm ?? ''}
            onChange={(event) => setForm(chosen.forms.find((each) => each === event.target.value) ?? '')}
          >
            {chosen.forms.map((each) => (
              <Select.Option key={each} value={each}>
                {text.forms[each]}
              </Select.Option>
            ))}
          </Select>
          {chosenForm !== undefined && <p className="hint">{text.formHints[chosenForm]}</p>}
          {chosenForm === 'variables' && (
            <p>
              <Link to="/leveranser/kobling/$register" params={{ register: chosen.id }}>
                {text.toMapping}
              </Link>
            </p>
          )}
        </div>
        <div className="field">
          <label className="field-label" htmlFor={`${field}-files`}>
            {text.files}
          </label>
          <p className="hint">
            {text.filesHint} {text.largest({ size: sizeText(found.data.largestFile, words, format) })}
          </p>
          <input
            id={`${field}-files`}
            type="file"
            multiple
            accept=".parquet,.csv,.json"
            onChange={(event) => setFiles([...(event.target.files ?? [])])}
          />
        </div>
        <div className="field">
          <label className="field-label" htmlFor={`${field}-explanation`}>
            {text.explanation}
          </label>
          <p className="hint" id={`${field}-explanation-hint`}>
            {text.explanationHint}
          </p>
          <textarea
            id={`${field}-explanation`}
            className="ds-input"
            rows={3}
            maxLength={2000}
            value={explanation}
            aria-describedby={`${field}-explanation-hint`}
            onChange={(event) => setExplanation(event.target.value)}
          />
        </div>
        <Button type="submit" aria-disabled={!ready || sending.isPending}>
          {text.send}
        </Button>
        <div role="status">
          {sending.isError && (
            <Alert data-color="danger" className="form-notice">
              {failureText(sending.error, words)}
            </Alert>
          )}
        </div>
      </form>
    </section>
  );
}
