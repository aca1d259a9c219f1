import { Alert, Button, Input, Textarea } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ApiError, postNothing, postJson } from '../api/client.ts';
import { type Round, roundsQuery } from '../api/queries.ts';
import type { Party } from '../api/types.ts';
import { failureText } from '../components/LoadFailure.tsx';
import { DraftNote } from '../drafts/DraftNote.tsx';
import { useDraft } from '../drafts/useDraft.ts';
import type { RawValues } from '../forms/drafts.ts';
import { useFormat, useWords } from '../i18n/language.tsx';
import { ParticipationAct } from './ParticipationAct.tsx';
import { canDo, type SectionProps } from './People.tsx';

/** Rounds in the viewer's own organisation: members hand in, the lead writes together and sends. */
export function Rounds({ view, viewer, tell }: Omit<SectionProps, 'onlyWaiting'>): ReactNode {
  const { pages } = useWords();
  const words = pages.participation.rounds;
  const queryClient = useQueryClient();
  const found = useQuery(roundsQuery(view.state.id));
  const [put, setPut] = useState<RawValues | undefined>();
  if (!canDo(view, 'giveInput')) return null;
  const again = (): Promise<void> => queryClient.invalidateQueries({ queryKey: roundsQuery(view.state.id).queryKey });
  return (
    <section aria-labelledby="runder">
      <h2 id="runder" className="ds-heading" data-size="sm">
        {words.title}
      </h2>
      <p>{words.lead}</p>
      {(found.data?.rounds ?? []).map((round) => (
        <OneRound
          key={round.id}
          round={round}
          viewer={viewer}
          again={again}
          compose={() =>
            setPut({
              inputText: round.contributions.map(({ author, content }) => `${author}:\n${content}`).join('\n\n'),
              senderCapacity: 'organisationInput',
            })
          }
        />
      ))}
      <StartRound caseId={view.state.id} viewer={viewer} again={again} />
      {put !== undefined && <p role="status">{words.composed}</p>}
      <h3 className="ds-heading" data-size="xs">
        {words.answer}
      </h3>
      <ParticipationAct
        key={put === undefined ? 'empty' : 'composed'}
        type="giveInput"
        view={view}
        viewer={viewer}
        prefill={{ inputTarget: 'wholeCase' }}
        undrawn={['inputTarget', 'quotedText', 'textBefore', 'textAfter']}
        {...(put === undefined ? {} : { put })}
        tell={tell}
      />
    </section>
  );
}

interface RoundProps {
  readonly round: Round;
  readonly viewer: Party;
  readonly again: () => Promise<void>;
  readonly compose: () => void;
}

function OneRound({ round, viewer, again, compose }: RoundProps): ReactNode {
  const { pages } = useWords();
  const words = pages.participation.rounds;
  const format = useFormat();
  const { id, instructions, replyBy, openedAt, closedAt, lead, contributions } = round;
  const close = async (): Promise<void> => {
    await postNothing(`/api/rounds/${encodeURIComponent(id)}/close`);
    await again();
  };
  return (
    <article className="round" aria-label={instructions}>
      <p className="prose">{instructions}</p>
      <p className="hint">
        {closedAt === undefined
          ? words.openedOn({ date: format.instant(openedAt) })
          : words.closedOn({ date: format.instant(closedAt) })}
        {replyBy === undefined ? '' : ` · ${words.replyBy}: ${format.date(replyBy)}`} {lead ? words.youLead : ''}
      </p>
      {lead && (
        <>
          <p>{contributions.length === 0 ? words.none : words.contributions({ count: contributions.length })}</p>
          <ul>
            {contributions.map(({ author, content, handedInAt }) => (
              <li key={`${author} ${handedInAt}`}>
                <strong>{author}</strong> <span className="hint">{words.handedIn({ time: format.instant(handedInAt) })}</span>
                <p className="prose">{content}</p>
              </li>
            ))}
          </ul>
          <div className="form-actions">
            {contributions.length > 0 && (
              <Button type="button" variant="secondary" data-size="sm" onClick={compose}>
                {words.compose}
              </Button>
            )}
            {closedAt === undefined && (
              <Button type="button" variant="tertiary" data-size="sm" onClick={() => void close()}>
                {words.close}
              </Button>
            )}
          </div>
        </>
      )}
      {closedAt === undefined && <HandIn round={round} viewer={viewer} again={again} />}
    </article>
  );
}

interface Typed {
  readonly author: string;
  readonly content: string;
}

/** The texts of a small form, from server or browser. */
const readTexts =
  <T extends object>(empty: T) =>
  (content: object): T | null => {
    const known = Object.entries(content).filter(([name, value]) => Object.hasOwn(empty, name) && typeof value === 'string');
    return known.length === 0 ? null : { ...empty, ...Object.fromEntries(known) };
  };

