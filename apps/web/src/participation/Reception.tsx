import { Button, Textarea } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { postJson } from '../api/client.ts';
import { type ReceivedInput, receivedQuery } from '../api/queries.ts';
import { failureText } from '../components/LoadFailure.tsx';
import { isRawRow } from '../forms/drafts.ts';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { GivenText } from './GivenText.tsx';
import { Item, ItemList } from './ItemList.tsx';
import { ParticipationAct } from './ParticipationAct.tsx';
import { canDo, type SectionProps } from './People.tsx';

/** Filled in from what the sender gave, and not asked for. */
const given = [
  'inputTarget',
  'reportSection',
  'reportLanguage',
  'quotedText',
  'textBefore',
  'textAfter',
  'inputText',
  'senderCapacity',
  'senderName',
  'senderInterests',
  'givenOn',
  'givenAtStage',
] as const;

/** What came without signing in, for whoever receives it: publish, decline, delete. */
export function Reception(props: SectionProps): ReactNode {
  const { view } = props;
  const words = useWords().pages.participation.open.reception;
  const receives = canDo(view, 'receiveInput');
  const found = useQuery({ ...receivedQuery(view.state.id), enabled: receives });
  const inputs = found.data?.inputs ?? [];
  if (!receives || inputs.length === 0) return null;
  const taken = new Set(view.state.participation.inputs.map(({ id }) => id));
  return (
    <section aria-labelledby="mottak">
      <h2 id="mottak" className="ds-heading" data-size="sm">
        {words.title}
      </h2>
      <p className="hint">{words.lead}</p>
      <ItemList label={words.title}>
        {inputs.map((input, index) => {
          const waiting = !taken.has(input.id) && input.declined === undefined;
          return !waiting && props.onlyWaiting ? null : (
            <Item key={input.id} name={words.name({ order: index + 1 })} waiting={waiting}>
              <OneReceived {...props} input={input} name={words.name({ order: index + 1 })} taken={taken.has(input.id)} />
            </Item>
          );
        })}
      </ItemList>
    </section>
  );
}

interface OneProps extends SectionProps {
  readonly input: ReceivedInput;
  readonly name: string;
  readonly taken: boolean;
}

function OneReceived({ view, viewer, tell, input, name, taken }: OneProps): ReactNode {
  const { pages, casework } = useWords();
  const words = pages.participation.open.reception;
  const format = useFormat();
  const { hiddenPassages } = input.values;
  const hidden = Array.isArray(hiddenPassages) ? hiddenPassages.filter(isRawRow) : [];
  return (
    <>
      <p className="participation-head">
        <strong>{name}</strong>
      </p>
      <p className="hint">
        <time dateTime={input.givenOn}>{format.date(input.givenOn)}</time>, {pages.participation.stages[input.givenAtStage]} ·{' '}
        {input.email}
      </p>
      <GivenText caseId={view.state.id} texts={view.state.participation.texts} values={input.values} />
      {hidden.length > 0 && (
        <>
          <p className="hint">{pages.participation.page.wantsHidden}</p>
          <ul>
            {hidden.map(({ passage, ground }) => (
              <li key={String(passage)}>
                <q>{String(passage)}</q> ({wordFor(casework.choices, String(ground))})
              </li>
            ))}
          </ul>
        </>
      )}
      {taken && <p>{words.done}</p>}
      {input.declined !== undefined && <p>{words.declined({ reason: input.declined })}</p>}
      {!taken && input.declined === undefined && (
        <>
          <ParticipationAct
            type="receiveInput"
            view={view}
            viewer={viewer}
            fixed={{ inputId: input.id }}
            who={name}
            undrawn={given}
            prefill={{
              ...input.values,
              givenOn: input.givenOn,
              givenAtStage: input.givenAtStage,
              inputPublication: hidden.length === 0 ? 'publishWhole' : 'publishPartly',
            }}
            tell={tell}
          />
          <Decline caseId={view.state.id} input={input} />
        </>
      )}
      <EraseReceived caseId={view.state.id} input={input} name={name} />
    </>
  );
}

interface AboutInput {
  readonly caseId: string;
  readonly input: ReceivedInput;
}

const pathOf = (caseId: string, { id }: ReceivedInput): string =>
  `/api/cases/${encodeURIComponent(caseId)}/open-input/${encodeURIComponent(id)}`;

function Decline({ caseId, input }: AboutInput): ReactNode {
  const words = useWords();
  const own = words.pages.participation.open.reception;
  const id = useId();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [trouble, setTrouble] = useState('');
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (reason.trim().length < 10) {
      setTrouble(own.tooShort);
      return;
    }
    postJson(`${pathOf(caseId, input)}/decline`, { reason })
      .then(() => queryClient.invalidateQueries({ queryKey: ['openInput'] }))
      .catch((error: unknown) => setTrouble(failureText(error, words)));
  };
  return (
    <div className="participation-act">
      <Button type="button" variant="tertiary" data-size="sm" data-act-button aria-expanded={open} onClick={() => setOpen(!open)}>
        {own.decline}
      </Button>
      {open && (
        <form className="act-form" onSubmit={send} noValidate>
          <div className="field">
            <label className="field-label" htmlFor={id}>
              {own.declineReason}
            </label>
            <p className="hint" id={`${id}-hint`}>
              {own.declineHint}
            </p>
            <Textarea
              id={id}
              rows={3}
              maxLength={2_000}
              value={reason}
              aria-describedby={`${id}-hint ${id}-feil`}
              aria-invalid={trouble !== ''}
              onChange={(event) => setReason(event.target.value)}
            />
            <p id={`${id}-feil`} role="alert" className="field-error">
              {trouble}
            </p>
          </div>
          <Button type="submit" data-size="sm">
            {own.declineSubmit}
          </Button>
        </form>
      )}
    </div>
  );
}

function EraseReceived({ caseId, input, name }: AboutInput & { readonly name: string }): ReactNode {
  const words = useWords();
  const own = words.pages.participation.open.reception;
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState(false);
  const [trouble, setTrouble] = useState('');
  const erase = (): void => {
    postJson(`${pathOf(caseId, input)}/erase`, {})
      .then(() => queryClient.invalidateQueries({ queryKey: ['openInput'] }))
      .catch((error: unknown) => setTrouble(failureText(error, words)));
  };
  return (
    <div className="participation-act">
      <Button
        type="button"
        variant="tertiary"
        data-size="sm"
        data-act-button
        aria-expanded={asked}
        aria-label={`${own.erase}: ${name}`}
        onClick={() => setAsked(!asked)}
      >
        {own.erase}
      </Button>
      {asked && (
        <Button type="button" data-size="sm" data-color="danger" onClick={erase}>
          {own.eraseSure}
        </Button>
      )}
      <p role="alert" className="field-error">
        {trouble}
      </p>
    </div>
  );
}
