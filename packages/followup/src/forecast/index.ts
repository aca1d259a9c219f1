export { type AccrualPlan } from './accrual.ts';
export * from './forecast.ts';