function HandIn({ round, viewer, again }: Omit<RoundProps, 'compose'>): ReactNode {
  const words = useWords();
  const text = words.pages.participation.rounds;
  const format = useFormat();
  const [initial] = useState<Typed>({ author: round.own?.author ?? '', content: round.own?.content ?? '' });
  const draft = useDraft<Typed>({
    person: viewer.person,
    place: round.id,
    form: 'contribution',
    initial,
    read: readTexts(initial),
    confidential: false,
  });
  const [trouble, setTrouble] = useState('');
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTrouble('');
    try {
      await postJson(`/api/rounds/${encodeURIComponent(round.id)}/contributions`, draft.value);
      await draft.clear();
      draft.change(draft.value);
      await again();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setTrouble(error.problem.code === 'conflict' ? text.closed : failureText(error, words));
    }
  };
  if (draft.loading) return null;
  const lines = (value: Typed) => [
    { name: text.author, value: value.author },
    { name: text.contribution, value: value.content },
  ];
  return (
    <form className="act-form" onSubmit={(event) => void send(event)}>
      <TextLine
        id={`${round.id}-navn`}
        label={text.author}
        value={draft.value.author}
        change={(author) => draft.change((typed) => ({ ...typed, author }))}
      />
      <TextLine
        id={`${round.id}-bidrag`}
        label={text.contribution}
        long
        value={draft.value.content}
        change={(content) => draft.change((typed) => ({ ...typed, content }))}
      />
      <DraftNote draft={draft} texts={lines} headingLevel={4} />
      {trouble !== '' && (
        <Alert data-color="warning" role="alert">
          <p>{trouble}</p>
        </Alert>
      )}
      <div className="form-actions">
        <Button type="submit" variant="secondary" data-size="sm">
          {round.own === undefined ? text.handIn : text.handInAgain}
        </Button>
        {round.own !== undefined && <span className="hint">{text.handedIn({ time: format.instant(round.own.handedInAt) })}</span>}
      </div>
    </form>
  );
}

interface Starting {
  readonly instructions: string;
  readonly replyBy: string;
}
const nothingTyped: Starting = { instructions: '', replyBy: '' };

function StartRound({
  caseId,
  viewer,
  again,
}: {
  readonly caseId: string;
  readonly viewer: Party;
  readonly again: () => Promise<void>;
}): ReactNode {
  const words = useWords();
  const text = words.pages.participation.rounds;
  const [open, setOpen] = useState(false);
  const [trouble, setTrouble] = useState('');
  const draft = useDraft<Starting>({
    person: viewer.person,
    place: caseId,
    form: 'round',
    initial: nothingTyped,
    read: readTexts(nothingTyped),
    confidential: false,
  });
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTrouble('');
    const { instructions, replyBy } = draft.value;
    try {
      await postJson(`/api/cases/${encodeURIComponent(caseId)}/rounds`, { instructions, ...(replyBy === '' ? {} : { replyBy }) });
      await draft.clear();
      setOpen(false);
      await again();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setTrouble(failureText(error, words));
    }
  };
  const isOpen = open || draft.restored !== null;
  return (
    <>
      <Button type="button" variant="secondary" data-size="sm" aria-expanded={isOpen} onClick={() => setOpen(!open)}>
        {text.start}
      </Button>
      {isOpen && (
        <form className="act-form" onSubmit={(event) => void send(event)}>
          <TextLine
            id="runde-tekst"
            label={text.instructions}
            long
            value={draft.value.instructions}
            change={(instructions) => draft.change((typed) => ({ ...typed, instructions }))}
          />
          <div className="field">
            <label className="field-label" htmlFor="runde-frist">
              {text.replyBy}
            </label>
            <Input
              id="runde-frist"
              className="short"
              type="date"
              value={draft.value.replyBy}
              onChange={(event) => draft.change((typed) => ({ ...typed, replyBy: event.target.value }))}
            />
          </div>
          <DraftNote
            draft={draft}
            texts={({ instructions }) => [{ name: text.instructions, value: instructions }]}
            headingLevel={4}
          />
          {trouble !== '' && (
            <Alert data-color="warning" role="alert">
              <p>{trouble}</p>
            </Alert>
          )}
          <Button type="submit" data-size="sm">
            {text.start}
          </Button>
        </form>
      )}
    </>
  );
}

interface LineProps {
  readonly id: string;
  readonly label: string;
  readonly long?: boolean;
  readonly value: string;
  readonly change: (text: string) => void;
}

function TextLine({ id, label, long = false, value, change }: LineProps): ReactNode {
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {long ? (
        <Textarea
          id={id}
          rows={4}
          required
          minLength={10}
          maxLength={20_000}
          value={value}
          onChange={(event) => change(event.target.value)}
        />
      ) : (
        <Input
          id={id}
          required
          minLength={2}
          maxLength={200}
          autoComplete="off"
          value={value}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </div>
  );
}
