import { object, required, type Shape, text } from '@likeverd/modelling/document';

/** Running text of an assessment may be long. */
const longest = 20_000;

/** Name of one entry of a list: unique there. */
export const identifier = text('Letters, digits, hyphens and underscores.', {
  pattern: '^[A-Za-z][A-Za-z0-9_-]*$',
  maximumLength: 80,
});

/** What readers see, in three languages. */
export const words: Shape<{ readonly nb: string; readonly nn: string; readonly en: string }> = object(
  'In bokmål, nynorsk and English.',
  {
    nb: required(text('Bokmål.', { maximumLength: longest })),
    nn: required(text('Nynorsk.', { maximumLength: longest })),
    en: required(text('English.', { maximumLength: longest })),
  },
);

/** Where a premise was found. */
export const source = text('Citation or address, and place in it.', { maximumLength: 2000 });

/** A calendar date. */
export const date = text('ISO date, such as 2026-11-22.', { pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
