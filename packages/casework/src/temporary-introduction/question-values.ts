import { type Rejection, reject } from '../rejections.ts';
import type { CaseState } from '../state.ts';
import { canonical, type Contract, type OpenQuestion, type QuestionValue } from './contract.ts';

/** What the shell knows of the model behind a contract, and has computed for the case. */
export interface Computations {
  /** Every parameter of the model that the case's assessment rests on; absent where none is attached. */
  readonly parameters?: readonly { readonly parameter: string; readonly uncertain: boolean }[];
  /** The values that were computed for this case. */
  readonly computed: readonly QuestionValue[];
}

export const noComputations: Computations = { computed: [] };

/** What one question of a contract is worth, and whether it was computed or typed, with the reason why it could not be computed. */
export interface QuestionWorth {
  readonly question: OpenQuestion;
  readonly value?: QuestionValue;
  readonly evppi?: number;
  readonly evsi?: number;
  /** True of what was typed; its reason stands in the question. */
  readonly typed: { readonly evppi: boolean; readonly evsi: boolean };
}

/** The parameters that a question names, separated by commas. */
export const parametersOf = ({ modelParameter = '' }: Pick<OpenQuestion, 'modelParameter'>): readonly string[] =>
  modelParameter.split(/[\s,]+/u).filter((name) => name !== '');

/** Every question of a contract with what it is worth: as computed, else as typed with a reason. A6-5. */
export function questionWorths({ openQuestions = [], questionValues = [] }: Contract): readonly QuestionWorth[] {
  return openQuestions.map((question) => {
    const value = questionValues.find((each) => each.question === question.id);
    const typed = question.typedReason === undefined ? {} : { evppi: question.evppi, evsi: question.evsi };
    const evppi = value?.evppi ?? typed.evppi;
    const evsi = value?.evsi ?? typed.evsi;
    return {
      question,
      ...(value === undefined ? {} : { value }),
      ...(evppi === undefined ? {} : { evppi }),
      ...(evsi === undefined ? {} : { evsi }),
      typed: { evppi: value?.evppi === undefined && evppi !== undefined, evsi: value?.evsi === undefined && evsi !== undefined },
    };
  });
}

/**
 * Why the worth of questions cannot be computed in a case: it rests on no assessment, or on one that not every party may see the result of;
 * the values stand in a contract that all sign and that becomes public.
 */
export function obstaclesToComputing({ document }: Pick<CaseState, 'document'>): readonly Rejection[] {
  if (document === undefined) return [reject('contract.noAssessment', 'temporary.questionValues')];
  return document.confidentiality === 'public' ? [] : [reject('contract.notPublicAssessment', 'temporary.questionValues')];
}

/** Every fault of the questions' parameters and values, each at its cell. */
export function faultsOfValues(contract: Contract, { parameters, computed }: Computations): readonly Rejection[] {
  const { openQuestions = [], questionValues = [] } = contract;
  return [
    ...openQuestions.flatMap((question, index) => [
      ...faultsOfParameters(question, parameters, `openQuestions.${index + 1}.modelParameter`),
      ...faultsOfTyped(question, questionValues, `openQuestions.${index + 1}`),
    ]),
    ...questionValues.flatMap((value, index) => faultsOfValue(value, contract, computed, `questionValues.${index + 1}`, index)),
  ];
}

/** A parameter is one of the model's, and uncertain; one that is not there is named only with the reason why its worth is typed. */
function faultsOfParameters(question: OpenQuestion, parameters: Computations['parameters'], field: string): readonly Rejection[] {
  if (parameters === undefined || question.typedReason !== undefined) return [];
  const uncertain = parameters.filter((each) => each.uncertain).map(({ parameter }) => parameter);
  return parametersOf(question).flatMap((id) => {
    const found = parameters.find(({ parameter }) => parameter === id);
    if (found?.uncertain === true) return [];
    const code = found === undefined ? 'contract.unknownParameter' : 'contract.certainParameter';
    return [reject(code, 'temporary.questionValues', { id, known: uncertain.join(', ') }, field)];
  });
}

function faultsOfTyped(question: OpenQuestion, values: readonly QuestionValue[], field: string): readonly Rejection[] {
  const value = values.find((each) => each.question === question.id);
  return (['evppi', 'evsi'] as const).flatMap((column) => {
    if (question[column] === undefined) return [];
    if (value?.[column] !== undefined)
      return [reject('contract.typedAndComputed', 'temporary.questionValues', {}, `${field}.${column}`)];
    return question.typedReason === undefined
      ? [reject('contract.typedReason', 'temporary.questionValues', {}, `${field}.typedReason`)]
      : [];
  });
}

/** A value is what was computed of this question as it stands, once. */
function faultsOfValue(
  value: QuestionValue,
  { openQuestions = [], questionValues = [] }: Contract,
  computed: readonly QuestionValue[],
  field: string,
  index: number,
): readonly Rejection[] {
  const rule = 'temporary.questionValues';
  const question = openQuestions.find(({ id }) => id === value.question);
  const known = openQuestions.map(({ id }) => id).join(', ');
  if (question === undefined) return [reject('contract.unknownQuestion', rule, { id: value.question, known }, `${field}.question`)];
  return [
    ...(questionValues.findIndex((each) => each.question === value.question) === index
      ? []
      : [reject('contract.idTwice', rule, { id: value.question }, `${field}.question`)]),
    ...(computed.some((each) => canonical(each) === canonical(value))
      ? []
      : [reject('contract.valueNotComputed', rule, { id: value.question }, `${field}.evppi`)]),
    ...(isAbout(value, question) ? [] : [reject('contract.valueOfAnother', rule, { id: value.question }, `${field}.parameters`)]),
  ];
}

/** Whether a value was computed of the parameters, the data and the patients that the question names now. */
function isAbout({ parameters, assessedData, dataPatients }: QuestionValue, question: OpenQuestion): boolean {
  const [own, asked] = [parametersOf({ modelParameter: parameters }), parametersOf(question)].map((names) =>
    names.toSorted().join(),
  );
  const agrees = <T>(given: T | undefined, computed: T | undefined): boolean =>
    given === undefined || computed === undefined || given === computed;
  return own === asked && agrees(question.assessedData, assessedData) && agrees(question.dataPatients, dataPatients);
}
