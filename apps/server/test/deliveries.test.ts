import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asViewer, asWriter } from '../src/database.ts';
import { sessionCookie } from '../src/http/app.ts';
import { startSession } from '../src/identity/sessions.ts';
import { type Person, partyOf, type Platform, startPlatform, startTestServer, type TestServer, valid } from './harness.ts';

let server: TestServer;
let platform: Platform;
let number = '';
beforeAll(async () => {
  server = await startTestServer();
  platform = await startPlatform(server);
  number = await newCase();
});
afterAll(async () => {
  await platform.stop();
  await server.stop();
});

/** A case with a number, as a contract needs one. */
async function newCase(on: Platform = platform): Promise<string> {
  const id = await on.as('proposer').open('submitProposal', valid.proposal);
  const answer = await on.as('secretariat').act(id, 'registerCase', valid.registration);
  if (answer.status !== 200) throw new Error(answer.text);
  const { number: given } = (await on.as('secretariat').view(id)).state;
  if (given === undefined) throw new Error('no number');
  return given;
}

type Files = Readonly<Record<string, string>>;

/** Constructed: persons with a key, one pack each. */
const extract = (persons: number, drug = 'L01EX12'): Files => {
  const rows = (line: (i: number) => string): string => Array.from({ length: persons }, (_, i) => `${line(i + 1)}\n`).join('');
  return {
    'person.csv': `person_id,gender_concept_id,year_of_birth,race_concept_id,ethnicity_concept_id\n${rows((i) => `${i},8507,${1940 + (i % 40)},0,0`)}`,
    'observation_period.csv': `observation_period_id,person_id,observation_period_start_date,observation_period_end_date,period_type_concept_id\n${rows((i) => `${i},${i},2024-01-01,2026-06-30,32838`)}`,
    'drug_exposure.csv': `drug_exposure_id,person_id,drug_concept_id,drug_exposure_start_date,drug_exposure_end_date,drug_type_concept_id,drug_source_value\n${rows((i) => `${i},${i},0,2024-05-01,2024-05-28,32838,${drug}`)}`,
  };
};

interface Delivered {
  readonly id: string;
  readonly state: string;
  readonly version: number | null;
  readonly content: string | null;
  readonly report: {
    readonly counts: readonly { readonly code: string }[];
    readonly tables: readonly { readonly table: string; readonly rows: number }[];
    readonly faults: readonly { readonly message: string }[];
  };
}

async function begin(person: Person, over: Record<string, unknown> = {}, on: Platform = platform): Promise<string> {
  const answer = await on.as(person).post('/api/deliveries', { register: 'inspire', case: number, form: 'omop', ...over });
  if (answer.status !== 201) throw new Error(answer.text);
  return String(answer.json()['id']);
}

async function deliver(files: Files, over: Record<string, unknown> = {}, person: Person = 'registerA'): Promise<Delivered> {
  const id = await begin(person, over);
  for (const [name, text] of Object.entries(files)) {
    const sent = await platform.as(person).send(`/api/deliveries/${id}/files/${name}`, text);
    if (sent.status !== 200) throw new Error(sent.text);
  }
  const submitted = await platform.as(person).post(`/api/deliveries/${id}/submit`, {});
  if (submitted.status !== 202) throw new Error(submitted.text);
  return settled(person, id);
}

async function settled(person: Person, id: string): Promise<Delivered> {
  await platform.services.deliveries.settle();
  return (await platform.as(person).get(`/api/deliveries/${id}`)).json() as unknown as Delivered;
}

const onDisk = async (folder: string): Promise<readonly string[]> =>
  (await readdir(join(platform.dataFolder, 'deliveries', folder), { recursive: true }).catch((): string[] => [])).toSorted();

