import type { DisclosureWords } from '../nb/disclosure.ts';

const expected: Readonly<Record<string, string>> = {
  object: 'an object in braces',
  list: 'a list in brackets',
  text: 'a text',
  number: 'a number',
};

export const disclosure: DisclosureWords = {
  faults: {
    'statements.syntax': () => 'The file is not valid JSON. Check commas, brackets and quotes.',
    'statements.missing': (details) => `The field "${details['field']}" is missing or empty. Fill it in.`,
    'statements.type': (details) => `Here there should be ${expected[details['expected'] ?? ''] ?? details['expected']}.`,
    'statements.unknownField': (details) => `The field "${details['field']}" is not known. Known fields: ${details['known']}.`,
    'statements.choice': (details) => `"${details['found']}" cannot be used. Choose among ${details['choices']}.`,
    'statements.duplicate': (details) => `The name "${details['name']}" is taken. Choose another.`,
    'statements.range': (details) =>
      `The numbers are in the wrong order or out of bounds: ${details['from']} and ${details['to']}. Correct them.`,
    'statements.unknownHidden': (details) =>
      `"${details['name']}" is not among the hidden values. Add it under "hidden", or use one of: ${details['known']}.`,
  },
  quantile: (details) => `quantile ${details.probability}`,
  median: 'median',
  curve: 'curve',
  interval: (details) => `${details.name}: from ${details.lowest} to ${details.highest} (width ${details.width} of the middle)`,
  parts: (details) => `  only in: ${details.parts}`,
  restsOn: (details) => `  rests on ${details.where}: ${details.equation}`,
  restsOnNothing: '  nothing public tells more than everybody knows',
  narrow: (details) => `${details.file}: ${details.names} can be found more narrowly than the limit of ${details.limit}.`,
  wide: (details) => `${details.file}: no hidden value can be found more narrowly than the limit of ${details.limit}.`,
  contradiction: (details) =>
    `${details.file}: the statements cannot all be true. Check them, and what is said of the hidden values.`,
  unsolved: (details) => `${details.file}: cannot be solved, and then nobody can say that nothing is revealed:`,
  reasons: {
    unknownHidden: 'names a hidden value that does not exist',
    denominator: 'the denominator may be zero or negative',
    notMonotone: 'the curve both rises and falls',
    tooManyHidden: 'too many hidden values that must be told apart',
    tooComplex: 'too many ways in which the statements may hang together',
  },
};
