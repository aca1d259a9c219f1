import type { ReleaseTitles } from '@likeverd/followup';
import { content, formatDate } from '@likeverd/language';

const { titles, fromReport } = content.nb.pages.releases;
const named = ({ endpoint, subgroup }: { readonly endpoint: string; readonly subgroup?: string }): string =>
  subgroup === undefined ? endpoint : `${endpoint}, ${subgroup}`;

/** What the parts of a release from a report are called in what is published: in bokmål, by the data's own names. */
export const releaseTitles: ReleaseTitles = {
  release: (dataUntil) => titles.release({ dataUntil: formatDate(dataUntil, 'nb') }),
  patients: (by) => titles.patients({ by: by.map((each) => fromReport.by[each]).join(', ') }),
  curve: (about) => titles.curve({ about: named(about) }),
  events: (endpoint) => titles.events({ about: endpoint }),
  expected: (about) => titles.expected({ about: named(about) }),
  ratio: (about) => titles.ratio({ about: named(about) }),
  rule: (rule) => titles.rule({ about: rule }),
};
