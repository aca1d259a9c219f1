/** Rows in which a column stands, with its factor in each. */
export type Column = readonly (readonly [row: number, factor: number])[];

/** Limits of a value; no end: ±Infinity. */
export interface Limits {
  readonly lowest: number;
  readonly highest: number;
}

export interface Optimum {
  readonly value: number;
  /** Values of the columns. */
  readonly values: Float64Array;
}

const everything: Limits = { lowest: Number.NEGATIVE_INFINITY, highest: Number.POSITIVE_INFINITY };
const tiny = 1e-9;
/** How far a value may lie outside its limits. */
const slack = 1e-7;
const pivotsAtMost = 20_000;
/** Pivots after which the inverse is made anew. */
const freshAfter = 200;
/** Steps without progress after which the first column that helps is taken, which cannot go in circles (Bland 1977). */
const patience = 60;

/** Columns that are looked at before the best of them is taken. */
const lookedTogether = 1_000;

/** One way of standing, to which a programme can be taken back. */
export interface Standing {
  readonly basis: Int32Array;
  readonly at: Float64Array;
  readonly inverse: Float64Array;
}

/**
 * A linear programme that is asked many times: least or most of a sum of columns within limits, where sums over rows lie within limits. By the revised simplex
 * method with bounds on columns and rows (Chvátal 1983, Linear Programming, chapters 7 and 8), begun each time where the last question ended: columns are many
 * and rows few, and questions differ little. Rows are columns of their own with factor −1, so that all sums are 0.
 */
export class Programme {
  readonly #size: number;
  readonly #rows: number;
  /** Entries of the columns one after the other, and where those of each begin. */
  readonly #entryRow: Int32Array;
  readonly #entryFactor: Float64Array;
  readonly #begins: Int32Array;
  readonly #lowest: Float64Array;
  readonly #highest: Float64Array;
  /** Values of what is not in the basis. */
  #at: Float64Array;
  #basis: Int32Array;
  /** Place in the basis; -1 outside of it. */
  readonly #place: Int32Array;
  /** Inverse of the basis, row by row. */
  #inverse: Float64Array;
  readonly #values: Float64Array;
  /** Factors of the last row, which is what was asked last. */
  readonly #asked: Float64Array;
  readonly #cost: Float64Array;
  #stale = true;
  /** Where the last look for a column ended. */
  #next = 0;
  #pivots = 0;

  constructor(columns: readonly Column[], limits: readonly Limits[], given: readonly Limits[]) {
    const rows = [...given, everything];
    const size = columns.length + rows.length;
    this.#size = columns.length;
    this.#entryRow = Int32Array.from(columns.flatMap((column) => column.map(([row]) => row)));
    this.#entryFactor = Float64Array.from(columns.flatMap((column) => column.map(([, factor]) => factor)));
    this.#begins = new Int32Array(columns.length + 1);
    for (const [column, entries] of columns.entries()) this.#begins[column + 1] = (this.#begins[column] ?? 0) + entries.length;
    this.#rows = rows.length;
    this.#asked = new Float64Array(columns.length);
    this.#cost = new Float64Array(size);
    this.#lowest = Float64Array.from([...limits, ...rows], ({ lowest }) => lowest);
    this.#highest = Float64Array.from([...limits, ...rows], ({ highest }) => highest);
    this.#at = new Float64Array(size);
    this.#basis = Int32Array.from(rows, (_, row) => columns.length + row);
    this.#place = new Int32Array(size).fill(-1);
    this.#values = new Float64Array(rows.length);
    this.#inverse = new Float64Array(rows.length * rows.length);
    for (let row = 0; row < rows.length; row += 1) {
      this.#place[columns.length + row] = row;
      this.#inverse[row * rows.length + row] = -1;
    }
    for (let column = 0; column < size; column += 1) this.#settle(column);
  }

