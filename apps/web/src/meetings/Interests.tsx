import { Button, Tag } from '@digdir/designsystemet-react';
import type { MeetingItem, MeetingView, Party } from '@likeverd/casework';
import { type ReactNode, useState } from 'react';
import { ApiError } from '../api/client.ts';
import { failureText } from '../components/LoadFailure.tsx';
import { useWords, wordFor } from '../i18n/language.tsx';
import { MeetingAct } from './MeetingAct.tsx';
import { withStanding } from './standing.ts';
import { useMeetingAct } from './useMeetingAct.ts';

interface Props {
  readonly meeting: MeetingView;
  readonly viewer: Party;
  readonly item: MeetingItem;
  /** In the room the list stands open. */
  readonly inRoom?: boolean;
}

const colours = { undeclared: 'neutral', pending: 'warning', qualified: 'success', disqualified: 'danger' } as const;

/** Who has declared what about an item, and how it was ruled; with what the viewer can do about it. */
export function Interests({ meeting, viewer, item, inRoom = false }: Props): ReactNode {
  const { pages, casework } = useWords();
  const words = pages.meetings;
  const { state, acts } = meeting;
  const can = (type: string): boolean =>
    acts.some((act) => act.type === type && act.item === item.id && act.obstacles.length === 0);
  const secretariat = viewer.role === 'secretariat';
  const people = withStanding(state, item);
  const own = people.find(({ person }) => person === viewer.person);
  const undeclared = people.filter(({ standing }) => standing === 'undeclared');
  const count = (wanted: string): number => people.filter(({ standing }) => standing === wanted).length;
  const [pending, disqualified] = [count('pending'), count('disqualified')];
  return (
    <>
      {own !== undefined && can('declareInterest') && own.standing === 'undeclared' && (
        <MeetingAct meeting={meeting} viewer={viewer} type="declareInterest" target={{ item: item.id }} title={words.declareOwn} />
      )}
      <details className="meeting-part" open={inRoom || pending > 0}>
        <summary>{words.interestsCount({ undeclared: undeclared.length, pending, disqualified })}</summary>
        <ul className="standing-list">
          {people.map(({ person, name, seat, standing }) => {
            const declared = item.interests[person];
            const told = [
              declared?.kind === undefined ? undefined : wordFor(casework.choices, declared.kind),
              declared?.description,
              declared?.rulingReason,
            ].filter((text) => text !== undefined);
            return (
              <li key={person}>
                <span className="standing-name">
                  {name} <span className="hint">{wordFor(casework.choices, seat)}</span>
                </span>
                <Tag data-color={colours[standing]} className="tag">
                  {words[standing]}
                </Tag>
                {told.length > 0 && <span className="prose">{told.join(' – ')}</span>}
                {secretariat && can('declareInterest') && standing === 'undeclared' && person !== viewer.person && (
                  <MeetingAct
                    meeting={meeting}
                    viewer={viewer}
                    type="declareInterest"
                    target={{ item: item.id, person }}
                    title={words.declareFor({ name })}
                  />
                )}
                {can('ruleOnInterest') && (standing === 'pending' || standing === 'disqualified') && person !== viewer.person && (
                  <MeetingAct
                    meeting={meeting}
                    viewer={viewer}
                    type="ruleOnInterest"
                    target={{ item: item.id, person }}
                    title={words.ruleFor({ name })}
                  />
                )}
              </li>
            );
          })}
        </ul>
        {secretariat && can('declareInterest') && undeclared.length > 0 && (
          <NothingToDeclare meeting={meeting} item={item} persons={undeclared.map(({ person }) => person)} />
        )}
        {undeclared.length === 0 && <p className="hint">{words.interestsAll}</p>}
      </details>
    </>
  );
}

/** One press for what is usually said in the room: nobody else has anything to declare. */
function NothingToDeclare({
  meeting,
  item,
  persons,
}: {
  readonly meeting: MeetingView;
  readonly item: MeetingItem;
  readonly persons: readonly string[];
}): ReactNode {
  const content = useWords();
  const act = useMeetingAct(meeting);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const record = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    try {
      let view = meeting;
      for (const person of persons) {
        const sending = {
          type: 'declareInterest',
          values: { itemInterest: 'interestNone' },
          target: { item: item.id, person },
        } as const;
        view = await act(sending, crypto.randomUUID(), view);
      }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <p>
      <Button type="button" variant="secondary" data-size="sm" aria-disabled={busy} onClick={() => void record()}>
        {content.pages.meetings.noneForAll}
      </Button>
      {failure !== null && (
        <span role="alert" className="ds-validation-message field-error" data-color="danger">
          {failureText(failure, content)}
        </span>
      )}
    </p>
  );
}