describe('a delivery from beginning to end', () => {
  test('accepted as version 1, then 2; what was sent is deleted, the tables lie under their content', async () => {
    number = await newCase();
    const first = await deliver(extract(20));
    expect(first).toMatchObject({ state: 'accepted', version: 1 });
    expect(await onDisk('incoming')).toEqual([]);
    const second = await deliver(extract(30));
    expect(second).toMatchObject({ state: 'accepted', version: 2 });
    const rows = await asWriter(platform.store, (tx) =>
      tx.selectFrom('delivered_table').select(['content', 'rows']).where('delivery', '=', second.id).orderBy('name').execute(),
    );
    expect(rows.map(({ rows: n }) => Number(n))).toEqual([30, 30, 30]);
    const files = await onDisk('store');
    for (const { content } of rows) expect(files).toContain(`${content.slice(0, 2)}/${content}.parquet`);
  });

  test('the same content again is told so, and changes nothing', async () => {
    number = await newCase();
    const first = await deliver(extract(20));
    const again = await deliver(extract(20));
    expect(again).toMatchObject({ state: 'quarantined', version: null, content: null });
    expect(again.report.counts).toEqual([{ code: 'delivery.sameContent', table: '', column: '', count: 1 }]);
    expect(first.content).toMatch(/^[0-9a-f]{64}$/);
  });

  test('one that is bad is quarantined whole, with words in the reader’s language and as CSV', async () => {
    number = await newCase();
    const before = await onDisk('store');
    const bad = await deliver({ ...extract(3), 'death.csv': 'person_id,death_date\n9,2025-01-01\n=1+1,2025-01-01\n' });
    expect(bad).toMatchObject({ state: 'quarantined', version: null });
    expect(bad.report.faults.map(({ message }) => message)).toEqual([
      '«=1+1» er ikke et heltall. Rett verdien.',
      '«9» finnes ikke i tabellen person. Ta med raden den viser til, eller rett verdien.',
    ]);
    expect(await onDisk('store')).toEqual(before);
    expect(await onDisk('incoming')).toEqual([]);
    const csv = await platform.as('registerA').get(`/api/deliveries/${bad.id}/report.csv?lang=en`);
    expect(csv.text.split('\r\n')[1]).toBe('cell.type,death,person_id,3,"""=1+1"" is not a whole number. Correct the value."');
  });

  test('fewer rows than last time need an explanation', async () => {
    number = await newCase();
    await deliver(extract(20));
    expect((await deliver(extract(10))).report.counts.map(({ code }) => code)).toEqual(['drift.rows', 'drift.rows', 'drift.rows']);
    expect(await deliver(extract(10), { explanation: 'Ti pasienter har reservert seg.' })).toMatchObject({
      state: 'accepted',
      version: 2,
    });
  });

  test('an identity number: nothing of it is kept, on disk or in the database', async () => {
    number = await newCase();
    const identityNumber = '01010750160';
    const bad = await deliver({ ...extract(3), 'death.csv': `person_id,death_date\n${identityNumber},2025-01-01\n` });
    expect(bad.state).toBe('quarantined');
    expect(bad.report.counts.map(({ code }) => code)).toEqual(['cell.identityNumber']);
    const row = await asWriter(platform.store, (tx) =>
      sql<{ text: string }>`select d::text as text from delivery d where id = ${bad.id}`.execute(tx),
    );
    expect(row.rows[0]?.text).not.toContain(identityNumber);
    for (const folder of ['incoming', 'work']) expect(await onDisk(folder)).toEqual([]);
  });

  test('and it is refused in an explanation and in a file’s name, before anything is kept', async () => {
    const answer = await platform.as('registerA').post('/api/deliveries', {
      register: 'inspire',
      case: number,
      form: 'omop',
      explanation: 'Gjelder 010107 50160.',
    });
    expect([answer.status, answer.json()['code']]).toEqual([422, 'identityNumber']);
    const id = await begin('registerA');
    const named = await platform.as('registerA').send(`/api/deliveries/${id}/files/x01010750160.csv`, 'a\n1\n');
    expect([named.status, named.json()['code']]).toEqual([422, 'identityNumber']);
  });
});

