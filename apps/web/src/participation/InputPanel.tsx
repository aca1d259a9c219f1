import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import { type CaseView, type Fields, openInputFields, participationFields } from '@likeverd/casework';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { getJson, postJson } from '../api/client.ts';
import { draftsQuery, openDraftQuery, sessionQuery } from '../api/queries.ts';
import type { Party } from '../api/types.ts';
import { readKept } from '../drafts/kept.ts';
import { discardOpenDraft } from '../drafts/useDraft.ts';
import { ActForm } from '../forms/ActForm.tsx';
import { isRawValue, type RawValues } from '../forms/drafts.ts';
import { useWords } from '../i18n/language.tsx';
import { useInputRoom } from './InputRoom.tsx';
import { Quote } from './Quote.tsx';
import { useTexts } from './useTexts.ts';

/** Roles whose input a case takes; the bodies work on the case itself. */
const givers: ReadonlySet<Party['role']> = new Set(['proposer', 'supplier', 'expert', 'userRepresentative', 'healthTrust']);
const about = ['inputTarget', 'reportSection', 'reportLanguage', 'quotedText', 'textBefore', 'textAfter'] as const;

/** Where input is written and sent, signed in or not. */
export function InputPanel({ view }: { readonly view: CaseView }): ReactNode {
  const { pages } = useWords();
  const words = pages.participation;
  const session = useQuery(sessionQuery);
  if (session.data === undefined) return null;
  const { viewer } = session.data;
  if (viewer !== null && !givers.has(viewer.role)) {
    return (
      <p>
        <Link to="/medvirkning/$id" params={{ id: view.state.id }} className="ds-button" data-variant="secondary">
          {words.handle}
        </Link>
      </p>
    );
  }
  return viewer === null ? <OpenPanel view={view} /> : <SignedInPanel key={viewer.person} view={view} viewer={viewer} />;
}

/** Whoever is not signed in: the address is confirmed by e-mail, and the answer is followed on a page of their own. */
function OpenPanel({ view }: { readonly view: CaseView }): ReactNode {
  const { pages } = useWords();
  const words = pages.participation;
  const { id, number } = view.state;
  const queryClient = useQueryClient();
  const begun = useQuery(openDraftQuery(id));
  const [receipt, setReceipt] = useState<{ readonly address: string; readonly mailed: boolean } | null>(null);
  const send = async (values: Readonly<Record<string, unknown>>, key: string): Promise<void> => {
    const sent = await postJson<{ receipt: string; confirmationSent: boolean }>('/api/open-input', { case: number, values }, key);
    setReceipt({ address: sent.receipt, mailed: sent.confirmationSent });
    queryClient.setQueryData(openDraftQuery(id).queryKey, null);
  };
  return (
    <Panel
      view={view}
      person=""
      begun={(begun.data?.content ?? null) !== null || keptHere(id, '')}
      send={send}
      fields={openInputFields}
      lead={words.open.noSignIn}
      tail={words.open.privacy}
      sent={
        receipt === null ? null : (
          <>
            <Heading level={3} data-size="xs">
              {words.open.sentTitle}
            </Heading>
            <p>{words.open.sentText}</p>
            {!receipt.mailed && <p>{words.open.sentNoMail}</p>}
            <p>
              <Link to="/innspill/$receipt" params={{ receipt: receipt.address }}>
                {words.open.follow}
              </Link>
              . {words.open.followHint}
            </p>
          </>
        )
      }
    />
  );
}

function SignedInPanel({ view, viewer }: { readonly view: CaseView; readonly viewer: Party }): ReactNode {
  const { pages } = useWords();
  const words = pages.participation;
  const queryClient = useQueryClient();
  const { id } = view.state;
  const begun = useQuery(draftsQuery(id));
  const own = begun.data?.drafts.some(({ form }) => form === 'giveInput');
  const typedBefore = useTypedBefore(id, own === false);
  const [sent, setSent] = useState(false);
  const send = async (values: Readonly<Record<string, unknown>>, key: string): Promise<void> => {
    const path = `/api/cases/${encodeURIComponent(id)}`;
    // Input is not based on where the case stands, only on the text that it quotes, and that the rules look at.
    const now = await getJson<CaseView>(path);
    await postJson(`${path}/acts`, { type: 'giveInput', values, expectedVersion: now.state.version }, key);
    setSent(true);
    await Promise.all(
      ['cases', 'case', 'method', 'drafts', 'participation'].map((each) => queryClient.invalidateQueries({ queryKey: [each] })),
    );
  };
  return (
    <Panel
      view={view}
      person={viewer.person}
      begun={own === true || typedBefore !== undefined || keptHere(id, viewer.person)}
      send={send}
      {...(typedBefore === undefined ? {} : { put: typedBefore })}
      sent={
        sent ? (
          <>
            <p>{words.sent}</p>
            <p>
              <Link to="/medvirkning">{words.toOwn}</Link>
            </p>
          </>
        ) : null
      }
    />
  );
}

