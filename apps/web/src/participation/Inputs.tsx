import { Tag } from '@digdir/designsystemet-react';
import type { Input } from '@likeverd/casework';
import type { ReactNode } from 'react';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { Item, ItemList } from './ItemList.tsx';
import { Outcome } from './Outcome.tsx';
import { ParticipationAct } from './ParticipationAct.tsx';
import { canDo, type SectionProps } from './People.tsx';
import { Quote } from './Quote.tsx';
import { useTexts } from './useTexts.ts';

/** Input as the viewer may see it, with what is to be done: publish, answer. */
export function Inputs({ view, viewer, onlyWaiting, tell }: SectionProps): ReactNode {
  const { pages } = useWords();
  const words = pages.participation.page;
  const { inputs } = view.state.participation;
  const texts = useTexts(view.state.id, view.state.participation.texts, inputs);
  // What the viewer gave or works with; that of others stands in the public table.
  const known = inputs.filter(({ id }) => id !== undefined);
  const listed = known
    .map((input) => ({
      input,
      mayPublish: canDo(view, 'publishInput') && input.inputNumber === undefined,
      mayAnswer: canDo(view, 'answerInput') && input.inputNumber !== undefined && input.disposition === undefined,
    }))
    .filter(({ mayPublish, mayAnswer }) => !onlyWaiting || mayPublish || mayAnswer);
  return (
    <section aria-labelledby="innspillene">
      <h2 id="innspillene" className="ds-heading" data-size="sm">
        {words.inputs}
      </h2>
      <p className="hint">
        {known.length === 0
          ? words.noInputs
          : words.inputCounts({
              given: known.length,
              unpublished: known.filter(({ inputNumber }) => inputNumber === undefined).length,
              unanswered: known.filter(({ disposition }) => disposition === undefined).length,
            })}
      </p>
      <ItemList label={words.inputs}>
        {listed.map(({ input, mayPublish, mayAnswer }) => {
          const id = input.id ?? '';
          const name = input.inputNumber === undefined ? id : words.inputName({ number: input.inputNumber });
          const hidden = input.hiddenPassages ?? [];
          return (
            <Item key={id} name={name} waiting={mayPublish || mayAnswer}>
              <InputHead input={input} name={name} />
              <Quote texts={texts} input={input} />
              <p className="prose">{input.inputText ?? input.publishedText}</p>
              <InputFacts input={input} />
              {input.disposition !== undefined && <Outcome disposition={input.disposition} number={view.state.number} />}
              {mayPublish && (
                <ParticipationAct
                  type="publishInput"
                  view={view}
                  viewer={viewer}
                  fixed={{ inputId: id }}
                  who={name}
                  prefill={{
                    inputPublication: hidden.length === 0 ? 'publishWhole' : 'publishPartly',
                    hiddenPassages: hidden,
                  }}
                  tell={tell}
                />
              )}
              {mayAnswer && (
                <ParticipationAct type="answerInput" view={view} viewer={viewer} fixed={{ inputId: id }} who={name} tell={tell} />
              )}
            </Item>
          );
        })}
      </ItemList>
    </section>
  );
}

function InputHead({ input, name }: { readonly input: Input; readonly name: string }): ReactNode {
  const { pages, casework } = useWords();
  const { page, stages } = pages.participation;
  const format = useFormat();
  return (
    <>
      <p className="participation-head">
        <strong>{name}</strong>
        <Tag data-color={input.inputNumber === undefined ? 'warning' : 'success'} className="tag">
          {input.inputNumber === undefined ? page.unpublished : page.published}
        </Tag>
      </p>
      <p className="hint">
        {input.senderName ?? wordFor(casework.choices, input.senderCapacity ?? '')} ·{' '}
        <time dateTime={input.givenOn}>{format.date(input.givenOn)}</time>, {stages[input.givenAtStage]}
      </p>
    </>
  );
}

function InputFacts({ input }: { readonly input: Input }): ReactNode {
  const { pages, casework } = useWords();
  const { page, interests } = pages.participation;
  return (
    <>
      {input.senderInterests !== undefined && (
        <p className="hint">
          {interests} {input.senderInterests}
        </p>
      )}
      {input.contact !== undefined && (
        <p className="hint">
          {casework.fields.contact.label}: {input.contact}
        </p>
      )}
      {(input.hiddenPassages ?? []).length > 0 && (
        <>
          <p className="hint">{page.wantsHidden}</p>
          <ul>
            {(input.hiddenPassages ?? []).map(({ passage, ground }) => (
              <li key={String(passage)}>
                <q>{String(passage)}</q> ({wordFor(casework.choices, String(ground))})
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
