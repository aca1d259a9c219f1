export type { Condition, ConditionId } from './conditions.ts';
export type { PieceKind } from './course.ts';
export { type Prepared, prepareStrategies } from './prepare.ts';
export type { Flip } from './price-curve.ts';
export {
  type Designs,
  type DesignValue,
  type OptionReview,
  type Piece,
  type PriceRange,
  type StrategiesResult,
  type StrategyOption,
  type Verdict,
  type WeighOptions,
  weighStrategies,
} from './strategies.ts';
export type { OptionId, PriceAxis } from './weigh.ts';
