import { TransitionsChecker } from '../cohort/check.ts';
import { GENERAL_MORTALITY, TIME_IN_STATE } from '../cohort/model.ts';
import { cycleUnits, type Known } from '../document-checker.ts';
import { evaluate, type Expression, type Scope, years } from '../expression.ts';
import type { Path } from '../shape.ts';
import { compatible, dimensionless, parseUnit, type Unit, unitText, unknownUnit } from '../units.ts';
import type { HistoryDocument, MicrosimulationDocument } from './format.ts';
import type { MicrosimulationModel, ModelCharacteristic } from './model.ts';

const probability: Unit = { powers: {}, kind: 'probability' };
/** Times the number of patients: more cycles of patients than this is slower than anyone would wait for. */
const MOST_PATIENT_CYCLES = 2e10;

const isTime = ({ type }: HistoryDocument): boolean => type === 'timeWithin' || type === 'timeAltogether' || type === 'timeSince';

/** The checks of a microsimulation: those of states and transitions, and what is known of patients. */
export class MicrosimulationChecker extends TransitionsChecker<MicrosimulationDocument> {
  private readonly entry: Scope;
  private readonly patient: Scope;
  private readonly leaving: Scope;

  constructor(document: MicrosimulationDocument, moved: ReadonlySet<string>, known: Known, repaired: boolean) {
    super(document, moved, known, repaired, [
      GENERAL_MORTALITY,
      TIME_IN_STATE,
      ...Object.keys(document.characteristics ?? {}),
      ...Object.keys(document.history ?? {}),
    ]);
    const characteristics = Object.entries(document.characteristics ?? {}).map(([id, { unit }]): readonly [string, Unit] => [
      id,
      parseUnit(unit) ?? unknownUnit,
    ]);
    const past = Object.entries(document.history ?? {}).map(([id, written]): readonly [string, Unit] => [
      id,
      isTime(written) ? years : dimensionless,
    ]);
    const patient: readonly (readonly [string, Unit])[] = [...cycleUnits, [TIME_IN_STATE, years], ...characteristics, ...past];
    const mortality: readonly (readonly [string, Unit])[] =
      document.population.mortality === undefined ? [] : [[GENERAL_MORTALITY, probability]];
    const signature = [...characteristics, ...past, ...mortality].map(([id, unit]) => `${id} ${unitText(unit)}`).join(', ');
    this.entry = this.scopeOf(`patient at entry ${signature}`, new Map(characteristics));
    this.patient = this.scopeOf(`patient ${signature}`, new Map(patient));
    this.leaving = this.scopeOf(`patient in transition ${signature}`, new Map([...patient, ...mortality]));
  }

  protected stateScope(): Scope {
    return this.patient;
  }

  protected transitionScope(): Scope {
    return this.leaving;
  }

  protected eventScope(): Scope {
    return this.patient;
  }

  protected entryScope(): Scope {
    return this.entry;
  }

  private characteristics(): readonly ModelCharacteristic[] {
    const documents = Object.entries(this.document.characteristics ?? {});
    const lengths = documents.flatMap(([, { values }]) => (values.type === 'listed' ? [values.values.length] : []));
    return documents.map(([id, { unit: written, values }]) => {
      const path: Path = ['characteristics', id];
      const unit = parseUnit(written);
      if (unit === undefined && !this.unreadable(written))
        this.find('expression.unit', [...path, 'unit'], { found: written, expected: 'unit', mismatch: 'unknown', suggestion: '' });
      if (values.type === 'listed' && values.values.length !== lengths[0])
        this.find('field.range', [...path, 'values', 'values'], {
          found: values.values.length,
          minimum: lengths[0] ?? 0,
          maximum: lengths[0] ?? 0,
        });
      const own = unit ?? unknownUnit;
      const part = (field: string, source: number | string, expected: Unit, above?: number): readonly [string, Expression] => {
        const tree = this.expression(source, expected, [...path, 'values', field], this.scope);
        if (above !== undefined) this.inRange(evaluate(tree, this.baseValue), { above }, [...path, 'values', field]);
        return [field, tree];
      };
      const parts = (): readonly (readonly [string, Expression])[] => {
        switch (values.type) {
          case 'normal':
            return [part('mean', values.mean, own), part('sd', values.sd, own, 0)];
          case 'gamma':
            return [part('mean', values.mean, own, 0), part('sd', values.sd, own, 0)];
          case 'logNormal':
            return [part('meanlog', values.meanlog, dimensionless), part('sdlog', values.sdlog, dimensionless, 0)];
          case 'uniform':
            return [part('minimum', values.minimum, own), part('maximum', values.maximum, own)];
          case 'bernoulli': {
            const chance = part('probability', values.probability, probability);
            this.inRange(evaluate(chance[1], this.baseValue), { minimum: 0, maximum: 1 }, [...path, 'values', 'probability']);
            return [chance];
          }
          case 'listed':
            return [];
        }
      };
      return { id, values, arguments: new Map(parts()) };
    });
  }

  private history(): MicrosimulationModel['history'] {
    const all = this.document.states.map(({ id }) => id);
    return Object.entries(this.document.history ?? {}).map(([id, document]) => {
      const path: Path = ['history', id];
      if (this.units.has(id) || cycleUnits.has(id) || this.document.characteristics?.[id] !== undefined)
        this.find('document.duplicateKey', path, { key: id });
      switch (document.type) {
        case 'timeWithin':
        case 'timeAltogether':
          document.states.forEach((state, index) => this.known(state, all, 'state', [...path, 'states', index]));
          break;
        case 'timeSince':
        case 'visits':
          this.known(document.state, all, 'state', [...path, 'state']);
          break;
        case 'passages':
          this.known(document.from, this.living(), 'livingState', [...path, 'from']);
          this.known(document.to, all, 'state', [...path, 'to']);
      }
      return { id, document };
    });
  }

  private ageOf(): void {
    const { ageOf } = this.document.population;
    const path: Path = ['population', 'ageOf'];
    const characteristics = this.document.characteristics ?? {};
    if (ageOf === undefined || !this.known(ageOf, Object.keys(characteristics), 'characteristic', path)) return;
    const unit = parseUnit(characteristics[ageOf]?.unit ?? '') ?? unknownUnit;
    if (!compatible(unit, years))
      this.find('expression.unit', path, { found: unitText(unit), expected: 'year', mismatch: 'other', position: 1 });
  }

  check(): MicrosimulationModel {
    const { time, discounting, simulation } = this.document;
    if (time.correction === 'none' && discounting.weightAt !== 'point')
      this.find('field.choice', ['discounting', 'weightAt'], {
        found: discounting.weightAt,
        allowed: 'point',
        suggestion: 'point',
      });
    this.inRange(simulation.patientsPerDraw, { maximum: simulation.patients }, ['simulation', 'patientsPerDraw']);
    const core = this.core();
    const livingStates = this.livingStates();
    const model: MicrosimulationModel = {
      kind: 'microsimulation',
      document: this.document,
      ...core,
      livingStates,
      start: this.start(),
      characteristics: this.characteristics(),
      history: this.history(),
      transitions: this.transitions(),
      strategies: this.strategies(livingStates),
      costs: this.costs(),
    };
    this.inRange(model.cycles * simulation.patients, { maximum: MOST_PATIENT_CYCLES }, ['simulation', 'patients']);
    this.ageOf();
    this.schedules();
    this.unique(this.document.scenarios ?? [], 'scenarios');
    return model;
  }
}
