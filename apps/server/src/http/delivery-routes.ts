import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deliversData, inDataRoom, isCaseNumber, type Party } from '@likeverd/casework';
import {
  carriesIdentityNumber,
  type CheckedFault,
  formOfDelivery,
  type Mapping,
  mappingFaults,
  type Register,
  registerOf,
  registers,
  usualDriftLimits,
} from '@likeverd/followup';
import { content } from '@likeverd/language';
import { previewFile, usualLimits } from '@likeverd/registers';
import type { Hono } from 'hono';
import { momentOf } from '../clock.ts';
import { csvCell } from '../opendata/formats.ts';
import { readCaseId } from '../reading.ts';
import { readMapping, saveMapping } from '../registers/mappings.ts';
import { fileName, mappingBody, newDeliveryBody, previewBody, registerParameter } from './delivery-schemas.ts';
import { Problem } from './problems.ts';
import { caseId as idOf, type Ctx, type Env, jsonBody, limit, read, signedIn } from './requests.ts';
import type { Services } from './services.ts';

const largestMapping = 512 * 1024;

/** The routes of deliveries. Who is neither deliverer nor in the data room is told that there is nothing. */
export function deliveryRoutes(app: Hono<Env>, { store, clock, deliveries, dataFolder, files }: Services): void {
  const moment = () => momentOf(clock);

  app.get('/api/registers', (c) => {
    inside(c);
    return c.json({ registers, largestFile: files.largest });
  });

  app.get('/api/registers/:register/dictionary.csv', (c) => {
    inside(c);
    const register = registerOf(c.req.param('register'));
    if (register === undefined) throw new Problem('notFound');
    const { id, version } = register;
    return c.body(dictionaryCsv(register, c), 200, {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="likeverd-${id}-${version}.csv"`,
      'cache-control': 'private, no-cache',
    });
  });

  app.get('/api/registers/:register/mapping', async (c) => {
    const { sender, register } = deliverer(c);
    return c.json({ mapping: await readMapping(store, sender, register.id, moment()) });
  });

  app.post('/api/registers/:register/mapping', limit(largestMapping), async (c) => {
    const { sender, register } = deliverer(c);
    const mapping = soundMapping(c, read(mappingBody, await jsonBody(c)), register);
    await saveMapping(store, sender, register.id, mapping, moment());
    return c.json({ mapping });
  });

  app.post('/api/registers/:register/preview', limit(largestMapping), async (c) => {
    const { register } = deliverer(c);
    const { text, mapping: given } = read(previewBody, await jsonBody(c));
    const mapping = soundMapping(c, given, register);
    const folder = await mkdtemp(join(dataFolder, 'preview-'));
    try {
      const path = join(folder, 'preview.csv');
      await writeFile(path, text, { mode: 0o600 });
      const { tables, faults } = await previewFile(
        { name: 'preview.csv', path },
        {
          ...formOfDelivery(register, 'variables'),
          mapping,
          today: moment().today,
          expectations: [],
          before: null,
          limits: usualDriftLimits,
          explanation: null,
        },
        { work: join(folder, 'work'), incoming: folder },
        usualLimits,
      );
      return c.json({ tables, faults: faults.map(worded(c)) });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  app.get('/api/deliveries', async (c) => c.json({ deliveries: await deliveries.list(inside(c), moment()) }));

  app.post('/api/deliveries', limit(largestMapping), async (c) => {
    const sender = signedIn(c);
    if (!deliversData(sender)) throw new Problem('forbidden');
    const { case: number, register: id, expectations = [], explanation, form } = read(newDeliveryBody, await jsonBody(c));
    const register = registerFor(sender, id);
    if (!register.forms.includes(form)) throw new Problem('malformed', { details: { path: 'form' } });
    if (explanation !== undefined && carriesIdentityNumber(explanation)) throw new Problem('identityNumber');
    const contract = isCaseNumber(number) ? await readCaseId(store, number, moment().today) : undefined;
    if (contract === undefined) throw new Problem('malformed', { details: { path: 'case' } });
    const mapping = form === 'variables' ? await readMapping(store, sender, register.id, moment()) : null;
    const delivery = { register: register.id, contract, form, explanation: explanation || null, expectations, mapping };
    return c.json({ id: await deliveries.begin(sender, delivery, moment()) }, 201);
  });

  app.get('/api/deliveries/:id', async (c) => {
    const view = await deliveryOf(c);
    const { report } = view;
    if (report === null) return c.json(view);
    return c.json({
      ...view,
      report: { ...report, faults: report.faults.map(worded(c)), explained: report.explained.map(worded(c)) },
    });
  });

  app.get('/api/deliveries/:id/report.csv', async (c) => {
    const { id, report } = await deliveryOf(c);
    if (report === null) throw new Problem('notFound');
    const columns = ['code', 'table', 'column', 'row', 'message'] as const;
    const lines = report.faults.map(worded(c)).map((fault) => columns.map((column) => csvCell(fault[column], ',')).join(','));
    return c.body(`${[columns.join(','), ...lines].join('\r\n')}\r\n`, 200, {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="likeverd-delivery-${id}.csv"`,
      'cache-control': 'private, no-cache',
    });
  });

  app.post('/api/deliveries/:id/files/:name', async (c) => {
    const sender = signedIn(c);
    const name = fileName.safeParse(c.req.param('name'));
    if (!name.success) throw new Problem('malformed', { details: { path: 'name' } });
    if (carriesIdentityNumber(name.data)) throw new Problem('identityNumber');
    if (c.req.header('content-type') !== 'application/octet-stream') throw new Problem('unsupportedMedia');
    const length = Number(c.req.header('content-length') ?? Number.NaN);
    if (!(length > 0)) throw new Problem('malformed', { details: { path: 'Content-Length' } });
    if (length > files.largest) throw new Problem('tooLarge', { details: { largest: files.largest } });
    const received = await deliveries.receive(sender, idOf(c), name.data, c.req.raw.body ?? new Blob([]).stream());
    if (received === 'notFound') throw new Problem('notFound');
    return c.json(received);
  });

  app.post('/api/deliveries/:id/submit', async (c) => {
    switch (await deliveries.submit(signedIn(c), idOf(c), moment())) {
      case 'notFound':
        throw new Problem('notFound');
      case 'empty':
        throw new Problem('malformed', { details: { path: 'files' } });
      case 'unfinished':
        throw new Problem('unfinished');
      case 'submitted':
        return c.json({ state: 'submitted' }, 202);
    }
  });

  app.post('/api/deliveries/:id/discard', async (c) => {
    if (!(await deliveries.discard(signedIn(c), idOf(c)))) throw new Problem('notFound');
    return c.json({ discarded: true });
  });

  async function deliveryOf(c: Ctx) {
    const view = await deliveries.read(inside(c), idOf(c), moment());
    if (view === null) throw new Problem('notFound');
    return view;
  }
}

