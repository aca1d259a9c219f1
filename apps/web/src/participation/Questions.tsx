import { Tag } from '@digdir/designsystemet-react';
import { type Question, questionStanding } from '@likeverd/casework';
import { type ReactNode, useMemo, useState } from 'react';
import { Choice } from '../forms/Choice.tsx';
import type { RawValues } from '../forms/drafts.ts';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { Item, ItemList } from './ItemList.tsx';
import { Outcome } from './Outcome.tsx';
import { ParticipationAct } from './ParticipationAct.tsx';
import { canDo, type SectionProps } from './People.tsx';
import { useToday } from './useToday.ts';

const colours = { answered: 'success', overdue: 'danger', open: 'info' } as const;

/** Questions to experts and users' representatives: who was asked, who has answered, what is overdue, and what came of the answers. */
export function Questions({ view, viewer, onlyWaiting, tell }: SectionProps): ReactNode {
  const { pages } = useWords();
  const words = pages.participation.page;
  const { questions, participants } = view.state.participation;
  const today = useToday();
  const own = new Set(participants.filter(({ account }) => account === viewer.organisation).map(({ id }) => id));
  const listed = questions
    .map((question) => ({
      question,
      mayAnswer: canDo(view, 'answerQuestion') && own.has(question.participant) && question.answer === undefined,
      mayFollowUp: canDo(view, 'giveFeedback') && question.answer !== undefined && question.feedback === undefined,
    }))
    .filter(({ mayAnswer, mayFollowUp }) => !onlyWaiting || mayAnswer || mayFollowUp)
    .toSorted((a, b) => a.question.answerBy.localeCompare(b.question.answerBy));
  const standings = questions.map((question) => questionStanding(question, today));
  return (
    <section aria-labelledby="sporsmal">
      <h2 id="sporsmal" className="ds-heading" data-size="sm">
        {words.questions}
      </h2>
      <p className="hint">
        {questions.length === 0
          ? words.noQuestions
          : words.counts({
              asked: questions.length,
              answered: standings.filter((standing) => standing === 'answered').length,
              overdue: standings.filter((standing) => standing === 'overdue').length,
            })}
      </p>
      {canDo(view, 'askQuestions') && <AskQuestions view={view} viewer={viewer} tell={tell} />}
      <ItemList label={words.questions}>
        {listed.map(({ question, mayAnswer, mayFollowUp }) => {
          const person = participants.find(({ id }) => id === question.participant);
          const standing = questionStanding(question, today);
          return (
            <Item
              key={question.id}
              name={`${question.question} ${words.questionStandings[standing]}`}
              waiting={mayAnswer || mayFollowUp}
            >
              <QuestionText question={question} who={person?.participantName ?? person?.expertise ?? ''} />
              <Answer question={question} number={view.state.number} />
              {mayAnswer && (
                <ParticipationAct
                  type="answerQuestion"
                  view={view}
                  viewer={viewer}
                  fixed={{ questionId: question.id }}
                  who={question.question}
                  undrawn={undrawnFor(question.answerKind)}
                  tell={tell}
                />
              )}
              {mayFollowUp && (
                <ParticipationAct
                  type="giveFeedback"
                  view={view}
                  viewer={viewer}
                  fixed={{ questionId: question.id }}
                  who={question.question}
                  tell={tell}
                />
              )}
            </Item>
          );
        })}
      </ItemList>
    </section>
  );
}

const estimateFields = ['likelyValue', 'lowestValue', 'highestValue'] as const;

/** The fields that a kind of question does not ask for. */
function undrawnFor(answerKind: string): readonly string[] {
  if (answerKind === 'yesOrNo') return estimateFields;
  return answerKind === 'estimate' ? ['yesOrNoAnswer'] : ['yesOrNoAnswer', ...estimateFields];
}

function QuestionText({ question, who }: { readonly question: Question; readonly who: string }): ReactNode {
  const { pages } = useWords();
  const words = pages.participation.page;
  const format = useFormat();
  const standing = questionStanding(question, useToday());
  return (
    <>
      <p className="participation-head">
        <strong className="prose">{question.question}</strong>
        <Tag data-color={colours[standing]} className="tag">
          {words.questionStandings[standing]}
        </Tag>
      </p>
      <p className="hint">
        {who === '' ? '' : `${who} · `}
        {words.deadline({ date: format.date(question.answerBy) })}
      </p>
      <p>
        {words.whyAsked} <span className="prose">{question.whyAsked}</span>
      </p>
      {question.sharedBackground !== undefined && <p className="prose">{question.sharedBackground}</p>}
      <p className="hint">
        {question.othersAsked.length === 0 ? words.noOthers : words.othersAsked({ list: question.othersAsked.join(', ') })}
      </p>
    </>
  );
}

function Answer({ question, number }: { readonly question: Question; readonly number: string | undefined }): ReactNode {
  const { pages, casework } = useWords();
  const words = pages.participation.page;
  const { answer, feedback } = question;
  if (answer === undefined) return null;
  const { yesOrNoAnswer, likelyValue, lowestValue = '–', highestValue = '–', answerText, beyondTheQuestion } = answer;
  return (
    <div className="participation-answer">
      <h3>{words.answer}</h3>
      {yesOrNoAnswer !== undefined && <p>{wordFor(casework.choices, yesOrNoAnswer)}</p>}
      {likelyValue !== undefined && <p>{words.estimate({ likely: likelyValue, lowest: lowestValue, highest: highestValue })}</p>}
      <p className="prose">{answerText}</p>
      {beyondTheQuestion !== undefined && (
        <p>
          {words.beyond} <span className="prose">{beyondTheQuestion}</span>
        </p>
      )}
      <h3>{words.feedback}</h3>
      {feedback === undefined ? <p className="hint">{words.noFeedback}</p> : <Outcome disposition={feedback} number={number} />}
    </div>
  );
}

/** New questions, to those that are ticked. */
function AskQuestions({ view, viewer, tell }: Omit<SectionProps, 'onlyWaiting'>): ReactNode {
  const { pages } = useWords();
  const appointed = view.state.participation.participants.filter(
    ({ id, appointedOn }) => appointedOn !== undefined && !id.startsWith('#'),
  );
  const [chosen, setChosen] = useState(() => appointed.map(({ id }) => id));
  const put = useMemo<RawValues>(() => ({ askedParticipants: chosen.map((participant) => ({ participant })) }), [chosen]);
  return (
    <ParticipationAct
      type="askQuestions"
      view={view}
      viewer={viewer}
      undrawn={['askedParticipants']}
      put={put}
      above={() => (
        <fieldset className="field">
          <legend className="field-label">{pages.participation.page.askWhom}</legend>
          {appointed.map(({ id, participantName, expertise }) => (
            <Choice
              key={id}
              type="checkbox"
              id={`spor-${id}`}
              name="askedParticipants"
              label={[participantName, expertise].filter((part) => part !== undefined).join(', ')}
              checked={chosen.includes(id)}
              change={(ticked) => setChosen(ticked ? [...chosen, id] : chosen.filter((each) => each !== id))}
            />
          ))}
        </fieldset>
      )}
      tell={tell}
    />
  );
}