describe('who sees a delivery', () => {
  test('its deliverer and the data room; for all others it is not there', async () => {
    number = await newCase();
    const { id } = await deliver(extract(5));
    const status = async (person: Person) => (await platform.as(person).get(`/api/deliveries/${id}`)).status;
    for (const person of ['registerA', 'dmp', 'fhi', 'secretariat'] as const)
      expect([person, await status(person)]).toEqual([person, 200]);
    for (const person of ['registerB', 'supplierA', 'beslutningsforum', 'proposer', 'negotiator', 'expertA'] as const)
      expect([person, await status(person)]).toEqual([person, 404]);
    expect((await platform.request(`/api/deliveries/${id}`)).status).toBe(401);
    expect((await platform.as('registerB').get('/api/deliveries')).json()['deliveries']).toEqual([]);
  });

  test('the database says the same without the routes', async () => {
    const count = (person: Person | null) =>
      asViewer(platform.store, person === null ? null : partyOf(person), '2026-11-20', async (tx) => {
        const [one] = await tx
          .selectFrom('delivery')
          .select(({ fn }) => fn.countAll<string>().as('n'))
          .execute();
        const [two] = await tx
          .selectFrom('delivered_table')
          .select(({ fn }) => fn.countAll<string>().as('n'))
          .execute();
        return Number(one?.n) + Number(two?.n);
      });
    for (const person of ['registerB', 'supplierA', 'beslutningsforum', null] as const) expect(await count(person)).toBe(0);
    for (const person of ['registerA', 'dmp'] as const) expect(await count(person)).toBeGreaterThan(0);
  });

  test('nobody sends to, submits or throws away another’s', async () => {
    const id = await begin('registerA');
    for (const path of [`files/person.csv`, 'submit', 'discard']) {
      const answer = await platform.as('registerB').send(`/api/deliveries/${id}/${path}`, 'a');
      expect([path, answer.status]).toEqual([path, 404]);
    }
    expect((await platform.as('registerA').post(`/api/deliveries/${id}/discard`, {})).status).toBe(200);
    expect((await platform.as('registerA').get(`/api/deliveries/${id}`)).status).toBe(404);
  });

  test('nobody delivers for a register that is not theirs', async () => {
    const order = { register: 'inspire', case: number, form: 'omop' };
    for (const person of ['registerB', 'supplierA', 'dmp'] as const)
      expect((await platform.as(person).post('/api/deliveries', order)).status).toBe(403);
    expect((await platform.as('supplierA').post('/api/deliveries', { ...order, register: 'supplier' })).status).toBe(201);
  });

  test('what is settled does not change, whoever tries', async () => {
    number = await newCase();
    const { id } = await deliver(extract(5));
    await expect(asWriter(platform.store, (tx) => tx.deleteFrom('delivery').where('id', '=', id).execute())).rejects.toThrow(
      /settled/,
    );
  });
});

describe('bad requests', () => {
  test.each([
    ['a register nobody knows', { register: 'x' }, 400, 'malformed'],
    ['a case nobody knows', { case: 'ID1999_999' }, 400, 'malformed'],
    ['a form the register does not deliver', { form: 'fhir' }, 400, 'malformed'],
    ['hidden characters', { explanation: 'abc\u202edef' }, 400, 'malformed'],
  ])('%s', async (_what, over, status, code) => {
    const answer = await platform
      .as('registerA')
      .post('/api/deliveries', { register: 'inspire', case: number, form: 'omop', ...over });
    expect([answer.status, answer.json()['code']]).toEqual([status, code]);
  });

  test('a name that is no table’s file, and nothing at all', async () => {
    const id = await begin('registerA');
    for (const name of ['..%2Fperson.csv', 'person.exe', 'person']) {
      expect((await platform.as('registerA').send(`/api/deliveries/${id}/files/${name}`, 'a')).status).toBe(400);
    }
    expect((await platform.as('registerA').send(`/api/deliveries/${id}/files/person.csv`, '')).status).toBe(400);
    expect((await platform.as('registerA').post(`/api/deliveries/${id}/submit`, {})).status).toBe(400);
  });
});