const limitText = (limit: number | undefined): string => (limit === undefined ? '' : String(limit));

/** The dictionary of a register as a table, a row for each variable. */
function dictionaryCsv({ id, version, date, variables }: Register, c: Ctx): string {
  const words: Readonly<Record<string, string>> = content[c.get('language')].pages.deliveries.variables;
  const heading = 'register,version,date,name,label,kind,required,unit,minimum,maximum,longest,codes,vocabularies,source,verified';
  const lines = variables.map(({ name, kind, required, unit, minimum, maximum, longest, codes, form, source, verified }) =>
    [
      id,
      String(version),
      date,
      name,
      words[name] ?? '',
      kind,
      String(required),
      unit ?? '',
      limitText(minimum),
      limitText(maximum),
      limitText(longest),
      codes?.join(' ') ?? '',
      form?.vocabularies.join(' ') ?? '',
      source,
      String(verified),
    ]
      .map((cell) => csvCell(cell, ','))
      .join(','),
  );
  return `${[heading, ...lines].join('\r\n')}\r\n`;
}

function inside(c: Ctx): Party {
  const viewer = signedIn(c);
  if (!deliversData(viewer) && !inDataRoom(viewer)) throw new Problem('notFound');
  return viewer;
}

/** A register that this party delivers for. A supplier delivers its own data, a register those of the registers it controls. */
function registerFor({ role, organisation }: Party, id: string): Register {
  const register = registerOf(id);
  const own = role === 'supplier' ? register?.id === 'supplier' : register?.organisations.includes(organisation);
  if (register === undefined || own !== true) throw new Problem('forbidden');
  return register;
}

function deliverer(c: Ctx): { readonly sender: Party; readonly register: Register } {
  const sender = signedIn(c);
  if (!deliversData(sender)) throw new Problem('notFound');
  const parameter = registerParameter.safeParse({ register: c.req.param('register') });
  if (!parameter.success) throw new Problem('notFound');
  return { sender, register: registerFor(sender, parameter.data.register) };
}

type GivenMapping = ReturnType<typeof mappingBody.parse>;

function soundMapping(c: Ctx, given: GivenMapping, register: Register): Mapping {
  const [table] = formOfDelivery(register, 'variables').definitions;
  if (table === undefined) throw new Problem('notFound');
  const mapping: Mapping = {
    ignored: given.ignored,
    columns: given.columns.map(({ heading, column, reading: { decimalMark, dates, factor, codes } }) => ({
      heading,
      column,
      reading: {
        ...(decimalMark === undefined ? {} : { decimalMark }),
        ...(dates === undefined ? {} : { dates }),
        ...(factor === undefined ? {} : { factor }),
        ...(codes === undefined ? {} : { codes }),
      },
    })),
    ...(given.omop === undefined
      ? {}
      : {
          omop: given.omop.map(({ table: name, once, cells }) => ({
            table: name,
            ...(once === undefined ? {} : { once }),
            cells: cells.map(({ column, variable, codes, constant }) => ({
              column,
              ...(variable === undefined ? {} : { variable }),
              ...(codes === undefined ? {} : { codes }),
              ...(constant === undefined ? {} : { constant }),
            })),
          })),
        }),
  };
  const words = content[c.get('language')].deliveries.mappingFaults;
  const faults = mappingFaults(mapping, table).map((fault) => ({
    ...fault,
    message: words[fault.code]({ ...fault.details, name: fault.name }),
  }));
  if (faults.length > 0) throw new Problem('badMapping', { mapping: faults });
  return mapping;
}

const worded = (c: Ctx) => (fault: CheckedFault) => ({
  ...fault,
  message: content[c.get('language')].deliveries.faults[fault.code](fault.details),
});
