import type { CaseDocument, CaseState, Disposition, Input, Participant, Question } from '@likeverd/casework';
import type { PackSection } from '@likeverd/documents/pack';
import { sizeText } from '../files/sizes.ts';
import { type Content, type Format, wordFor } from '../i18n/language.tsx';
import { type Row, section } from './sections.ts';

/** What people outside the bodies have said in a case, what came of it, and the documents of the case: as far as the view holds it. */
export function statementSections(state: CaseState, words: Content, format: Format): readonly PackSection[] {
  const { participants, questions, inputs } = state.participation;
  return [
    ...comparabilitySections(state, words),
    ...questions.flatMap((question, index) => {
      const participant = participants.find(({ id }) => id === question.participant);
      return statement(question, participant, index + 1, words, format);
    }),
    ...inputs.flatMap((input, index) => inputSection(input, index + 1, words, format)),
    ...documentSections(state.files.documents, words, format),
  ];
}

/** What experts have said of whether methods can be compared, before Bestillerforum met. */
function comparabilitySections({ intake }: CaseState, { pages, casework }: Content): readonly PackSection[] {
  const { fields, choices } = casework;
  return intake.comparabilityStatements.flatMap(({ comparedMethod, expertVerdict, comparedEffect, comparedSideEffects }, index) =>
    section(pages.intake.statement({ number: index + 1 }), [
      [fields.comparedMethod.label, comparedMethod],
      [fields.expertVerdict.label, expertVerdict === undefined ? undefined : wordFor(choices, expertVerdict)],
      [fields.comparedEffect.label, comparedEffect],
      [fields.comparedSideEffects.label, comparedSideEffects],
    ]),
  );
}

function statement(
  question: Question,
  participant: Participant | undefined,
  number: number,
  { pages, casework }: Content,
  format: Format,
): readonly PackSection[] {
  const { page, kinds } = pages.participation;
  const { answer, feedback } = question;
  const kind = wordFor(kinds, participant?.participantKind ?? 'clinicalExpert');
  const who = [participant?.participantName, participant?.expertise].filter((part) => part !== undefined).join(', ');
  const title = pages.meetings.statement({ number, kind, who });
  if (answer === undefined) {
    return section(title, [
      [casework.fields['questions.question'].label, question.question],
      [page.answer, page.deadline({ date: format.date(question.answerBy) })],
    ]);
  }
  const { yesOrNoAnswer, likelyValue, lowestValue = '–', highestValue = '–' } = answer;
  return section(title, [
    [casework.fields['questions.question'].label, question.question],
    [casework.fields.yesOrNoAnswer.label, yesOrNoAnswer === undefined ? undefined : wordFor(casework.choices, yesOrNoAnswer)],
    [
      casework.fields.likelyValue.label,
      likelyValue === undefined ? undefined : page.estimate({ likely: likelyValue, lowest: lowestValue, highest: highestValue }),
    ],
    [page.answer, answer.answerText],
    [casework.fields.beyondTheQuestion.label, answer.beyondTheQuestion],
    [page.feedback, feedback === undefined ? page.noFeedback : outcome(feedback, { pages, casework }, format)],
  ]);
}

/** What came of an input or an answer: the disposition with its day, why, and where the change is. */
function outcome(disposition: Disposition, { pages, casework }: Pick<Content, 'pages' | 'casework'>, format: Format): string {
  const { inputEffect = '', inputEffectReason = '', changedPlace, documentVersion, recordedOn } = disposition;
  const where =
    documentVersion === undefined
      ? wordFor(casework.choices, changedPlace ?? '')
      : pages.participation.documentVersion({ version: documentVersion });
  return [`${wordFor(casework.choices, inputEffect)}, ${format.date(recordedOn)}. ${inputEffectReason}`, where]
    .filter((part) => part !== '')
    .join('\n');
}

function inputSection(input: Input, place: number, { pages, casework }: Content, format: Format): readonly PackSection[] {
  const words = pages.participation;
  const { inputNumber, inputTarget = '', senderName, senderCapacity = '', disposition, withheldGround } = input;
  const from = senderName ?? wordFor(casework.choices, senderCapacity);
  const withheld = withheldGround === undefined ? undefined : words.withheld({ ground: wordFor(casework.choices, withheldGround) });
  return section(
    inputNumber === undefined
      ? pages.meetings.unpublishedInput({ number: place, from })
      : pages.meetings.publishedInput({ number: inputNumber, from }),
    [
      [words.about, wordFor(casework.choices, inputTarget)],
      [casework.fields.quotedText.label, input.quotedText],
      [words.input, input.publishedText ?? input.inputText ?? withheld],
      [casework.fields.senderInterests.label, input.senderInterests],
      [pages.meetings.given, `${format.date(input.givenOn)}, ${words.stages[input.givenAtStage]}`],
      [words.whatCameOfIt, disposition === undefined ? words.notAnswered : outcome(disposition, { pages, casework }, format)],
    ],
  );
}

/** Every version of every document that the reader may open, with what tells it apart: its name, size and hash. */
function documentSections(documents: readonly CaseDocument[], words: Content, format: Format): readonly PackSection[] {
  const { files, meetings } = words.pages;
  return section(
    meetings.attached,
    documents
      .filter(({ withdrawn }) => withdrawn === undefined)
      .flatMap(({ title, kind, versions }) =>
        versions.map(
          ({ file, recordedAt, published }, index): Row => [
            [title, files.version({ number: index + 1 }).toLowerCase()].join(', '),
            [
              [wordFor(words.casework.choices, kind), file.name, sizeText(file.size, words, format)].join(' · '),
              [format.instant(recordedAt), ...(published ? [files.published] : [])].join(' · '),
              `${files.hash} ${file.hash}`,
            ].join('\n'),
          ],
        ),
      ),
  );
}