describe('a register’s own columns', () => {
  const mapping = {
    columns: [
      { heading: 'Pasientnr', column: 'patient', reading: {} },
      { heading: 'Fødselsår', column: 'birth_year', reading: {} },
      { heading: 'Kjønn', column: 'sex', reading: { codes: { M: '1', K: '2' } } },
      { heading: 'Dato', column: 'visit_date', reading: { dates: 'dayFirst' } },
      { heading: 'ICD', column: 'diagnosis_code', reading: {} },
      { heading: 'Vekt (g)', column: 'weight', reading: { decimalMark: ',', factor: 0.001 } },
    ],
    ignored: ['Merknad'],
  };
  const file =
    'Pasientnr;Fødselsår;Kjønn;Dato;ICD;Vekt (g);Merknad\na1;1950;M;01.02.2025;C34.1;72500,5;ok\na2;1961;K;15.03.2025;C34;61000;\n';
  const path = '/api/registers/quality-register';

  test('are seen as they will be taken: 72500.5 g × 0.001 = 72.5005 kg', async () => {
    const answer = await platform.as('qualityRegister').post(`${path}/preview`, { text: file, mapping });
    expect(answer.json()).toMatchObject({
      faults: [],
      tables: [
        {
          table: 'quality-register',
          rows: [
            { patient: 'a1', birth_year: 1950, sex: '1', visit_date: '2025-02-01', diagnosis_code: 'C34.1', weight: 72.5005 },
            { patient: 'a2', birth_year: 1961, sex: '2', visit_date: '2025-03-15', diagnosis_code: 'C34', weight: 61 },
          ],
        },
      ],
    });
  });

  test('with faults by row', async () => {
    const text = file.replace('C34.1', 'lunge').replace(';K;', ';X;');
    const answer = await platform.as('qualityRegister').post(`${path}/preview`, { text, mapping });
    expect(answer.json()['faults']).toMatchObject([
      { code: 'cell.code', column: 'sex', row: 3, details: { found: 'X' } },
      { code: 'cell.form', column: 'diagnosis_code', row: 2 },
    ]);
  });

  test('a mapping with faults is not saved; all of them are told', async () => {
    const wrong = { columns: [{ heading: 'Kjønn', column: 'sex', reading: { codes: { M: '9' } } }], ignored: ['Kjønn'] };
    const answer = await platform.as('qualityRegister').post(`${path}/mapping`, wrong);
    expect([answer.status, answer.json()['code']]).toEqual([422, 'badMapping']);
    expect((answer.json()['mapping'] as { code: string }[]).map(({ code }) => code).toSorted()).toEqual([
      'mapping.headingTwice',
      'mapping.missingVariable',
      'mapping.missingVariable',
      'mapping.missingVariable',
      'mapping.missingVariable',
      'mapping.unknownCode',
    ]);
    expect((await platform.as('qualityRegister').get(`${path}/mapping`)).json()['mapping']).toBeNull();
  });

  test('are delivered by the saved mapping', async () => {
    number = await newCase();
    expect((await platform.as('qualityRegister').post(`${path}/mapping`, mapping)).status).toBe(200);
    const over = { register: 'quality-register', form: 'variables' };
    expect(await deliver({ 'uttrekk.csv': file }, over, 'qualityRegister')).toMatchObject({ state: 'accepted', version: 1 });
    expect((await platform.as('registerA').get(`${path}/mapping`)).status).toBe(403);
  });

  test('become OMOP tables where the mapping says how; hostile text in it stays text', async () => {
    const hostile = "'); drop table person; --";
    const omop = [
      {
        table: 'person',
        cells: [
          { column: 'person_source_value', variable: 'patient' },
          { column: 'year_of_birth', variable: 'birth_year' },
        ],
      },
      {
        table: 'measurement',
        cells: [
          { column: 'measurement_source_value', constant: hostile },
          { column: 'measurement_date', variable: 'visit_date' },
          { column: 'value_as_number', variable: 'weight' },
        ],
      },
    ];
    const tried = await platform.as('qualityRegister').post(`${path}/preview`, { text: file, mapping: { ...mapping, omop } });
    expect(tried.json()['faults']).toEqual([]);
    const tables = tried.json()['tables'] as { table: string; rows: Record<string, unknown>[] }[];
    expect(tables.map(({ table }) => table)).toEqual(['quality-register', 'person', 'measurement', 'observation_period']);
    expect(tables[2]?.rows.map((row) => [row['person_id'], row['measurement_source_value'], row['value_as_number']])).toEqual([
      [1, hostile, 72.5005],
      [2, hostile, 61],
    ]);
    const wrong = { ...mapping, omop: omop.slice(1) };
    const answer = await platform.as('qualityRegister').post(`${path}/mapping`, wrong);
    expect([answer.status, (answer.json()['mapping'] as { code: string }[]).map(({ code }) => code)]).toEqual([
      422,
      ['mapping.omopMissing'],
    ]);
    number = await newCase();
    expect((await platform.as('qualityRegister').post(`${path}/mapping`, { ...mapping, omop })).status).toBe(200);
    const over = { register: 'quality-register', form: 'variables' };
    const accepted = await deliver({ 'uttrekk.csv': file }, over, 'qualityRegister');
    expect(accepted.report.tables.map(({ table, rows }) => [table, rows])).toEqual([
      ['quality-register', 2],
      ['person', 2],
      ['measurement', 2],
      ['observation_period', 2],
    ]);
    expect((await platform.as('qualityRegister').post(`${path}/mapping`, mapping)).status).toBe(200);
  });

  test('have a dictionary that can be had as CSV, with version, date and source; outside nobody knows of it', async () => {
    const csv = await platform.as('qualityRegister').get(`${path}/dictionary.csv?lang=en`);
    const [heading = '', line = ''] = csv.text.split('\r\n');
    expect(heading.split(',').slice(0, 4)).toEqual(['register', 'version', 'date', 'name']);
    expect(line).toMatch(/^quality-register,1,2026-11-22,patient,/);
    expect((await platform.as('proposer').get(`${path}/dictionary.csv`)).status).toBe(404);
  });

  test('aggregates only', async () => {
    number = await newCase();
    const text =
      'measure,period_start,period_end,group_name,group_value,count,sum\nstarted,2025-01-01,2025-03-31,region,helse-vest,12,\nstarted,2025-01-01,2025-03-31,region,helse-nord,,\n';
    expect(await deliver({ 'tall.csv': text }, { form: 'aggregates' })).toMatchObject({ state: 'accepted' });
  });
});

