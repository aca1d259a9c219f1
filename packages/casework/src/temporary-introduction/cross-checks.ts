import type { CalendarDate } from '@likeverd/reference';
import { type Rejection, reject } from '../rejections.ts';
import type { RuleId } from '../rules.ts';
import type { Contract, DecisionRule } from './contract.ts';
import { usualPeriodEnd } from './elements.ts';
import type { MeasureKind, Statistic } from './fields.ts';
import { noticeLengths } from './program.ts';

/** The statistics that there are of each kind of outcome measure. */
const statisticsOf: Readonly<Record<MeasureKind, readonly Statistic[]>> = {
  timeToEvent: ['hazardRatio', 'survivalAt', 'medianTime', 'rmst', 'rmstDifference'],
  competingTimeToEvent: ['hazardRatio', 'share', 'medianTime', 'rmst', 'rmstDifference'],
  score: ['meanChange', 'share'],
  count: ['count', 'share'],
  cost: ['costPerPatient'],
};

/** Every fault by which the parts of a contract do not fit each other, each at its cell. Drafts are held to it: what is written must agree. */
export function faultsWithin(contract: Contract, today: CalendarDate): readonly Rejection[] {
  return [
    ...faultsOfIds(contract),
    ...faultsOfReferences(contract),
    ...faultsOfRules(contract),
    ...faultsOfDates(contract, today),
    ...faultsOfLengths(contract, today),
  ];
}

/** What other rows can point to: short names that read the same in a file name, a table and a calendar. */
const idForm = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function faultsOfIds({
  outcomeMeasures = [],
  sources = [],
  openQuestions = [],
  decisionRules = [],
  milestones = [],
  exitPlan = [],
}: Contract): readonly Rejection[] {
  const tables: readonly (readonly [table: string, column: string, ids: readonly string[], rule: RuleId])[] = [
    ['outcomeMeasures', 'id', outcomeMeasures.map(({ id }) => id), 'temporary.outcomeMeasures'],
    ['sources', 'id', sources.map(({ id }) => id), 'temporary.dataSources'],
    ['openQuestions', 'id', openQuestions.map(({ id }) => id), 'temporary.openQuestions'],
    ['decisionRules', 'id', decisionRules.map(({ id }) => id), 'temporary.openQuestions'],
    ['milestones', 'id', milestones.map(({ id }) => id), 'temporary.followedUp'],
    ['exitPlan', 'step', exitPlan.map(({ step }) => step), 'temporary.reversible'],
  ];
  return tables.flatMap(([table, column, ids, rule]) =>
    ids.flatMap((id, index) => {
      const field = `${table}.${index + 1}.${column}`;
      return [
        ...(idForm.test(id) ? [] : [reject('contract.idForm', rule, { id }, field)]),
        ...(ids.indexOf(id) === index ? [] : [reject('contract.idTwice', rule, { id }, field)]),
      ];
    }),
  );
}

function faultsOfReferences({
  outcomeMeasures = [],
  sources = [],
  openQuestions = [],
  decisionRules = [],
}: Contract): readonly Rejection[] {
  const [measureIds, sourceIds, questionIds] = [outcomeMeasures, sources, openQuestions].map((rows) => rows.map(({ id }) => id));
  const known = (ids: readonly string[] | undefined): string => (ids ?? []).join(', ');
  const source = (table: string, rows: readonly { readonly source?: string }[], rule: RuleId): readonly Rejection[] =>
    rows.flatMap((row, index) =>
      row.source === undefined || sourceIds?.includes(row.source) === true
        ? []
        : [reject('contract.unknownSource', rule, { id: row.source, known: known(sourceIds) }, `${table}.${index + 1}.source`)],
    );
  return [
    ...source('outcomeMeasures', outcomeMeasures, 'temporary.dataSources'),
    ...source('openQuestions', openQuestions, 'temporary.openQuestions'),
    ...decisionRules.flatMap(({ measure, question }, index) => [
      ...(measureIds?.includes(measure) === true
        ? []
        : [
            reject(
              'contract.unknownMeasure',
              'temporary.outcomeMeasures',
              { id: measure, known: known(measureIds) },
              `decisionRules.${index + 1}.measure`,
            ),
          ]),
      ...(question === undefined || questionIds?.includes(question) === true
        ? []
        : [
            reject(
              'contract.unknownQuestion',
              'temporary.openQuestions',
              { id: question, known: known(questionIds) },
              `decisionRules.${index + 1}.question`,
            ),
          ]),
    ]),
  ];
}

