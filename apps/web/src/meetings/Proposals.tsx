import type { MeetingItem, MeetingView, Party } from '@likeverd/casework';
import { proposes } from '@likeverd/casework';
import type { ReactNode } from 'react';
import { useWords, wordFor } from '../i18n/language.tsx';
import { MeetingAct } from './MeetingAct.tsx';
import { nameOf } from './standing.ts';

interface Props {
  readonly meeting: MeetingView;
  readonly viewer: Party;
  readonly item: MeetingItem;
}

/** Proposals from observers with their answers, and what the viewer can do about them. */
export function Proposals({ meeting, viewer, item }: Props): ReactNode {
  const { pages, casework } = useWords();
  const words = pages.meetings;
  const { state, acts } = meeting;
  const can = acts.some((act) => act.type === 'makeProposal' && act.item === item.id && act.obstacles.length === 0);
  const observers = state.participants.filter(({ seat }) => proposes(seat));
  const speakers = viewer.role === 'secretariat' ? observers : observers.filter(({ person }) => person === viewer.person);
  const answers = (viewer.role === 'secretariat' || isLeader(meeting, viewer)) && ['open', 'held'].includes(state.phase);
  return (
    <section aria-labelledby={`forslag-${item.id}`} className="meeting-part">
      <h3 id={`forslag-${item.id}`}>{words.proposals}</h3>
      {item.proposals.length === 0 && <p className="hint">{words.noProposals}</p>}
      {item.proposals.map(({ number, person = '', text, handling, answer }) => (
        <div key={number} className="proposal">
          <p>
            <strong>{words.proposalBy({ number, name: nameOf(state, person) })}</strong>
          </p>
          <p className="prose">{text}</p>
          {handling !== undefined && (
            <p className="prose">
              <strong>{wordFor(casework.choices, handling)}.</strong> {answer}
            </p>
          )}
          {answers && (
            <MeetingAct meeting={meeting} viewer={viewer} type="answerProposal" target={{ item: item.id, proposal: number }} />
          )}
        </div>
      ))}
      {can &&
        speakers.map(({ person, name }) => (
          <MeetingAct
            key={person}
            meeting={meeting}
            viewer={viewer}
            type="makeProposal"
            target={{ item: item.id, person }}
            title={person === viewer.person ? words.makeOwn : words.makeFor({ name })}
          />
        ))}
    </section>
  );
}

export const isLeader = ({ state }: MeetingView, viewer: Party): boolean =>
  state.participants.some(({ person, seat }) => person === viewer.person && seat === 'leader');
