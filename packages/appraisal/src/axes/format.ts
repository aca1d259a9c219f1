import { choice, type Infer, list, number, object, optional, required, text } from '@likeverd/modelling/document';
import { date, source, words } from '../assessment/words.ts';

/** What makes documentation uncertain (Meld. St. 21 (2024–2025), L5387-5399, L5441-5446). */
export const uncertaintyTopics = [
  'controlArm',
  'followUp',
  'surrogate',
  'relativeEffect',
  'introductionCosts',
  'patientNumber',
  'longTermEffect',
  'authorisation',
] as const;
export const uncertaintyLevels = ['low', 'moderate', 'high'] as const;
const level = choice('How uncertain.', uncertaintyLevels);

const judged = object('One source of uncertainty: a row of the register of uncertainties (A6).', {
  topic: required(choice('Which of the listed sources, or another.', [...uncertaintyTopics, 'other'])),
  label: optional(words),
  level: required(level),
  reason: required(words),
  evidence: required(source),
  parameters: optional(list('Parameters of the model that carry it.', text('Parameter.', { maximumLength: 80 }), 1)),
  reducible: optional(
    object('Which data can reduce it, and when. Absent where none can.', {
      by: required(
        choice('Kind of data.', ['ongoingStudy', 'newStudy', 'register', 'realWorldData', 'expertElicitation', 'other']),
      ),
      data: required(words),
      expected: optional(date),
      source: required(source),
    }),
  ),
});

/** The two axes of uncertainty (Figure 7.4). */
export const uncertaintyShape = object('How uncertain the documentation is, and how uncertain the decision.', {
  sources: required(list('Sources of uncertainty, each judged.', judged, 1)),
  overall: optional(
    object('Uncertainty of the documentation as a whole. Default: that of the most uncertain source that is judged.', {
      level: required(level),
      reason: required(words),
    }),
  ),
  decision: optional(
    object('When the uncertainty of the decision counts as high, where it is not as usual.', {
      wrongChoiceFrom: required(
        number('Probability that the choice is wrong from which it is high. Default: 0.2.', { above: 0, maximum: 0.5 }),
      ),
      reason: required(words),
    }),
  ),
});
export type UncertaintyPremises = Infer<typeof uncertaintyShape>;
export type UncertaintySource = Infer<typeof judged>;
export type UncertaintyLevel = (typeof uncertaintyLevels)[number];
export type UncertaintyTopic = (typeof uncertaintyTopics)[number];