/** Looks go with months between them and a probability to be reached; a count is known, so that nothing is spread. */
const isPlanSound = ({ looks, everyMonths, spending, information, certainty, statistic }: DecisionRule): boolean =>
  looks === undefined
    ? [everyMonths, spending, information].every((part) => part === undefined)
    : everyMonths !== undefined && certainty !== undefined && statistic !== 'count';

/** A rule asks for a statistic of its measure that there is; one that stops a subgroup says which; days and months are whole. */
function faultsOfRules({ outcomeMeasures = [], decisionRules = [], sources = [], exitPlan = [] }: Contract): readonly Rejection[] {
  const wholes: readonly (readonly [field: string, value: number | undefined])[] = [
    ...sources.map(({ everyMonths }, index) => [`sources.${index + 1}.everyMonths`, everyMonths] as const),
    ...exitPlan.map(({ withinDays }, index) => [`exitPlan.${index + 1}.withinDays`, withinDays] as const),
    ...decisionRules.flatMap(({ looks, everyMonths }, index) => [
      [`decisionRules.${index + 1}.looks`, looks] as const,
      [`decisionRules.${index + 1}.everyMonths`, everyMonths] as const,
    ]),
  ];
  return [
    ...decisionRules.flatMap(({ measure, statistic, consequence, subgroup }, index) => {
      const kind = outcomeMeasures.find(({ id }) => id === measure)?.kind;
      const possible: readonly string[] | undefined = Object.entries(statisticsOf).find(([each]) => each === kind)?.[1];
      return [
        ...(possible === undefined || possible.includes(statistic)
          ? []
          : [
              reject(
                'contract.statisticNotOfKind',
                'temporary.outcomeMeasures',
                { statistic, kind: kind ?? '', possible: possible.join(', ') },
                `decisionRules.${index + 1}.statistic`,
              ),
            ]),
        ...(consequence === 'stopSubgroup' && subgroup === undefined
          ? [reject('contract.subgroupMissing', 'temporary.reversible', {}, `decisionRules.${index + 1}.subgroup`)]
          : []),
      ];
    }),
    ...decisionRules.flatMap((rule, index) =>
      isPlanSound(rule) ? [] : [reject('contract.looks', 'temporary.openQuestions', {}, `decisionRules.${index + 1}.looks`)],
    ),
    ...wholes.flatMap(([field, value]) =>
      value === undefined || Number.isInteger(value) ? [] : [reject('contract.wholeNumber', 'temporary.followedUp', {}, field)],
    ),
  ];
}

/** Data and milestones come before the re-assessment, which comes before the contract ends and within the usual period. */
function faultsOfDates(
  { sources = [], milestones = [], reassessmentOn, contractEndsOn, longerReason }: Contract,
  today: CalendarDate,
): readonly Rejection[] {
  const order = (field: string, day: CalendarDate | undefined, last: CalendarDate | undefined): readonly Rejection[] =>
    day === undefined || last === undefined || day <= last
      ? []
      : [reject('contract.dateOrder', 'temporary.reassessmentDate', { day, last }, field)];
  const usual = usualPeriodEnd(today);
  return [
    ...sources.flatMap(({ firstDue }, index) => order(`sources.${index + 1}.firstDue`, firstDue, reassessmentOn)),
    ...milestones.flatMap(({ date }, index) => order(`milestones.${index + 1}.date`, date, contractEndsOn ?? reassessmentOn)),
    ...order('reassessmentOn', reassessmentOn, contractEndsOn),
    ...(reassessmentOn !== undefined && usual !== undefined && reassessmentOn > usual && longerReason === undefined
      ? [reject('contract.reasonForLonger', 'temporary.period', { usual }, 'longerReason')]
      : []),
  ];
}

/** Months and days by which people are told are whole, and the forum is told after the secretariat. */
function faultsOfLengths(contract: Contract, today: CalendarDate): readonly Rejection[] {
  const lengths = noticeLengths(contract, today);
  const [secretariat, forum] = (['lateSecretariat', 'lateForum'] as const).map(
    (name) => lengths.find((each) => each.name === name)?.value,
  );
  return [
    ...lengths.flatMap(({ name, value }) =>
      Number.isInteger(value) ? [] : [reject('contract.wholeNumber', 'temporary.followedUp', {}, name)],
    ),
    ...(secretariat !== undefined && forum !== undefined && forum <= secretariat
      ? [reject('contract.escalationOrder', 'temporary.followedUp', { secretariat, forum }, 'lateForum')]
      : []),
  ];
}
