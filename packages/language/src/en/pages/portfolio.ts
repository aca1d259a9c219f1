import type { portfolio as base } from '../../nb/pages/portfolio.ts';

/** Words of the public list of decisions. */
export const portfolio: typeof base = {
  sheet: 'Decisions',
  title: 'From the public list of decisions',
  note: 'This was taken over from the public workbook of decisions, as it stands there. The casework before it is not here.',
  taken: (details) => `Taken over ${details.time}.`,
  heading: 'The public list of decisions',
  lead: 'The list has nine columns. Here you can fetch it as a workbook, and the secretariat can take over the methods in it.',
  fetch: 'Fetch the list as a workbook (.xlsx)',
  secretariatOnly: 'Only the secretariat takes over methods from the list.',
  choose: 'Workbook (.xlsx) with the nine columns',
  again:
    'Methods that were taken over before are updated where the list has changed. If the workbook has faults, nothing is stored and you are shown all of them.',
  send: 'Take over the methods',
  sending: 'Taking over …',
  done: (details) => `${details.imported} new methods, ${details.updated} updated, ${details.unchanged} unchanged.`,
  refused: ({ count }: { count: number }) => `${count} were not taken over: the numbers belong to other cases here.`,
  chooseFirst: 'Choose a workbook first.',
  faultsTitle: 'Faults in the workbook',
  row: 'Row',
  column: 'Column',
  fault: 'Fault',
  faults: {
    'column.missing': () => 'The column is missing. Add it under exactly this name.',
    'column.repeated': () => 'The column stands there several times. Keep one.',
    'id.form': (details) => `“${details['given']}” is no id. Write it as 2013_036, with a letter after it if it has one.`,
    'text.missing': () => 'The cell is empty. Fill it in.',
    'text.tooLong': (details) => `The text has ${details['length']} characters. Shorten it to ${details['longest']}.`,
    'text.characters': () => 'The text has invisible characters that cannot be used. Write it anew.',
    'type.unknown': (details) =>
      `“${details['given']}” is no type of method. Use the names of the public list: Legemidler and the two others.`,
    'date.form': (details) => `“${details['given']}” is no date. Write a date, or 0 where there is no decision.`,
    'row.repeated': (details) => `The same id and indication stand in row ${details['row']}. Keep one of the rows.`,
    'list.empty': () => 'The list has no methods.',
  },
};
