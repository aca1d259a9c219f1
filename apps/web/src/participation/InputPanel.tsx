import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import type { CaseView } from '@likeverd/casework';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { getJson, postJson } from '../api/client.ts';
import { draftsQuery, sessionQuery } from '../api/queries.ts';
import type { Party } from '../api/types.ts';
import { clearKept, readKept, writeKept } from '../drafts/kept.ts';
import { ActForm } from '../forms/ActForm.tsx';
import type { RawValues } from '../forms/drafts.ts';
import { useWords } from '../i18n/language.tsx';
import { useInputRoom } from './InputRoom.tsx';
import { Quote } from './Quote.tsx';

/** Roles whose input a case takes; the bodies work on the case itself. */
const givers: ReadonlySet<Party['role']> = new Set(['proposer', 'supplier', 'expert', 'userRepresentative', 'healthTrust']);
const quote = ['quotedText', 'textBefore', 'textAfter'] as const;

/** Where input is written and sent. Whoever is not signed in can write; what is written is kept until they are. */
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
  return <Panel key={viewer?.person ?? ''} view={view} viewer={viewer} />;
}

function Panel({ view, viewer }: { readonly view: CaseView; readonly viewer: Party | null }): ReactNode {
  const { pages } = useWords();
  const words = pages.participation;
  const queryClient = useQueryClient();
  const room = useInputRoom();
  const { id } = view.state;
  const person = viewer?.person ?? '';
  const [begunBefore, setBegunBefore] = useState(() => takeOver(id, person));
  const begun = useQuery({ ...draftsQuery(id), enabled: viewer !== null });
  const [sent, setSent] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  const isOpen = room?.open === true || begunBefore || begun.data?.drafts.some(({ form }) => form === 'giveInput') === true;

  const chosen = room?.chosen;
  useEffect(() => {
    if (chosen === undefined) return;
    setSent(false);
    panel.current?.scrollIntoView({ block: 'start' });
    panel.current?.focus({ preventScroll: true });
  }, [chosen]);

  const send = async (values: Readonly<Record<string, unknown>>, key: string): Promise<void> => {
    const path = `/api/cases/${encodeURIComponent(id)}`;
    // Input is not based on where the case stands, only on the text that it quotes, and that the rules look at.
    const now = await getJson<CaseView>(path);
    await postJson(`${path}/acts`, { type: 'giveInput', values, expectedVersion: now.state.version }, key);
    setSent(true);
    setBegunBefore(false);
    room?.close();
    await Promise.all(
      ['cases', 'case', 'method', 'drafts', 'participation'].map((each) => queryClient.invalidateQueries({ queryKey: [each] })),
    );
    panel.current?.focus();
  };

  const whole = <span>{words.aboutWhole}</span>;
  return (
    <div ref={panel} id="gi-innspill" tabIndex={-1} className="input-panel">
      {sent && (
        <Alert data-color="success" role="status" className="form-notice">
          <p>{words.sent}</p>
          <p>
            <Link to="/medvirkning">{words.toOwn}</Link>
          </p>
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
          {viewer === null && <p className="hint">{words.signInLater}</p>}
          <ActForm
            type="giveInput"
            caseId={id}
            person={person}
            prefill={{ inputTarget: 'wholeCase' }}
            undrawn={['inputTarget', ...quote]}
            {...(room?.chosen === undefined ? {} : { put: room.chosen })}
            above={(values) => (
              <div className="chosen-text">
                <p className="field-label">{words.about}</p>
                {text(values.inputTarget) === 'wholeCase' ? (
                  whole
                ) : (
                  <Quote texts={view.state.participation.texts} input={quoted(values)} />
                )}
                <p className="hint">{words.howToChoose}</p>
              </div>
            )}
            send={send}
            {...(room === null ? {} : { cancel: room.close })}
          />
        </>
      )}
    </div>
  );
}

const text = (value: RawValues[string] | undefined): string => (typeof value === 'string' ? value : '');

function quoted(values: RawValues): { readonly inputTarget: string; readonly quotedText?: string } {
  const passage = Object.fromEntries(quote.flatMap((name) => (text(values[name]) === '' ? [] : [[name, text(values[name])]])));
  return { inputTarget: text(values.inputTarget), ...passage };
}

/** What was written before signing in becomes the text of whoever signs in; true where something was written. */
function takeOver(place: string, person: string): boolean {
  const own = { person, place, form: 'giveInput' };
  const nobodys = { ...own, person: '' };
  const kept = readKept(window.localStorage, nobodys);
  if (person === '' || kept === null) return kept !== null || readKept(window.localStorage, own) !== null;
  if (readKept(window.localStorage, own) === null && writeKept(window.localStorage, own, kept))
    clearKept(window.localStorage, nobodys);
  return true;
}
