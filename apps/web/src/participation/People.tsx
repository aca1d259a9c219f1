import { Tag } from '@digdir/designsystemet-react';
import {
  actsOnParticipant,
  type CaseView,
  type CommandType,
  type Participant,
  type ParticipantStanding,
  participantStanding,
} from '@likeverd/casework';
import type { ReactNode } from 'react';
import type { Party } from '../api/types.ts';
import { type Fact, Facts } from '../components/Facts.tsx';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { Item, ItemList } from './ItemList.tsx';
import { ParticipationAct } from './ParticipationAct.tsx';

const colours: Readonly<Record<ParticipantStanding, 'neutral' | 'info' | 'warning' | 'danger' | 'success'>> = {
  proposed: 'neutral',
  asked: 'info',
  declined: 'neutral',
  awaitsRelease: 'warning',
  refusedTime: 'danger',
  awaitsJudgement: 'warning',
  disqualified: 'danger',
  ready: 'info',
  appointed: 'success',
};

export interface SectionProps {
  readonly view: CaseView;
  readonly viewer: Party;
  readonly onlyWaiting: boolean;
  readonly tell: (act: CommandType) => void;
}

/** Acts of a kind that the viewer can do in the case now. */
export function canDo(view: CaseView, type: CommandType): boolean {
  return view.acts.some((act) => act.type === type && act.obstacles.length === 0);
}

/** Experts and users' representatives: how far each has come, and what the viewer can do about it. */
export function People({ view, viewer, onlyWaiting, tell }: SectionProps): ReactNode {
  const { pages } = useWords();
  const words = pages.participation;
  const people = view.state.participation.participants.filter(({ id }) => !id.startsWith('#'));
  const listed = people
    .map((participant) => ({
      participant,
      acts: actsOnParticipant(participant, viewer.organisation).filter((type) => canDo(view, type)),
    }))
    .filter(({ acts }) => !onlyWaiting || acts.length > 0);
  return (
    <section aria-labelledby="deltakere">
      <h2 id="deltakere" className="ds-heading" data-size="sm">
        {words.page.people}
      </h2>
      {canDo(view, 'proposeParticipant') && <ParticipationAct type="proposeParticipant" view={view} viewer={viewer} tell={tell} />}
      {listed.length === 0 && people.length === 0 && <p>{words.page.noPeople}</p>}
      <ItemList label={words.page.people}>
        {listed.map(({ participant, acts }) => {
          const standing = participantStanding(participant);
          const name = participant.participantName ?? participant.expertise ?? participant.id;
          return (
            <Item key={participant.id} name={`${name}: ${words.page.standings[standing]}`} waiting={acts.length > 0}>
              <p className="participation-head">
                <strong>{name}</strong>
                <Tag data-color={colours[standing]} className="tag">
                  {words.page.standings[standing]}
                </Tag>
              </p>
              <ParticipantFacts participant={participant} />
              {acts.map((type) => (
                <ParticipationAct
                  key={type}
                  type={type}
                  view={view}
                  viewer={viewer}
                  fixed={{ participant: participant.id }}
                  who={name}
                  {...(type === 'askParticipant' && participant.participantKind === 'caseUserRepresentative'
                    ? { prefill: { account: 'brukerutvalgene' } }
                    : {})}
                  tell={tell}
                />
              ))}
            </Item>
          );
        })}
      </ItemList>
      {onlyWaiting && listed.length === 0 && people.length > 0 && <p>{words.own.nothingWaits}</p>}
    </section>
  );
}

/** What is known of someone taking part, as far as the viewer may know it. */
function ParticipantFacts({ participant }: { readonly participant: Participant }): ReactNode {
  const { casework, pages } = useWords();
  const format = useFormat();
  const { fields, choices, organisations } = casework;
  const { consent, release, interests } = participant;
  const rows: readonly (readonly [string, string | undefined])[] = [
    [fields.participantKind.label, participant.participantKind && wordFor(choices, participant.participantKind)],
    [fields.expertise.label, participant.expertise],
    [fields.workplace.label, participant.workplace],
    [pages.participation.page.proposedBy, participant.proposedBy && wordFor(organisations, participant.proposedBy)],
    [fields.proposalReason.label, participant.proposalReason],
    [fields.assignment.label, participant.assignment],
    [fields.hoursNeeded.label, participant.hoursNeeded === undefined ? undefined : format.number(participant.hoursNeeded)],
    [fields.employer.label, participant.employer && wordFor(organisations, participant.employer)],
    [pages.participation.page.replyBy, participant.replyBy && format.date(participant.replyBy)],
    [fields.consentConditions.label, consent?.consentConditions],
    [fields.interestsInCase.label, consent?.interestsInCase],
    [fields.release.label, release?.release && wordFor(choices, release.release)],
    [fields.releasedHours.label, release?.releasedHours === undefined ? undefined : format.number(release.releasedHours)],
    [fields.releaseRefusal.label, release?.releaseRefusal],
    [fields.interestsJudgement.label, interests?.interestsJudgement && wordFor(choices, interests.interestsJudgement)],
    [fields.judgementReason.label, interests?.judgementReason],
  ];
  const facts: readonly Fact[] = rows.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [{ name, value }]));
  return <Facts facts={facts} />;
}
