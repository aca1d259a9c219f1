import type { portfolio as base } from '../../nb/casework/portfolio.ts';

/** Words of what is taken over from the public list of decisions. */
export const portfolio: typeof base = {
  events: { MethodImported: 'Taken over from the public workbook', ImportedMethodUpdated: 'Updated from the public workbook' },
  acts: {
    importMethod: {
      title: 'Take over a method from the public workbook',
      help: 'The method becomes public at once, under the number it has there.',
      submit: 'Take over the method',
    },
    updateImported: {
      title: 'Update what was taken over',
      help: 'What the public workbook says now supersedes what was taken over before.',
      submit: 'Update',
    },
  },
  fields: {
    importedNumber: { label: 'Number in the workbook' },
    importedSubstance: { label: 'Substance in the workbook' },
    importedType: { label: 'Type of method' },
    clinicalField: { label: 'Clinical field' },
    decidedOn: { label: 'Date of the last decision' },
    shortDecision: { label: 'Decision in force, short' },
    wholeDecision: { label: 'Decision in force, whole' },
  },
  sections: {},
  choices: {},
  rejections: {
    'portfolio.number': () => 'Write the number like this: ID2013_036, with a letter after it if it has one.',
    'portfolio.notImported': () => 'The case was not taken over from the public workbook. It is changed by the usual acts.',
    'portfolio.notFuture': (details) => `The date is after today (${details['today']}). Correct the date.`,
  },
  rules: {
    'portfolio.bySecretariat': 'The secretariat publishes, and keeps the overview of the methods.',
    'portfolio.asPublished': 'What is public about a method already is taken over as it stands, under the number it has.',
  },
};