const tus = { 'tus-resumable': '1.0.0', origin: 'http://localhost' };
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Requests of tus as one person, on a platform. */
async function uploader(person: Person, id: string, on: Platform = platform) {
  const cookie = `${sessionCookie}=${await startSession(on.store, partyOf(person), new Date(on.clock.now))}`;
  const path = `/api/deliveries/${id}/uploads`;
  return {
    begin: async (name: string, size: number, hash = '') => {
      const metadata = [`filename ${base64(name)}`, ...(hash === '' ? [] : [`sha256 ${base64(hash)}`])].join(',');
      const headers = { ...tus, cookie, 'upload-length': String(size), 'upload-metadata': metadata };
      return on.request(path, { method: 'POST', headers });
    },
    patch: (location: string, offset: number, text: string) =>
      on.request(location, {
        method: 'PATCH',
        body: text,
        headers: { ...tus, cookie, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) },
      }),
    remove: (location: string) => on.request(location, { method: 'DELETE', headers: { ...tus, cookie } }),
    status: (location: string) => on.request(location, { headers: { cookie } }),
    list: () => on.request(path, { headers: { cookie } }),
  };
}

const locationOf = (answer: { readonly headers: Headers }): string => answer.headers.get('location') ?? '';

describe('large tables come by parts', () => {
  test('gone on with from where they were cut off, hashed, and checked with the rest', async () => {
    number = await newCase();
    const id = await begin('registerA');
    const to = await uploader('registerA', id);
    const files = extract(20);
    for (const [name, text] of Object.entries(files)) {
      const begun = await to.begin(name, Buffer.byteLength(text), sha256(text));
      expect(begun.status).toBe(201);
      const location = locationOf(begun);
      expect((await to.patch(location, 0, text.slice(0, 10))).headers.get('upload-offset')).toBe('10');
      expect((await platform.as('registerA').post(`/api/deliveries/${id}/submit`, {})).json()['code']).toBe('unfinished');
      const conflict = await to.patch(location, 5, text.slice(5));
      expect([conflict.status, conflict.json()['details']]).toEqual([409, { offset: 10 }]);
      expect((await to.status(location)).json()).toMatchObject({ name, offset: 10, sha256: null });
      expect((await to.patch(location, 10, text.slice(10))).status).toBe(204);
      expect((await to.status(location)).json()).toMatchObject({ offset: Buffer.byteLength(text), sha256: sha256(text) });
    }
    expect(((await to.list()).json()['uploads'] as unknown[]).length).toBe(Object.keys(files).length);
    expect((await platform.as('registerA').post(`/api/deliveries/${id}/submit`, {})).status).toBe(202);
    const view = await settled('registerA', id);
    expect(view).toMatchObject({ state: 'accepted', version: 1 });
    // The same as whole files give: the same content.
    const other = await deliver(files);
    expect(other.report.counts).toEqual([{ code: 'delivery.sameContent', table: '', column: '', count: 1 }]);
    expect((await to.list()).status).toBe(404);
  });

  test('a file that is not what its sender said is not kept, and can be sent again', async () => {
    const id = await begin('registerA');
    const to = await uploader('registerA', id);
    const location = locationOf(await to.begin('person.csv', 4, sha256('abcd')));
    const answer = await to.patch(location, 0, 'abce');
    expect([answer.status, answer.json()['code']]).toEqual([422, 'damaged']);
    expect((await to.list()).json()).toEqual({ uploads: [] });
    expect((await platform.as('registerA').post(`/api/deliveries/${id}/submit`, {})).status).toBe(400);
    const again = locationOf(await to.begin('person.csv', 4, sha256('abcd')));
    expect((await to.patch(again, 0, 'abcd')).status).toBe(204);
  });

  test('one begun anew under the same name takes its place; one given up leaves nothing', async () => {
    const id = await begin('registerA');
    const to = await uploader('registerA', id);
    const first = locationOf(await to.begin('person.csv', 4));
    await to.patch(first, 0, 'abcd');
    const second = locationOf(await to.begin('person.csv', 6));
    expect((await to.status(first)).status).toBe(404);
    await to.patch(second, 0, 'abc');
    expect((await to.remove(second)).status).toBe(204);
    expect((await platform.as('registerA').post(`/api/deliveries/${id}/submit`, {})).status).toBe(400);
    expect(await onDisk(join('incoming', id))).toEqual([]);
  });

  test('nobody else knows of it; bad names, sizes and identity numbers are refused', async () => {
    const id = await begin('registerA');
    const [own, other] = [await uploader('registerA', id), await uploader('registerB', id)];
    const location = locationOf(await own.begin('person.csv', 4));
    expect((await other.begin('death.csv', 4)).status).toBe(404);
    for (const answer of [
      await other.list(),
      await other.status(location),
      await other.patch(location, 0, 'abcd'),
      await other.remove(location),
    ])
      expect(answer.status).toBe(404);
    for (const name of ['../person.csv', 'person.exe', '.person.csv']) expect((await own.begin(name, 4)).status).toBe(400);
    for (const size of [0, -1, 1.5]) expect((await own.begin('death.csv', size)).status).toBe(400);
    expect((await own.begin('death.csv', 4, 'abc')).status).toBe(400);
    expect((await own.begin('x01010750160.csv', 4)).json()['code']).toBe('identityNumber');
    const registers = (await platform.as('registerA').get('/api/registers')).json();
    const largest = Number(registers['largestFile']);
    expect((await own.begin('death.csv', largest + 1)).status).toBe(413);
  });

  test('killed at any point, the file is gone on with and arrives whole', async () => {
    const text = extract(50)['person.csv'] ?? '';
    for (const step of ['part', 'hashed', 'linked', 'recorded'] as const) {
      const on = await startPlatform(server);
      number = await newCase(on);
      const id = await begin('registerA', {}, on);
      const to = await uploader('registerA', id, on);
      const location = locationOf(await to.begin('person.csv', text.length, sha256(text)));
      await to.patch(location, 0, text.slice(0, 100));
      const upload = { sender: partyOf('registerA'), delivery: id, id: location.split('/').at(-1), offset: 100 };
      // A server that has got some more, and one that has got the rest, are killed.
      expect(await workAndDie(on, 'part', { ...upload, rest: text.slice(100, 200) })).toBe('SIGKILL');
      expect((await to.status(location)).json()).toMatchObject({ offset: 200, sha256: null });
      expect(await workAndDie(on, step, { ...upload, offset: 200, rest: text.slice(200) })).toBe('SIGKILL');
      expect([step, (await to.status(location)).json()]).toMatchObject([step, { offset: text.length, sha256: sha256(text) }]);
      const folder = join(on.dataFolder, 'deliveries', 'incoming', id);
      expect(await readFile(join(folder, 'person.csv'), 'utf8')).toBe(text);
      expect((await on.as('registerA').post(`/api/deliveries/${id}/submit`, {})).status).toBe(202);
      await on.services.deliveries.settle();
      expect(await readdir(join(on.dataFolder, 'deliveries', 'incoming'))).toEqual([]);
      await on.stop();
    }
  });
});