  limitsOf(column: number): Limits {
    return { lowest: this.#lowest[column] ?? 0, highest: this.#highest[column] ?? 0 };
  }

  limitRow(row: number, limits: Limits): void {
    this.limitColumn(this.#size + row, limits);
  }

  limitColumn(column: number, { lowest, highest }: Limits): void {
    this.#lowest[column] = lowest;
    this.#highest[column] = highest;
    this.#settle(column);
    this.#stale = true;
  }

  /** Makes a sum of columns the last row, within limits. To be asked where it is free: the standing before anything was asked. */
  ask(sum: ReadonlyMap<number, number>, limits: Limits): void {
    const [rows, last] = [this.#rows, this.#rows - 1];
    this.#asked.fill(0);
    for (const [column, factor] of sum) this.#asked[column] = factor;
    const own = this.#place[this.#size + last] ?? -1;
    if (own < 0) throw new RangeError('Something else is asked');
    this.#inverse.fill(0, own * rows, (own + 1) * rows);
    for (const [column, factor] of sum) {
      const place = this.#place[column] ?? -1;
      if (place < 0) continue;
      for (let row = 0; row < last; row += 1)
        this.#inverse[own * rows + row] =
          (this.#inverse[own * rows + row] ?? 0) + factor * (this.#inverse[place * rows + row] ?? 0);
    }
    this.#inverse[own * rows + last] = -1;
    this.limitRow(last, limits);
  }

  /** Nothing is asked: the last row is free. */
  release(): void {
    this.limitRow(this.#rows - 1, everything);
  }

  stand(): Standing {
    return { basis: this.#basis.slice(), at: this.#at.slice(), inverse: this.#inverse.slice() };
  }

  /** Takes the programme back to where it stood; limits stay what they are now. */
  standAs({ basis, at, inverse }: Standing): void {
    this.#basis = basis.slice();
    this.#at = at.slice();
    this.#inverse = inverse.slice();
    this.#place.fill(-1);
    for (const [place, column] of this.#basis.entries()) this.#place[column] = place;
    for (let column = 0; column < this.#at.length; column += 1) this.#settle(column);
    this.#stale = true;
  }

  /** The least value of a sum of columns; undefined where there is none, or where it was given up. */
  least(costs: ReadonlyMap<number, number>): Optimum | undefined {
    if (this.#stale) this.#refresh();
    this.#cost.fill(0);
    for (const [column, cost] of costs) this.#cost[column] = cost;
    let still = 0;
    for (let pivot = 0; pivot < pivotsAtMost; pivot += 1) {
      const prices = this.#prices(costs);
      const entering = this.#entering(prices, still > patience);
      if (entering === undefined) return prices.feasible ? this.#found(costs) : undefined;
      const step = this.#step(entering.column, entering.up, prices.feasible);
      if (step === undefined) return undefined;
      still = step > tiny ? 0 : still + 1;
    }
    return undefined;
  }

  #found(costs: ReadonlyMap<number, number>): Optimum {
    const values = this.#at.slice(0, this.#size);
    for (const [place, column] of this.#basis.entries()) if (column < values.length) values[column] = this.#values[place] ?? 0;
    let value = 0;
    for (const [column, cost] of costs) value += cost * (values[column] ?? 0);
    return { value, values };
  }

  /** A value within the limits for what is outside of the basis. */
  #settle(column: number): void {
    const [lowest, highest] = [this.#lowest[column] ?? 0, this.#highest[column] ?? 0];
    const nearest = Math.min(Math.max(this.#at[column] ?? 0, lowest), highest);
    const toHighest = Number.isFinite(highest) && highest - nearest < nearest - lowest;
    this.#at[column] = toHighest ? highest : Number.isFinite(lowest) ? lowest : Number.isFinite(highest) ? highest : 0;
  }

  #entries(column: number): Column {
    if (column >= this.#size) return [[column - this.#size, -1]];
    const found: [number, number][] = [];
    for (let entry = this.#begins[column] ?? 0; entry < (this.#begins[column + 1] ?? 0); entry += 1)
      found.push([this.#entryRow[entry] ?? 0, this.#entryFactor[entry] ?? 0]);
    const asked = this.#asked[column] ?? 0;
    if (asked !== 0) found.push([this.#rows - 1, asked]);
    return found;
  }

  /** Values of the basis from those outside of it. */
  #refresh(): void {
    const rows = this.#rows;
    const rest = new Float64Array(rows);
    for (let column = 0; column < this.#at.length; column += 1) {
      const value = this.#at[column] ?? 0;
      if (value === 0 || (this.#place[column] ?? -1) >= 0) continue;
      for (const [row, factor] of this.#entries(column)) rest[row] = (rest[row] ?? 0) - factor * value;
    }
    for (let place = 0; place < rows; place += 1) {
      let sum = 0;
      for (let row = 0; row < rows; row += 1) sum += (this.#inverse[place * rows + row] ?? 0) * (rest[row] ?? 0);
      this.#values[place] = sum;
    }
    this.#stale = false;
  }

  /** What a unit of each row is worth: to the question, or where values lie outside their limits, to bringing them in. */
  #prices(costs: ReadonlyMap<number, number>): { readonly feasible: boolean; readonly of: Float64Array } {
    const rows = this.#rows;
    const of = new Float64Array(rows);
    const add = (place: number, cost: number): void => {
      const from = place * rows;
      for (let row = 0; row < rows; row += 1) of[row] = (of[row] ?? 0) + cost * (this.#inverse[from + row] ?? 0);
    };
    let feasible = true;
    for (let place = 0; place < rows; place += 1) {
      const outside = this.#outside(place);
      if (outside === 0) continue;
      feasible = false;
      add(place, outside);
    }
    if (feasible)
      for (const [column, cost] of costs) {
        const place = this.#place[column] ?? -1;
        if (place >= 0) add(place, cost);
      }
    return { feasible, of };
  }

  /** -1 below the limits, 1 above them. */
  #outside(place: number): -1 | 0 | 1 {
    const column = this.#basis[place] ?? 0;
    const value = this.#values[place] ?? 0;
    if (value < (this.#lowest[column] ?? 0) - slack) return -1;
    return value > (this.#highest[column] ?? 0) + slack ? 1 : 0;
  }

  /** A column whose change is worth much, of the next ones that are any good, and whether it goes up. */
  #entering(
    { feasible, of }: { readonly feasible: boolean; readonly of: Float64Array },
    first: boolean,
  ): { readonly column: number; readonly up: boolean } | undefined {
    const all = this.#at.length;
    const [ask, cost] = [of[this.#rows - 1] ?? 0, this.#cost];
    let best: { readonly column: number; readonly up: boolean } | undefined;
    let most = slack;
    let column = first ? -1 : this.#next;
    for (let looked = 1; looked <= all; looked += 1) {
      column = column + 1 === all ? 0 : column + 1;
      if ((this.#place[column] ?? -1) < 0 && this.#lowest[column] !== this.#highest[column]) {
        let worth = feasible ? (cost[column] ?? 0) : 0;
        if (column >= this.#size) worth += of[column - this.#size] ?? 0;
        else {
          const end = this.#begins[column + 1] ?? 0;
          for (let entry = this.#begins[column] ?? 0; entry < end; entry += 1)
            worth -= (of[this.#entryRow[entry] ?? 0] ?? 0) * (this.#entryFactor[entry] ?? 0);
          if (ask !== 0) worth -= ask * (this.#asked[column] ?? 0);
        }
        if (Math.abs(worth) > most) {
          const at = this.#at[column] ?? 0;
          if (worth < 0 ? at < (this.#highest[column] ?? 0) : at > (this.#lowest[column] ?? 0)) {
            best = { column, up: worth < 0 };
            if (first) return best;
            most = Math.abs(worth);
          }
        }
      }
      if (best !== undefined && looked % lookedTogether === 0) break;
    }
    this.#next = column;
    return best;
  }

  /** Moves a column until a limit stops it; the length of the step, undefined where nothing stops it. */
  #step(column: number, up: boolean, feasible: boolean): number | undefined {
    const rows = this.#rows;
    const change = new Float64Array(rows);
    for (const [row, factor] of this.#entries(column))
      for (let place = 0; place < rows; place += 1)
        change[place] = (change[place] ?? 0) + factor * (this.#inverse[place * rows + row] ?? 0);
    const sign = up ? -1 : 1;
    let [longest, leaving, toLowest] = [(this.#highest[column] ?? 0) - (this.#lowest[column] ?? 0), -1, false];
    for (let place = 0; place < rows; place += 1) {
      const by = sign * (change[place] ?? 0);
      if (Math.abs(by) <= tiny) continue;
      const outside = feasible ? 0 : this.#outside(place);
      // what lies outside is stopped where it comes in; what goes further out is not
      if (outside !== 0 && outside > 0 === by > 0) continue;
      const own = this.#basis[place] ?? 0;
      const stopsLow = outside === 0 ? by < 0 : outside < 0;
      const limit = (stopsLow ? this.#lowest[own] : this.#highest[own]) ?? 0;
      const length = Math.max(0, (limit - (this.#values[place] ?? 0)) / by);
      const better =
        length < longest - tiny || (length <= longest + tiny && leaving >= 0 && Math.abs(by) > Math.abs(change[leaving] ?? 0));
      if (!better) continue;
      [longest, leaving, toLowest] = [Math.min(length, longest), place, stopsLow];
    }
    if (!Number.isFinite(longest)) return undefined;
    for (let place = 0; place < rows; place += 1)
      this.#values[place] = (this.#values[place] ?? 0) + sign * (change[place] ?? 0) * longest;
    const value = (this.#at[column] ?? 0) + (up ? longest : -longest);
    if (leaving < 0) this.#at[column] = (up ? this.#highest[column] : this.#lowest[column]) ?? 0;
    else this.#exchange(column, value, leaving, toLowest, change);
    return longest;
  }

  #exchange(column: number, value: number, leaving: number, toLowest: boolean, change: Float64Array): void {
    const rows = this.#rows;
    const gone = this.#basis[leaving] ?? 0;
    this.#at[gone] = (toLowest ? this.#lowest[gone] : this.#highest[gone]) ?? 0;
    this.#place[gone] = -1;
    this.#basis[leaving] = column;
    this.#place[column] = leaving;
    this.#values[leaving] = value;
    const inverse = this.#inverse;
    const from = leaving * rows;
    const pivot = change[leaving] ?? 1;
    const filled: number[] = [];
    for (let row = 0; row < rows; row += 1) {
      const entry = (inverse[from + row] ?? 0) / pivot;
      inverse[from + row] = Math.abs(entry) < 1e-13 ? 0 : entry;
      if (inverse[from + row] !== 0) filled.push(row);
    }
    for (let place = 0; place < rows; place += 1) {
      const by = change[place] ?? 0;
      if (place === leaving || Math.abs(by) < 1e-13) continue;
      for (const row of filled) inverse[place * rows + row] = (inverse[place * rows + row] ?? 0) - by * (inverse[from + row] ?? 0);
    }
    this.#pivots += 1;
    if (this.#pivots % freshAfter === 0) this.#invert();
  }

  /** The inverse anew, by elimination, so that errors of arithmetic do not pile up. */
  #invert(): void {
    const rows = this.#rows;
    const matrix = new Float64Array(rows * rows);
    for (const [place, column] of this.#basis.entries())
      for (const [row, factor] of this.#entries(column)) matrix[row * rows + place] = factor;
    const inverse = new Float64Array(rows * rows);
    for (let row = 0; row < rows; row += 1) inverse[row * rows + row] = 1;
    const swap = (values: Float64Array, one: number, other: number): void => {
      const kept = values.slice(one * rows, (one + 1) * rows);
      values.copyWithin(one * rows, other * rows, (other + 1) * rows);
      values.set(kept, other * rows);
    };
    for (let pivot = 0; pivot < rows; pivot += 1) {
      let best = pivot;
      for (let row = pivot + 1; row < rows; row += 1)
        if (Math.abs(matrix[row * rows + pivot] ?? 0) > Math.abs(matrix[best * rows + pivot] ?? 0)) best = row;
      const largest = matrix[best * rows + pivot] ?? 0;
      // a basis that has come to be singular by rounding: the old inverse goes on
      if (Math.abs(largest) < tiny) return;
      if (best !== pivot) {
        swap(matrix, best, pivot);
        swap(inverse, best, pivot);
      }
      for (let at = 0; at < rows; at += 1) {
        matrix[pivot * rows + at] = (matrix[pivot * rows + at] ?? 0) / largest;
        inverse[pivot * rows + at] = (inverse[pivot * rows + at] ?? 0) / largest;
      }
      for (let row = 0; row < rows; row += 1) {
        const factor = matrix[row * rows + pivot] ?? 0;
        if (row === pivot || factor === 0) continue;
        for (let at = 0; at < rows; at += 1) {
          matrix[row * rows + at] = (matrix[row * rows + at] ?? 0) - factor * (matrix[pivot * rows + at] ?? 0);
          inverse[row * rows + at] = (inverse[row * rows + at] ?? 0) - factor * (inverse[pivot * rows + at] ?? 0);
        }
      }
    }
    this.#inverse = inverse;
    this.#refresh();
  }
}
