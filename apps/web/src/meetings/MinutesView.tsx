import type { MinutedItem, Minutes } from '@likeverd/casework';
import type { ReactNode } from 'react';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';

/** The minutes as the reader may have them: from what was recorded in the room, or from what was published. */
export function MinutesView({ minutes }: { readonly minutes: Minutes }): ReactNode {
  const { pages, casework } = useWords();
  const format = useFormat();
  const words = pages.meetings;
  const people = (given: Minutes['present']): string => format.list(given.map(({ name }) => name));
  return (
    <div className="minutes" data-edition={minutes.edition}>
      <p className="hint">
        {minutes.edition === 'full' ? words.editionFull : words.editionPublic}. {words.minutesLead}
      </p>
      {minutes.present.length > 0 && (
        <p>
          <strong>{words.present}:</strong> {people(minutes.present)}
        </p>
      )}
      {minutes.absent.length > 0 && (
        <p>
          <strong>{words.absent}:</strong> {people(minutes.absent)}
        </p>
      )}
      {minutes.items.map((item) => (
        <MinutesItem key={item.id} item={item} />
      ))}
      {minutes.withdrawn.map(({ title, number, reason }) => (
        <p key={`${number ?? ''}${title}`}>
          <strong>
            {words.withdrawn}: {[number, title].filter((text) => text !== undefined).join(' ')}.
          </strong>{' '}
          {reason}
        </p>
      ))}
      {minutes.remark !== undefined && (
        <p className="prose">
          <strong>{casework.fields.minutesRemark.label}:</strong> {minutes.remark}
        </p>
      )}
    </div>
  );
}

function MinutesItem({ item }: { readonly item: MinutedItem }): ReactNode {
  const { pages, casework } = useWords();
  const format = useFormat();
  const words = pages.meetings;
  const choices = { ...casework.organisations, ...casework.choices };
  return (
    <article className="minutes-item">
      <h3>
        {words.itemHeading({ place: item.place, title: [item.number, item.title].filter((text) => text !== undefined).join(' ') })}
      </h3>
      {item.conclusions.length === 0 && <p className="hint">{words.notConcluded}</p>}
      {item.conclusions.map((conclusion, index) => (
        <div key={`${conclusion.outcome}-${index + 1}`}>
          <p>
            <strong>{wordFor(choices, conclusion.outcome)}.</strong> <span className="prose">{conclusion.reason}</span>
          </p>
          {conclusion.stands.length > 0 && (
            <ul>
              {conclusion.stands.map(({ authority, stand, standRemark }) => (
                <li key={authority}>
                  {wordFor(choices, authority)}: {wordFor(choices, stand)}
                  {standRemark === undefined ? '' : `. ${standRemark}`}
                </li>
              ))}
            </ul>
          )}
          {conclusion.steppedAside.length > 0 && (
            <p>{words.steppedAside({ names: format.list(conclusion.steppedAside.map(({ name }) => name)) })}</p>
          )}
          {conclusion.discussion !== undefined && (
            <p className="prose">
              <strong>{words.discussion}:</strong> {conclusion.discussion}
            </p>
          )}
        </div>
      ))}
      {item.silent.length > 0 && <p>{words.silent({ names: format.list(item.silent.map(({ name }) => name)) })}</p>}
      {item.proposals.map(({ number, by, text, handling, answer }) => (
        <div key={number} className="proposal">
          <p>
            <strong>{words.proposalBy({ number, name: by })}</strong>
          </p>
          <p className="prose">{text ?? words.closedText}</p>
          <p className="prose">
            <strong>{wordFor(choices, handling)}.</strong> {answer}
          </p>
        </div>
      ))}
    </article>
  );
}
