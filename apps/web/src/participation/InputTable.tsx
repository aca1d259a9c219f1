import { Table } from '@digdir/designsystemet-react';
import { hiddenMark, type Input, type ParticipationState } from '@likeverd/casework';
import { Fragment, type ReactNode } from 'react';
import { TableScroll } from '../components/TableScroll.tsx';
import { useFormat, useWords, wordFor } from '../i18n/language.tsx';
import { Outcome } from './Outcome.tsx';
import { Quote } from './Quote.tsx';
import { useTexts } from './useTexts.ts';

interface Props {
  readonly participation: ParticipationState;
  readonly number: string | undefined;
  /** Which of the published inputs; default: all. */
  readonly only?: (input: Input) => boolean;
}

/** The public table: every published input, and what came of it. */
export function InputTable({ participation, number, only = () => true }: Props): ReactNode {
  const { pages, casework } = useWords();
  const words = pages.participation;
  const format = useFormat();
  const inputs = participation.inputs.filter((input) => input.inputNumber !== undefined && only(input));
  const texts = useTexts(number ?? '', participation.texts, inputs);
  if (inputs.length === 0) return <p>{words.noInput}</p>;
  return (
    <TableScroll label={words.tableCaption}>
      <Table className="input-table">
        <caption className="ds-sr-only">{words.tableCaption}</caption>
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell>{words.number}</Table.HeaderCell>
            <Table.HeaderCell>{words.sender}</Table.HeaderCell>
            <Table.HeaderCell>{words.input}</Table.HeaderCell>
            <Table.HeaderCell>{words.whatCameOfIt}</Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {inputs.map((input) => (
            <Table.Row key={input.inputNumber} id={`innspill-${input.inputNumber}`}>
              <Table.Cell className="numeric">{input.inputNumber}</Table.Cell>
              <Table.Cell>
                <p>{input.senderName ?? wordFor(casework.choices, input.senderCapacity ?? '')}</p>
                <p className="hint">
                  <time dateTime={input.givenOn}>{format.date(input.givenOn)}</time>, {words.stages[input.givenAtStage]}
                </p>
              </Table.Cell>
              <Table.Cell>
                <Quote texts={texts} input={input} />
                <PublishedText input={input} />
                {input.senderInterests !== undefined && (
                  <p className="hint">
                    {words.interests} {input.senderInterests}
                  </p>
                )}
              </Table.Cell>
              <Table.Cell>
                {input.disposition === undefined ? words.notAnswered : <Outcome disposition={input.disposition} number={number} />}
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </TableScroll>
  );
}

/** The text as published: what is hidden is said to be, and why. */
export function PublishedText({
  input,
}: {
  readonly input: Pick<Input, 'publishedText' | 'withheldGround' | 'hiddenGrounds'>;
}): ReactNode {
  const { pages, casework } = useWords();
  const words = pages.participation;
  if (input.withheldGround !== undefined)
    return <p>{words.withheld({ ground: wordFor(casework.choices, input.withheldGround) })}</p>;
  const parts = (input.publishedText ?? '').split(hiddenMark);
  return (
    <>
      <p className="prose">
        {parts.map((part, index) => (
          // The parts of one text have no other name than their place in it.
          <Fragment key={`part-${index + 1}`}>
            {index > 0 && <mark className="hidden-passage">{words.hidden}</mark>}
            {part}
          </Fragment>
        ))}
      </p>
      {input.hiddenGrounds !== undefined && (
        <p className="hint">
          {words.hiddenBecause({ grounds: input.hiddenGrounds.map((ground) => wordFor(casework.choices, ground)).join(', ') })}
        </p>
      )}
    </>
  );
}
