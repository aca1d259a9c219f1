import { costFields, discountingFields, headFields, identifier, words } from '../format.ts';
import { constant, expression, type Infer, list, map, number, object, optional, required, variants } from '../shape.ts';

/** The document format of kind `decisionTree`, and of the trees that lead into cohorts. */

const gainFields = {
  duration: optional(expression('Time lived here, year.')),
  utility: optional(expression('Utility during `duration`.')),
  qalys: optional(expression('QALYs gained at once, in years of full health; below 0 what an event takes.')),
} as const;
const delayFields = {
  year: optional(
    number('Years from the start until costs and gains here fall, for discounting. Default: 0. Not in a tree before a cohort.', {
      minimum: 0,
      maximum: 120,
    }),
  ),
} as const;
const branchFields = {
  id: optional(identifier),
  label: required(words),
  to: required(identifier),
  strategies: optional(list('Strategies in which the branch is there. Default: all.', identifier, 1)),
  ...delayFields,
  ...gainFields,
} as const;

export const treeNodes = map(
  'Nodes of the tree by name. Several branches may lead to one node, but not in a circle.',
  variants('A node.', {
    chance: object('Where chance decides; under each strategy the probabilities of its branches sum to 1.', {
      label: required(words),
      ...delayFields,
      branches: required(
        list(
          'What may happen.',
          variants('A branch.', {
            probability: object('With a probability.', {
              ...branchFields,
              probability: required(expression('Probability, given that the node is reached.')),
            }),
            remainder: object('What the other branches of the node leave over; once for each node.', branchFields),
          }),
          1,
        ),
      ),
    }),
    leaf: object('Where a path ends; in a tree before a cohort, with the `state` in which it starts.', {
      label: required(words),
      ...delayFields,
      ...gainFields,
      state: optional(identifier),
    }),
  }),
);

export const treeCostFields = {
  ...costFields,
  at: required(list('Nodes, leaves and branches at which it falls, by id: everyone who passes causes it.', identifier, 1)),
  amount: required(expression('Money.')),
} as const;

const { ageAdjustment: _timed, ...treeHeadFields } = headFields;

export const treeShape = object('A Likeverd decision tree.', {
  ...treeHeadFields,
  kind: required(constant('Kind of model.', 'decisionTree')),
  discounting: optional(object('Discounting of what falls in a later `year`.', discountingFields)),
  population: optional(
    object('Who enters. Only when QALYs cover the rest of life: severity is computed from it.', {
      entryAge: required(expression('Age at the start, year. The same in every draw.')),
    }),
  ),
  nodes: required(treeNodes),
  strategies: required(
    list(
      'What is compared; the first is the comparator.',
      object('One strategy.', {
        id: required(identifier),
        label: required(words),
        tree: required(identifier),
      }),
      1,
    ),
  ),
  costs: required(list('Components of cost.', object('One component of cost.', treeCostFields))),
});

export type TreeDocument = Infer<typeof treeShape>;
export type TreeNodesDocument = Infer<typeof treeNodes>;
