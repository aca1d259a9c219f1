import type { SimulationError } from '../types.ts';

/** The totals of a patient's life, and so of a strategy. */
export const totals = ['lifeYears', 'qalys', 'costs'] as const;
export type Totals<T> = Readonly<Record<(typeof totals)[number], T>>;

/** Mean and sum of squares about it, one number after another. Source: Welford (1962), Technometrics 4:419-420. */
export class Moments {
  private number = 0;
  private mean = 0;
  private squares = 0;

  add(value: number): void {
    this.number++;
    const away = value - this.mean;
    this.mean += away / this.number;
    this.squares += away * (value - this.mean);
  }

  standardError(): number {
    return Math.sqrt(this.squares / (this.number - 1) / this.number);
  }
}

export const momentsOf = (): Totals<Moments> => ({ lifeYears: new Moments(), qalys: new Moments(), costs: new Moments() });
export const errorsOf = (moments: Totals<Moments>): SimulationError => ({
  lifeYears: moments.lifeYears.standardError(),
  qalys: moments.qalys.standardError(),
  costs: moments.costs.standardError(),
});
