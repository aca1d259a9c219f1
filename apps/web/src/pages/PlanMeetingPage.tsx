import { type Forum, forums, type MeetingView } from '@likeverd/casework';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { postJson } from '../api/client.ts';
import { sessionQuery } from '../api/queries.ts';
import { Loading } from '../components/Loading.tsx';
import { SignInFirst } from '../components/SignInFirst.tsx';
import { ActForm } from '../forms/ActForm.tsx';
import { Choice } from '../forms/Choice.tsx';
import { useWords, wordFor } from '../i18n/language.tsx';
import { PageHeading } from '../layout/PageHeading.tsx';
import { compactRows } from '../meetings/CompactRows.tsx';
import { meetingQuery, participantsQuery } from '../meetings/queries.ts';

const controls = { participants: compactRows({ open: true }) };

/** The secretariat plans a meeting; those who were at the forum's last one are filled in. */
export function PlanMeetingPage(): ReactNode {
  const { web, casework, pages } = useWords();
  const session = useQuery(sessionQuery);
  const viewer = session.data?.viewer ?? null;
  const [forum, setForum] = useState<Forum | undefined>();
  if (session.isPending) return <Loading />;
  if (viewer?.role !== 'secretariat') return <SignInFirst title={pages.meetings.plan} text={web.work.signInText} />;
  return (
    <div className="container page">
      <p className="back">
        <Link to="/moter">{pages.meetings.title}</Link>
      </p>
      <PageHeading title={pages.meetings.plan} />
      <fieldset className="field">
        <legend className="field-label">{casework.fields.forum.label}</legend>
        {forums.map((each) => (
          <Choice
            key={each}
            type="radio"
            id={`forum-${each}`}
            name="forum"
            label={wordFor(casework.organisations, each)}
            checked={forum === each}
            change={() => setForum(each)}
          />
        ))}
      </fieldset>
      {forum !== undefined && <PlanForm key={forum} forum={forum} person={viewer.person} />}
    </div>
  );
}

function PlanForm({ forum, person }: { readonly forum: Forum; readonly person: string }): ReactNode {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const found = useQuery(participantsQuery(forum));
  if (found.isPending) return <Loading />;
  return (
    <ActForm
      type="planMeeting"
      caseId="new"
      form={`planMeeting:${forum}`}
      person={person}
      confidential={false}
      controls={controls}
      fixed={{ forum }}
      prefill={{ quorum: 4, participants: found.data?.participants ?? [] }}
      send={async (values, key) => {
        const { id, view } = await postJson<{ id: string; view: MeetingView }>('/api/meetings', { values }, key);
        queryClient.setQueryData(meetingQuery(id).queryKey, view);
        await queryClient.invalidateQueries({ queryKey: ['meetings'] });
        await navigate({ to: '/moter/$id', params: { id } });
      }}
    />
  );
}
