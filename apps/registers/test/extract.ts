import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { excludedOmopTables, omopTables, requiredOmopTables, usualDriftLimits } from '@likeverd/followup';
import { type Agreed, type DeliveredFile, type EngineLimits, openEngine, type Processed, processDelivery } from '../src/index.ts';

export const small: EngineLimits = { memory: 256 * 1024 ** 2, threads: 1 };

/** Text of each file of an extract, by name. */
export type Files = Readonly<Record<string, string>>;

/** An extract with nothing wrong: three persons, one dead, four packs. Constructed. */
export const sound: Files = {
  'person.csv': `person_id,gender_concept_id,year_of_birth,month_of_birth,race_concept_id,ethnicity_concept_id,person_source_value
1,8507,1950,3,0,0,løpenr-a
2,8532,1961,,0,0,løpenr-b
3,8532,1972,12,0,0,løpenr-c
`,
  'observation_period.csv': `observation_period_id,person_id,observation_period_start_date,observation_period_end_date,period_type_concept_id
1,1,2024-01-01,2025-06-30,32838
2,2,2024-01-01,2026-06-30,32838
3,3,2024-02-01,2026-06-30,32838
`,
  'drug_exposure.csv': `drug_exposure_id,person_id,drug_concept_id,drug_exposure_start_date,drug_exposure_end_date,drug_type_concept_id,days_supply,quantity,drug_source_value
10,1,0,2024-05-01,2024-05-28,32838,28,1.5,L01EX12
11,1,0,2024-05-29,2024-06-25,32838,28,1,L01EX12
12,2,0,2024-07-01,2024-07-28,32838,28,1,L01EX12
13,3,0,2024-08-01,2024-08-28,32838,28,1,L01FF02
`,
  'death.csv': `person_id,death_date
1,2025-06-30
`,
};

const agreed: Agreed = {
  definitions: omopTables,
  required: requiredOmopTables,
  excluded: excludedOmopTables,
  bundle: false,
  mapping: null,
  today: '2026-11-22',
  expectations: [],
  before: null,
  limits: usualDriftLimits,
  explanation: null,
};

export interface Room {
  readonly folder: string;
  readonly store: string;
  put(files: Files): Promise<readonly DeliveredFile[]>;
  deliver(files: Files, terms?: Partial<Agreed>): Promise<Processed>;
  /** The same rows as Parquet, typed by the engine. */
  asParquet(files: Files): Promise<readonly DeliveredFile[]>;
  process(files: readonly DeliveredFile[], terms?: Partial<Agreed>): Promise<Processed>;
}

/** A folder of its own, with a store. */
export async function openRoom(): Promise<Room> {
  const folder = await mkdtemp(join(tmpdir(), 'likeverd-registers-'));
  const [incoming, store] = [join(folder, 'incoming'), join(folder, 'store')];
  await mkdir(incoming);
  const process: Room['process'] = (files, terms = {}) =>
    processDelivery(files, { ...agreed, ...terms }, { work: join(folder, 'work'), store, incoming: [incoming] }, small);
  const put: Room['put'] = (files) =>
    Promise.all(
      Object.entries(files).map(async ([name, text]) => {
        const path = join(incoming, name);
        await writeFile(path, text);
        return { name, path };
      }),
    );
  return {
    folder,
    store,
    put,
    process,
    deliver: async (files, terms) => process(await put(files), terms),
    asParquet: async (files) => {
      const engine = await openEngine(small, join(folder, 'spill'), [incoming]);
      try {
        return await Promise.all(
          (await put(files)).map(async ({ name, path }) => {
            const parquet = path.replace(/csv$/, 'parquet');
            await engine.run(`copy (from read_csv('${path}')) to '${parquet}' (format parquet)`);
            return { name: name.replace(/csv$/, 'parquet'), path: parquet };
          }),
        );
      } finally {
        engine.close();
      }
    },
  };
}

/** The extract with one line of one file replaced; lines are counted from 1, the heading being 1. */
export function withLine(files: Files, name: string, line: number, text: string): Files {
  const lines = (files[name] ?? '').split('\n');
  lines[line - 1] = text;
  return { ...files, [name]: lines.join('\n') };
}
