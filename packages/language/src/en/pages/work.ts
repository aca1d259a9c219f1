import type { WorkWords } from '../../nb/pages/work.ts';

export const work: WorkWords = {
  choose: 'Select',
  news: 'New since last time',
  views: 'Saved views',
  saveAs: 'Save this view as',
  save: 'Save',
  nothingForAll: 'There is nothing that can be done alike in all the selected cases.',
  chooseNone: 'Select none',
  any: 'All',
  type: 'Type of method',
  phase: 'Step',
  order: 'Sort by',
  orders: { frist: 'Time left', oppdatert: 'Last changed', tittel: 'Name' },
  seenAll: 'Mark everything as seen',
  keys: 'Arrow keys or j and k move in the list, Enter opens, x selects. Ctrl+K opens commands, ? shows all keys.',
  due: ({ date, left }) =>
    left < 0
      ? `Due ${date}, ${-left} days over`
      : left === 0
        ? 'Due today'
        : `Due ${date}, ${left} ${left === 1 ? 'day' : 'days'} left`,
  removeView: ({ name }) => `Remove “${name}”`,
  chosen: ({ count }) => (count === 1 ? 'One case selected' : `${count} cases selected`),
  confirm: ({ act, count }) => `${act} in ${count === 1 ? 'one case' : `${count} cases`}?`,
  doneIn: ({ name }) => `Done: ${name}`,
  notDoneIn: ({ name, why }) => `Not done: ${name}. ${why}`,
  changed: ({ count }) => `New since last time (${count})`,
  palette: {
    meetings: 'Meetings',
    status: 'Status of all cases',
    statistics: 'Statistics',
    title: 'Commands',
    placeholder: 'Type where to go, a case number or an act',
    nothing: 'Nothing fits. Try another word.',
    pages: 'Go to',
    cases: 'Cases',
  },
  shortcuts: {
    title: 'Keyboard',
    close: 'Close',
    keys: [
      { key: 'Ctrl + K', does: 'Commands: go to a page, a case or an act' },
      { key: '?', does: 'This overview' },
      { key: '/', does: 'To the search field of the page' },
      { key: 'j, k or arrow keys', does: 'Down and up in the list of cases' },
      { key: 'Enter', does: 'Open the case' },
      { key: 'x', does: 'Select the case' },
    ],
  },
  sinceLast: {
    title: 'Changed since you last saw the case',
    count: ({ count }) => (count === 1 ? 'One new event' : `${count} new events`),
  },
  undo: { act: 'Undo', hint: 'The act can be undone for ten minutes.' },
};