const worker = fileURLToPath(new URL('./delivery-worker.ts', import.meta.url));

/** Works in a process of its own, which is killed when it comes to a step; resolves when it is gone. */
function workAndDie(on: Platform, step: string, upload?: object): Promise<NodeJS.Signals | null> {
  return new Promise((resolve, reject) => {
    const told = { connection: server.connection(on.database), dataFolder: on.dataFolder, step, now: on.clock.now, upload };
    const child = spawn(process.execPath, [worker], {
      env: { ...process.env, WORKER: JSON.stringify(told) },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (piece: Buffer) => {
      said += String(piece);
    });
    child.once('close', (code, signal) => (signal === null && code !== 0 ? reject(new Error(said)) : resolve(signal)));
  });
}

describe('killed at any point', () => {
  const steps = ['received', 'checked', 'stored', 'committed', 'cleared'] as const;

  /** Everything that is true of the deliveries, but ids and instants. */
  const state = async (on: Platform) => {
    const rows = await asWriter(on.store, (tx) =>
      tx
        .selectFrom('delivery')
        .leftJoin('delivered_table', 'delivered_table.delivery', 'delivery.id')
        .select(['state', 'delivery.version', 'delivery.content', 'name', 'rows', 'delivered_table.content as table', 'bytes'])
        .orderBy('submitted_at')
        .orderBy('name')
        .execute(),
    );
    const folder = join(on.dataFolder, 'deliveries');
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((each) => each.isFile());
    return { rows, files: files.map(({ name }) => name).toSorted() };
  };

  /** Three deliveries that wait: a first, a bad one, and a second. */
  const waiting = async (): Promise<Platform> => {
    const on = await startPlatform(server);
    number = await newCase(on);
    for (const files of [extract(20), { ...extract(3), 'death.csv': 'person_id,death_date\n9,2025-01-01\n' }, extract(30)]) {
      const id = await begin('registerA', {}, on);
      for (const [name, text] of Object.entries(files)) await on.as('registerA').send(`/api/deliveries/${id}/files/${name}`, text);
      on.clock.now = new Date(Date.parse(on.clock.now) + 1_000).toISOString();
      await on.store.updateTable('delivery').set({ state: 'submitted', submitted_at: on.clock.now }).where('id', '=', id).execute();
    }
    return on;
  };

  test('a restart gives exactly the state of an undisturbed run', async () => {
    const undisturbed = await waiting();
    await undisturbed.services.deliveries.settle();
    const expected = await state(undisturbed);
    await undisturbed.stop();
    expect(expected.rows.map(({ state: is, version }) => [is, version])).toEqual([
      ...Array.from({ length: 3 }, () => ['accepted', 1]),
      ['quarantined', null],
      ...Array.from({ length: 3 }, () => ['accepted', 2]),
    ]);
    for (const step of steps) {
      const disturbed = await waiting();
      // Killed at this step once for each delivery; then started again.
      expect(await workAndDie(disturbed, step)).toBe('SIGKILL');
      expect(await workAndDie(disturbed, step)).toBe('SIGKILL');
      await disturbed.services.deliveries.tidy();
      await disturbed.services.deliveries.settle();
      await disturbed.services.deliveries.tidy();
      expect([step, await state(disturbed)]).toEqual([step, expected]);
      await disturbed.stop();
    }
  });

  test('what lies about after a kill is removed at the next start', async () => {
    const on = await waiting();
    const store = join(on.dataFolder, 'deliveries', 'store');
    await on.services.deliveries.settle();
    const before = await readdir(store, { recursive: true });
    await writeFile(join(store, `${'0'.repeat(64)}.parquet`), 'never accepted');
    await on.services.deliveries.tidy();
    expect(await readdir(store, { recursive: true })).toEqual(before);
    await on.stop();
  });
});

describe('two at once', () => {
  test('get versions one after the other, and the later is held against the earlier', async () => {
    number = await newCase();
    const ids = await Promise.all([begin('registerA'), begin('registerA'), begin('registerA')]);
    await Promise.all(
      ids.flatMap((id, index) =>
        Object.entries(extract(10 + index)).map(([name, text]) =>
          platform.as('registerA').send(`/api/deliveries/${id}/files/${name}`, text),
        ),
      ),
    );
    await Promise.all(ids.map((id) => platform.as('registerA').post(`/api/deliveries/${id}/submit`, {})));
    await Promise.all([platform.services.deliveries.settle(), platform.services.deliveries.settle()]);
    const settled = await asWriter(platform.store, (tx) =>
      tx.selectFrom('delivery').select(['state', 'version']).where('id', 'in', ids).execute(),
    );
    const versions = settled.flatMap(({ version }) => (version === null ? [] : [version])).toSorted((one, other) => one - other);
    // Which comes first is chance; one with fewer rows after one with more is quarantined.
    expect(settled.every(({ state }) => state === 'accepted' || state === 'quarantined')).toBe(true);
    expect(versions).toEqual(Array.from({ length: versions.length }, (_, index) => index + 1));
    expect(versions.length).toBeGreaterThan(0);
  });

  test('a file that arrives after the delivery was submitted is not taken', async () => {
    const id = await begin('registerA');
    await platform.as('registerA').send(`/api/deliveries/${id}/files/person.csv`, 'a\n1\n');
    await platform.as('registerA').post(`/api/deliveries/${id}/submit`, {});
    expect((await platform.as('registerA').send(`/api/deliveries/${id}/files/death.csv`, 'a\n1\n')).status).toBe(404);
    await platform.services.deliveries.settle();
  });
});
