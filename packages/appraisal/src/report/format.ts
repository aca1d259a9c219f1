import { type Infer, object, optional, required, type Shape, text } from '@likeverd/modelling/document';

/** Running text of a report: bokmål always, the others where they are written. */
const prose: Shape<{ readonly nb: string; readonly nn?: string; readonly en?: string }> = object(
  'Text in a small part of Markdown: paragraphs, lists, **strong**, *emphasis*, `code`, [links](https://…), headings from ###. Numbers by reference: {{targeted.icer}}, with decimals {{targeted.qalys 2}}.',
  {
    nb: required(text('Bokmål.', { maximumLength: 60_000 })),
    nn: optional(text('Nynorsk.', { maximumLength: 60_000 })),
    en: optional(text('English.', { maximumLength: 60_000 })),
  },
);
export type Prose = Infer<typeof prose>;

/** What the assessor writes beside the numbers. */
export const reportShape = object('The texts of the assessment report, section by section.', {
  pico: optional(
    object('The question that is assessed.', {
      population: optional(prose),
      intervention: optional(prose),
      comparator: optional(prose),
      outcomes: optional(prose),
      remark: optional(prose),
    }),
  ),
  evidence: optional(prose),
  model: optional(prose),
  benefit: optional(prose),
  resources: optional(prose),
  severity: optional(prose),
  uncertainty: optional(prose),
  strategies: optional(prose),
  budget: optional(prose),
  personnel: optional(prose),
  ethics: optional(prose),
  organisation: optional(prose),
  patientPerspective: optional(prose),
  /** The version for everyone, beside what is made from the numbers by rule. */
  plain: optional(prose),
});
export type ReportPremises = Infer<typeof reportShape>;
