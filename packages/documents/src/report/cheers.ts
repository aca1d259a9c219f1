import type { SectionId } from '@likeverd/appraisal';
import { formatList, formatNumber, formatPercent } from '@likeverd/language/formatting';
import { anchors, numbered, plain, type Setting } from './setting.ts';
import type { Inline, Table } from '../paper/paper.ts';

type CheersWords = Setting['words']['cheers'];
type CheersItem = keyof CheersWords['items'];
type CheersStatus = keyof CheersWords['statuses'];

/** Where something stands: a section of the report, an appendix, the summary or the title. */
type Place = SectionId | 'title' | 'summary' | 'parameters' | 'techVer' | 'proof';

interface Finding {
  readonly status: CheersStatus;
  readonly places: readonly Place[];
  readonly remark: string;
}

/** Numbers of the items in order: CHEERS 2022, Husereau et al., BMJ 2022;376:e067975, table 1. */
const cheersItems: readonly CheersItem[] = Array.from({ length: 28 }, (_, index) => String(index + 1) as CheersItem);

type Judge = (setting: Setting) => Finding;

/** Written by the authors under one of the sections, or not there. */
const written =
  (...sections: readonly SectionId[]): Judge =>
  ({ tree, words: { cheers } }) => {
    const found = sections.filter((id) => (tree.sections.find((section) => section.id === id)?.written.length ?? 0) > 0);
    if (found.length === 0) return { status: 'missing', places: [], remark: cheers.remarks.writtenIn };
    return {
      status: found.length === sections.length ? 'reported' : 'partly',
      places: found,
      remark: found.length === sections.length ? cheers.remarks.written : `${cheers.remarks.written} ${cheers.remarks.writtenIn}`,
    };
  };

/** What the model or the results say; in part where the authors have added nothing under the section. */
const said =
  (remark: (setting: Setting) => string | undefined, otherwise: (setting: Setting) => string, ...places: readonly Place[]): Judge =>
  (setting) => {
    const found = remark(setting);
    return found === undefined
      ? { status: 'missing', places: [], remark: otherwise(setting) }
      : { status: 'reported', places, remark: found };
  };

const inPart =
  (judge: Judge, section: SectionId): Judge =>
  (setting) => {
    const own = judge(setting);
    const text = written(section)(setting);
    if (own.status !== 'reported' || text.status === 'reported') return own;
    return { ...own, status: 'partly', remark: `${own.remark} ${text.remark}` };
  };

const authors: Judge = ({ words }) => ({ status: 'authors', places: [], remark: words.cheers.remarks.authors });

const remarksOf = ({ words }: Setting): CheersWords['remarks'] => words.cheers.remarks;
const never = (): string => '';

/** Rates of the model as `costs 4 %, from year 40 3 %`: the first steps of each schedule. */
const ratesOf = ({ definition, language }: Setting): string | undefined => {
  const { document } = definition.model;
  if (document.discounting === undefined) return undefined;
  const { schedule, effects } = document.discounting;
  const told = (rows: readonly { readonly fromYear: number; readonly rate: number }[]): string =>
    rows.map(({ fromYear, rate }) => `${formatPercent(rate, 1, language)} (${fromYear}+)`).join(', ');
  return effects === undefined ? told(schedule) : `${told(schedule)}; ${told(effects)}`;
};

const isUtility = (unit: string): boolean => unit.startsWith('utility');