interface PanelProps {
  readonly view: CaseView;
  readonly person: string;
  /** Something was typed earlier. */
  readonly begun: boolean;
  readonly send: (values: Readonly<Record<string, unknown>>, key: string) => Promise<void>;
  readonly fields?: Fields;
  readonly put?: RawValues;
  readonly lead?: string;
  readonly tail?: string;
  /** What is said once it is sent; null until then. */
  readonly sent: ReactNode;
}

function Panel({ view, person, begun, send, fields, put, lead, tail, sent }: PanelProps): ReactNode {
  const { pages } = useWords();
  const words = pages.participation;
  const room = useInputRoom();
  const { id } = view.state;
  const [begunBefore, setBegunBefore] = useState(false);
  const [told, setTold] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (begun) setBegunBefore(true);
  }, [begun]);
  const chosen = room?.chosen;
  useEffect(() => {
    if (chosen === undefined) return;
    setTold(false);
    panel.current?.scrollIntoView({ block: 'start' });
    panel.current?.focus({ preventScroll: true });
  }, [chosen]);
  const sendAndTell = async (values: Readonly<Record<string, unknown>>, key: string): Promise<void> => {
    await send(values, key);
    setTold(true);
    setBegunBefore(false);
    room?.close();
    panel.current?.scrollIntoView({ block: 'start' });
    panel.current?.focus({ preventScroll: true });
  };
  const isOpen = room?.open === true || begunBefore;
  const from = chosen ?? put;
  return (
    <div ref={panel} id="gi-innspill" tabIndex={-1} className="input-panel">
      {told && sent !== null && (
        <Alert data-color="success" role="status" className="form-notice">
          {sent}
        </Alert>
      )}
      {!isOpen ? (
        <Button type="button" onClick={() => room?.choose('wholeCase')}>
          {words.giveOnCase}
        </Button>
      ) : (
        <>
          <Heading level={3} data-size="xs">
            {words.formTitle}
          </Heading>
          {lead !== undefined && <p className="hint">{lead}</p>}
          <ActForm
            type="giveInput"
            caseId={id}
            person={person}
            prefill={{ inputTarget: 'wholeCase' }}
            undrawn={about}
            {...(fields === undefined ? {} : { fields })}
            {...(from === undefined ? {} : { put: from })}
            above={(values) => <Chosen view={view} values={values} />}
            send={sendAndTell}
            cancel={() => {
              setBegunBefore(false);
              room?.close();
            }}
          />
          {tail !== undefined && <p className="hint">{tail}</p>}
        </>
      )}
    </div>
  );
}

/** What the input in the form is about. */
function Chosen({ view, values }: { readonly view: CaseView; readonly values: RawValues }): ReactNode {
  const words = useWords().pages.participation;
  const chosen = quoted(values);
  const texts = useTexts(view.state.id, view.state.participation.texts, [chosen]);
  return (
    <div className="chosen-text">
      <p className="field-label">{words.about}</p>
      {chosen.inputTarget === 'wholeCase' ? <span>{words.aboutWhole}</span> : <Quote texts={texts} input={chosen} />}
      <p className="hint">{words.howToChoose}</p>
    </div>
  );
}

type About = { readonly [N in (typeof about)[number]]?: string };

function quoted(values: RawValues): About {
  return Object.fromEntries(
    about.flatMap((name) => {
      const value = values[name];
      return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    }),
  );
}

function keptHere(place: string, person: string): boolean {
  return readKept(window.localStorage, { person, place, form: 'giveInput' }) !== null;
}

/** What was typed here before signing in: it becomes the text of whoever signs in, where they have begun none of their own. */
function useTypedBefore(place: string, wanted: boolean): RawValues | undefined {
  const found = useQuery({ ...openDraftQuery(place), enabled: wanted });
  const [typed, setTyped] = useState<RawValues | undefined>();
  const draft = wanted ? found.data : undefined;
  useEffect(() => {
    if (draft === undefined || draft === null || draft.content === null) return;
    const named = Object.entries(draft.content).map(([name, value]) => [name === 'email' ? 'contact' : name, value] as const);
    const known = named.filter(
      (entry): entry is readonly [string, RawValues[string]] =>
        Object.hasOwn(participationFields.giveInput, entry[0]) && isRawValue(entry[1]),
    );
    setTyped(Object.fromEntries(known));
    // What cannot be thrown away now is found again, and is then older than a text of one's own.
    discardOpenDraft(place, 'giveInput', draft.revision).catch(() => undefined);
  }, [draft, place]);
  return typed;
}
