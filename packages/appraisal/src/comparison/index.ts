export { type Change, changesBetween } from './changes.ts';
export { type Effect, effectsBetween, type StatusChange, statusChanges } from './effects.ts';