const judges: Readonly<Record<CheersItem, Judge>> = {
  '1': said((setting) => remarksOf(setting).title, never, 'title'),
  '2': said((setting) => remarksOf(setting).summary, never, 'summary'),
  '3': written('pico', 'evidence'),
  '4': authors,
  '5': written('pico'),
  '6': written('organisation'),
  '7': inPart(
    said(
      (setting) =>
        remarksOf(setting).comparators({
          strategies: formatList(
            setting.description.strategies.map(({ label }) => label[setting.language]),
            setting.language,
          ),
        }),
      never,
      'pico',
      'model',
    ),
    'pico',
  ),
  '8': (setting) =>
    setting.assessment.parts.perspective?.status === 'computed'
      ? { status: 'reported', places: ['resources'], remark: remarksOf(setting).inventory }
      : inPart(
          said(() => remarksOf(setting).perspective, never, 'resources'),
          'resources',
        )(setting),
  '9': said(
    (setting) => {
      const { horizonYears } = setting.description;
      return horizonYears === undefined
        ? undefined
        : remarksOf(setting).horizon({
            years: formatNumber(horizonYears, Number.isInteger(horizonYears) ? 0 : 1, setting.language),
          });
    },
    (setting) => remarksOf(setting).noHorizon,
    'model',
  ),
  '10': said(
    (setting) => {
      const rates = ratesOf(setting);
      return rates === undefined ? undefined : remarksOf(setting).discounting({ rates });
    },
    (setting) => remarksOf(setting).noDiscounting,
    'model',
  ),
  '11': inPart(
    said((setting) => remarksOf(setting).outcomes, never, 'pico', 'benefit'),
    'pico',
  ),
  '12': written('evidence'),
  '13': said(
    (setting) => {
      const count = setting.description.parameters.filter(({ unit }) => isUtility(unit)).length;
      return count === 0 ? undefined : remarksOf(setting).valuation({ count: String(count) });
    },
    (setting) => remarksOf(setting).noValuation,
    'parameters',
  ),
  '14': said(
    (setting) => {
      const { parameters, components, currency } = setting.description;
      const count = parameters.filter(({ unit }) => unit.includes(currency)).length;
      return remarksOf(setting).costs({ count: String(count), components: String(components.length) });
    },
    never,
    'resources',
    'parameters',
  ),
  '15': said(
    (setting) =>
      remarksOf(setting).currency({ currency: setting.description.currency, year: String(setting.description.priceYear) }),
    never,
    'model',
  ),
  '16': inPart(
    said((setting) => remarksOf(setting).model({ citation: setting.description.source.citation }), never, 'model'),
    'model',
  ),
  '17': inPart(
    said((setting) => remarksOf(setting).checks, never, 'model', 'techVer'),
    'model',
  ),
  '18': said(
    (setting) => {
      const { subgroups } = setting.assessment.parts;
      const judged = subgroups?.status === 'computed' && Array.isArray(subgroups.groups) ? subgroups.groups : undefined;
      const count = (judged ?? setting.description.subgroups).length;
      return count === 0 ? undefined : remarksOf(setting).subgroups({ count: String(count) });
    },
    (setting) => remarksOf(setting).noSubgroups,
    'benefit',
  ),
  '19': inPart(
    said(
      (setting) => (setting.assessment.appraisal.severity.status === 'computed' ? remarksOf(setting).distribution : undefined),
      (setting) => remarksOf(setting).writtenIn,
      'severity',
      'ethics',
    ),
    'ethics',
  ),
  '20': said(
    (setting) => {
      const { uncertainty } = setting.assessment.appraisal;
      return uncertainty === undefined
        ? undefined
        : remarksOf(setting).uncertainty({
            draws: formatNumber(uncertainty.draws, 0, setting.language),
            scenarios: String(setting.description.scenarios.length),
          });
    },
    (setting) => remarksOf(setting).noDraws,
    'uncertainty',
  ),
  '21': written('patientPerspective'),
  '22': said(
    (setting) => {
      const { parameters } = setting.description;
      const fixed = parameters.filter(({ distribution }) => distribution === 'fixed').length;
      return remarksOf(setting).parameters({ count: String(parameters.length), fixed: String(fixed) });
    },
    never,
    'parameters',
  ),
  '23': said((setting) => remarksOf(setting).results, never, 'summary', 'benefit', 'resources', 'proof'),
  '24': said(
    (setting) => (setting.assessment.appraisal.uncertainty === undefined ? undefined : remarksOf(setting).effect),
    (setting) => remarksOf(setting).noDraws,
    'uncertainty',
  ),
  '25': authors,
  '26': authors,
  '27': authors,
  '28': authors,
};

/** Each item of CHEERS 2022 as the model and the assessment answer it. */
const cheersFindings = (setting: Setting): readonly (Finding & { readonly item: CheersItem })[] =>
  cheersItems.map((item) => ({ item, ...judges[item](setting) }));

/** The checklist as a table, each answer with the way to where it stands. */
export const cheersTable = (setting: Setting): Table => {
  const { cheers } = setting.words;
  const { words, tree } = setting;
  const nameOf = (place: Place): Inline => {
    switch (place) {
      case 'title':
        return plain(cheers.items['1']);
      case 'summary':
        return [{ text: words.summary, target: `#${anchors.section('summary')}` }];
      case 'parameters':
      case 'techVer':
      case 'proof':
        return [{ text: words[place].title, target: `#${anchors.appendix(place)}` }];
      default:
        return [{ text: tree.sections.find(({ id }) => id === place)?.title ?? place, target: `#${anchors.section(place)}` }];
    }
  };
  return numbered(setting, {
    caption: cheers.title,
    columns: [cheers.item, cheers.status, cheers.where, cheers.remark].map((heading) => ({ heading, align: 'start' })),
    rows: cheersFindings(setting).map(({ item, status, places, remark }) => [
      { content: plain(`${item} ${cheers.items[item]}`) },
      { content: [{ text: cheers.statuses[status], ...(status === 'reported' ? {} : { style: 'strong' as const }) }] },
      { content: places.flatMap((place, index) => [...(index === 0 ? [] : plain(', ')), ...nameOf(place)]) },
      { content: plain(remark) },
    ]),
  });
};
