export { type ExitTask } from './exit.ts';
export { type ConfirmedStep, type Exit, type Reassessment, type ReassessmentState } from './state.ts';
export { type ReassessmentSummary, exitTasks, reassessmentSummary } from './summary.ts';
