import { drawNormal, drawUniform, normalQuantile, philox as scalarPhilox, randomStream, vectorisable } from '@likeverd/statistics';
import { describe, expect, test } from 'vitest';
import {
  apply,
  as,
  choose,
  columnStart,
  call,
  type Expression,
  ensurePages,
  exportedFunction,
  f64,
  f64Lane,
  f64x2,
  float64Column,
  type FunctionBuilder,
  i32,
  i32x4,
  load,
  type MemoryImport,
  ModuleBuilder,
  philox,
  philoxWithKey,
  placeTables,
  planMemory,
  shuffle,
  tableBytes,
  uint32Column,
  uniforms,
  vectorMath,
  type WebAssemblyHost,
  writeTables,
} from '../src/kernel/index.ts';

const host: WebAssemblyHost<WebAssembly.Module, WebAssembly.Memory> = WebAssembly;

const unshared: MemoryImport = { minimumPages: 1, maximumPages: 1024, shared: false };

const newMemory = (pages: number, shared = false) => new host.Memory({ initial: pages, maximum: 1024, shared });

const run = (
  module: ModuleBuilder,
  memory: InstanceType<typeof host.Memory>,
  functions: Readonly<Record<string, (...values: number[]) => number | undefined>> = {},
) => new host.Instance(new host.Module(module.encode()), { host: { memory, ...functions } });

type Pair = Expression<'f64x2'>;
const { exp, formulaExp, log, log1p, expm1, normalUpperTail, normalCdf } = vectorisable;
const twins = { exp, formulaExp, log, log1p, expm1, normalUpperTail, normalCdf };
type Twin = keyof typeof twins;

const CHUNK = 4096;
const plan = planMemory([
  { name: 'tables', type: 'f64', length: tableBytes / 8 },
  { name: 'x', type: 'f64', length: CHUNK },
  { name: 'y', type: 'f64', length: CHUNK },
  { name: 'result', type: 'f64', length: CHUNK },
]);
const places = placeTables(plan.regions.tables.start);

/** A module that applies a function of two columns to every pair of rows. */
const overColumns = (build: (f: FunctionBuilder, x: Pair, y: Pair) => Pair) => {
  const memory = newMemory(plan.pages);
  writeTables(memory.buffer, places);
  const module = new ModuleBuilder(unshared);
  module.function({ name: 'all', parameters: [] }, (f) => {
    f.count(i32(0), i32(8 * CHUNK), 16, (at) => {
      const x = load('f64x2.load', at, plan.regions.x.start);
      const y = load('f64x2.load', at, plan.regions.y.start);
      f.store('f64x2.store', at, plan.regions.result.start, build(f, x, y));
    });
    return undefined;
  });
  const all = exportedFunction(run(module, memory), 'all');
  const [x, y, result] = [plan.regions.x, plan.regions.y, plan.regions.result].map((region) => float64Column(memory, region)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  return { x, y, result, all };
};

const edges = [
  0,
  -0,
  1,
  -1,
  5e-324,
  -5e-324,
  1e-310,
  2.2250738585072014e-308,
  1e-17,
  -1e-17,
  0.5,
  8,
  8.000000000000002,
  -8,
  37,
  38.6,
  -40,
  700,
  709.782712893384,
  709.7827128933841,
  710,
  1e6,
  -670,
  -670.0000000000001,
  -745,
  -1e300,
  1.7976931348623157e308,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NaN,
];

/** Rows on which vector and scalar results differ in any bit (NaN counts as one value). */
const differences = (columns: ReturnType<typeof overColumns>, twin: (x: number, y: number) => number): readonly string[] => {
  columns.all();
  const found: string[] = [];
  for (const [i, x] of columns.x.entries()) {
    const y = columns.y[i] as number;
    const expected = twin(x, y);
    if (!Object.is(columns.result[i], expected)) found.push(`${x}, ${y}: ${columns.result[i]} instead of ${expected}`);
  }
  return found;
};

const stream = randomStream(3, 'kernel test');

describe('vector mathematics is scalar mathematics, bit for bit', () => {
  const ranges: Readonly<Record<Twin, readonly [number, number]>> = {
    exp: [-720, 715],
    formulaExp: [-12, 12],
    log: [-0.1, 30],
    log1p: [-1.1, 3],
    expm1: [-40, 40],
    normalUpperTail: [-12, 12],
    normalCdf: [-40, 9],
  };

  for (const name of Object.keys(ranges) as Twin[]) {
    test(`${name}: 170,000 points and the edges`, () => {
      const [from, to] = ranges[name];
      const columns = overColumns((f, x) => vectorMath(f, places)[name](x));
      const found: string[] = [];
      for (let chunk = 0; chunk < 42; chunk++) {
        for (let i = 0; i < CHUNK; i++) columns.x[i] = from + (to - from) * drawUniform(stream, chunk * CHUNK + i);
        if (chunk === 0) columns.x.set(edges);
        found.push(...differences(columns, twins[name]));
      }
      expect(found).toEqual([]);
    });
  }

  test.each([true, false])('incomplete gamma, lower: %s: 40,000 points and the edges', (lower) => {
    const columns = overColumns((f, x, y) => {
      const math = vectorMath(f, places);
      const a = f.keep(x);
      return math.gammaTail(a, math.gammaScale(a), y, f.constant('i64x2', lower ? -1 : 0));
    });
    const found: string[] = [];
    for (let chunk = 0; chunk < 10; chunk++) {
      for (let i = 0; i < CHUNK; i++) {
        columns.x[i] = exp(12 * drawUniform(stream, chunk * CHUNK + i) - 5);
        columns.y[i] = 8 * (drawUniform(stream, chunk * CHUNK + i, 1) - 0.6);
      }
      if (chunk === 0) columns.y.set(edges);
      found.push(...differences(columns, (a, y) => vectorisable.gammaTail(a, vectorisable.gammaScale(a), y, lower)));
    }
    expect(found).toEqual([]);
  });

  test('pow: 170,000 points and the edges against each other', () => {
    const columns = overColumns((f, x, y) => vectorMath(f, places).pow(x, y));
    const found: string[] = [];
    for (let chunk = 0; chunk < 42; chunk++) {
      for (let i = 0; i < CHUNK; i++) {
        columns.x[i] = 5 * drawUniform(stream, chunk * CHUNK + i);
        columns.y[i] = 300 * (drawUniform(stream, chunk * CHUNK + i, 1) - 0.5);
      }
      if (chunk === 0)
        for (const [i, pair] of edges.flatMap((a) => edges.map((b) => [a, b] as const)).entries()) {
          columns.x[i] = pair[0];
          columns.y[i] = pair[1];
        }
      found.push(...differences(columns, vectorisable.pow));
    }
    expect(found).toEqual([]);
  });

  test('expOfBounded has the bits of exp up to 709', () => {
    const columns = overColumns((f, x) => vectorMath(f, places).expOfBounded(x));
    const found: string[] = [];
    for (let chunk = 0; chunk < 42; chunk++) {
      for (let i = 0; i < CHUNK; i++) columns.x[i] = -700 + 1409 * drawUniform(stream, chunk * CHUNK + i);
      if (chunk === 0) columns.x.set(edges.filter((x) => !(x > 709)));
      found.push(...differences(columns, vectorisable.exp));
    }
    expect(found).toEqual([]);
  });

  test('expWithin has the bits of exp from -670 to 709, and NaN for NaN', () => {
    const columns = overColumns((f, x) => vectorMath(f, places).expWithin(x));
    for (let i = 0; i < CHUNK; i++) columns.x[i] = -670 + 1379 * drawUniform(stream, i);
    columns.x.set(edges.filter((x) => !(x > 709 || x < -670)));
    expect(differences(columns, vectorisable.exp)).toEqual([]);
  });

  test('shortExp has the bits of its twin from -600 to 700, and NaN for NaN', () => {
    const columns = overColumns((f, x) => vectorMath(f, places).shortExp(x));
    const found: string[] = [];
    for (let chunk = 0; chunk < 42; chunk++) {
      for (let i = 0; i < CHUNK; i++) columns.x[i] = -600 + 1300 * drawUniform(stream, chunk * CHUNK + i);
      if (chunk === 0) columns.x.set(edges.filter((x) => !(x > 700 || x < -600)));
      found.push(...differences(columns, vectorisable.shortExp));
    }
    expect(found).toEqual([]);
  });

  test('expOfSum carries its second argument', () => {
    const columns = overColumns((f, x, y) => vectorMath(f, places).expOfSum(x, y));
    for (let i = 0; i < CHUNK; i++) {
      columns.x[i] = 1400 * (drawUniform(stream, i) - 0.5);
      columns.y[i] = 2e-3 * (drawUniform(stream, i, 1) - 0.5);
    }
    expect(differences(columns, vectorisable.expOfSum)).toEqual([]);
  });

  test('the fast mode is near, and is another kernel', () => {
    const exact = new ModuleBuilder(unshared);
    const fused = new ModuleBuilder(unshared, true);
    for (const module of [exact, fused])
      module.function({ name: 'f', parameters: ['f64'], result: 'f64' }, (f, x) => {
        const y = vectorMath(f, places).exp(apply('f64x2.splat', x));
        return apply('f64.add', f64(0), f64Lane(0, y));
      });
    const memory = newMemory(plan.pages);
    writeTables(memory.buffer, places);
    const [slow, fast] = [exact, fused].map((module) => exportedFunction(run(module, memory), 'f'));
    for (const x of [-3, 0.1, 12.5]) expect(Math.abs(Number(fast?.(x)) / Number(slow?.(x)) - 1)).toBeLessThan(1e-15);
    expect(exact.encode()).not.toEqual(fused.encode());
  });
});

describe('philox', () => {
  const random = planMemory([
    { name: 'words', type: 'i32', length: 16 },
    { name: 'uniforms', type: 'f64', length: 4 },
  ]);

  const fourCounters = (fixedKey: boolean) => {
    const memory = newMemory(1);
    const module = new ModuleBuilder(unshared);
    module.function({ name: 'four', parameters: ['i32', 'i32', 'i32', 'i32', 'i32', 'i32'] }, (f, a, b, c, d, k0, k1) => {
      const splat = (value: Expression<'i32'>) => f.keep(apply('i32x4.splat', value));
      const first = f.keep(apply('i32x4.add', splat(a), i32x4(0, 1, 2, 3)));
      const counter = [first, splat(b), splat(c), splat(d)] as const;
      const words = fixedKey ? philoxWithKey(f, counter, [7, 0xffffffff]) : philox(f, counter, [splat(k0), splat(k1)]);
      for (const [k, word] of words.entries()) f.store('i32x4.store', i32(random.regions.words.start), 16 * k, word);
      const [low, high] = uniforms(f, words[0], words[1]);
      f.store('f64x2.store', i32(random.regions.uniforms.start), 0, low);
      f.store('f64x2.store', i32(random.regions.uniforms.start), 16, high);
      return undefined;
    });
    return {
      four: exportedFunction(run(module, memory), 'four'),
      words: uint32Column(memory, random.regions.words),
      uniforms: float64Column(memory, random.regions.uniforms),
    };
  };

  test('known answers of the authors (Random123, kat_vectors: philox4x32 10)', () => {
    const kernel = fourCounters(false);
    const word0 = (...values: number[]) => {
      kernel.four(...values);
      return [0, 4, 8, 12].map((at) => kernel.words[at]);
    };
    expect(word0(0, 0, 0, 0, 0, 0)).toEqual([0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]);
    expect(word0(0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff)).toEqual([
      0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd,
    ]);
    expect(word0(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0)).toEqual([
      0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1,
    ]);
  });

  test('four counters give what four scalar calls give, with a key given or built in', () => {
    for (const fixedKey of [false, true]) {
      const kernel = fourCounters(fixedKey);
      for (let draw = 0; draw < 4000; draw += 4) {
        kernel.four(draw, 5, 6, draw * 7919, 7, 0xffffffff);
        for (let lane = 0; lane < 4; lane++)
          expect([0, 4, 8, 12].map((at) => kernel.words[at + lane])).toEqual(
            scalarPhilox([draw + lane, 5, 6, (draw * 7919) >>> 0], 7, 0xffffffff),
          );
      }
    }
  });

  test('uniforms are those of drawUniform', () => {
    const kernel = fourCounters(false);
    const { seedLow, seedHigh, name0, name1 } = stream;
    for (let draw = 0; draw < 400; draw += 4) {
      kernel.four(draw, 3 * 65536, name1, seedHigh, seedLow, name0);
      expect([...kernel.uniforms]).toEqual([0, 1, 2, 3].map((lane) => drawUniform(stream, draw + lane, 3)));
      expect(drawNormal(stream, draw, 3)).toBe(normalQuantile(kernel.uniforms[0] as number));
    }
  });
});

describe('encoder', () => {
  test('locals, loops, branches, calls, globals and host functions', () => {
    const seen: number[] = [];
    const module = new ModuleBuilder(unshared);
    const report = module.hostFunction('report', ['f64']);
    const calls = module.global('i32', 0);
    const square = module.function({ parameters: ['f64'], result: 'f64' }, (f, x) => {
      f.setGlobal(calls, apply('i32.add', calls, i32(1)));
      return apply('f64.mul', x, x);
    });
    module.function({ name: 'sumOfSquares', parameters: ['i32'], result: 'f64' }, (f, n) => {
      const sum = f.variable('f64', f64(0));
      f.count(i32(0), n, 1, (at) => {
        f.when(
          apply('i32.eqz', apply('i32.and', at, i32(1))),
          () => f.set(sum, apply('f64.add', sum, call(square, apply('f64.convert_i32_s', at)))),
          () => f.call(report, apply('f64.convert_i32_s', at)),
        );
      });
      return choose(apply('f64.gt', sum, f64(1e6)), f64(-1), sum);
    });
    module.function({ name: 'calls', parameters: [], result: 'i32' }, () => calls);
    const instance = run(module, newMemory(1), {
      report: (value = Number.NaN) => {
        seen.push(value);
        return undefined;
      },
    });
    expect(exportedFunction(instance, 'sumOfSquares')(6)).toBe(0 ** 2 + 2 ** 2 + 4 ** 2);
    expect(seen).toEqual([1, 3, 5]);
    expect(exportedFunction(instance, 'calls')()).toBe(3);
    expect(exportedFunction(instance, 'sumOfSquares')(0)).toBe(0);
    expect(exportedFunction(instance, 'sumOfSquares')(1000)).toBe(-1);
    expect(() => exportedFunction(instance, 'product')).toThrow(RangeError);
  });

  test('leaving early, and a loop that runs while its condition holds', () => {
    const memory = newMemory(1);
    const module = new ModuleBuilder(unshared);
    module.function({ name: 'halve', parameters: ['f64'] }, (f, x) => {
      f.when(apply('f64.lt', x, f64(1)), () => f.leave());
      const rest = f.variable('f64', x);
      f.loop(() => {
        f.set(rest, apply('f64.mul', rest, f64(0.5)));
        return apply('f64.ge', rest, f64(1));
      });
      f.store('f64.store', i32(64), 0, rest);
      return undefined;
    });
    const halve = exportedFunction(run(module, memory), 'halve');
    const result = new Float64Array(memory.buffer, 64, 1);
    halve(0.25);
    expect(result[0]).toBe(0);
    halve(40);
    expect(result[0]).toBe(40 / 2 ** 6);
  });

  test('one module for shared and one for unshared memory', () => {
    for (const shared of [false, true]) {
      const memory = newMemory(1, shared);
      const module = new ModuleBuilder({ ...unshared, shared });
      module.function({ name: 'swap', parameters: ['i32'] }, (f, at) => {
        const both = f.keep(load('f64x2.load', at));
        f.store('f64x2.store', at, 0, shuffle(both, both, [1, 0]));
        return undefined;
      });
      const pair = new Float64Array(memory.buffer, 0, 2);
      pair.set([3, 4]);
      exportedFunction(run(module, memory), 'swap')(0);
      expect([...pair]).toEqual([4, 3]);
    }
  });

  test('what the types cannot see is refused when the module is built', () => {
    const build = (body: (f: FunctionBuilder) => Expression<'f64'> | undefined) => {
      const module = new ModuleBuilder(unshared);
      module.function({ name: 'f', parameters: ['f64'], result: 'f64' }, body);
      return module.encode();
    };
    let foreign: Expression<'f64'> = f64(0);
    build((f) => {
      foreign = f.keep(f64(2));
      return foreign;
    });
    expect(() => build(() => foreign)).toThrow(/local of one function/);
    expect(() => build(() => undefined)).toThrow(/no result/);
    expect(() => build((f) => f.parameter(0, 'i32') as never)).toThrow(/not of type/);
    expect(() => shuffle(f64x2(0), f64x2(1), [0, 4])).toThrow(RangeError);
  });

  test('lanes of different kinds do not mix', () => {
    const numbers = f64x2(1);
    const integers = i32x4(1);
    // @ts-expect-error integers are not floating-point lanes until `as` says so
    apply('f64x2.add', numbers, integers);
    // @ts-expect-error an operator takes as many operands as it has
    apply('f64x2.add', numbers);
    // @ts-expect-error addresses are 32-bit integers
    load('f64.load', f64(8));
    expect(as('f64x2', integers).type).toBe('f64x2');
  });
});

describe('memory', () => {
  test('columns start on cache lines and do not overlap', () => {
    const { regions, bytes, pages } = planMemory([
      { name: 'parameters', type: 'f64', length: 1001, columns: 3 },
      { name: 'states', type: 'i32', length: 5 },
    ]);
    // 1001 * 8 = 8008 bytes, rounded up to 126 lines of 64
    expect(regions.parameters).toEqual({ type: 'f64', length: 1001, columns: 3, start: 64, stride: 8064 });
    expect(regions.states.start).toBe(64 + 3 * 8064);
    expect(bytes).toBe(64 + 3 * 8064 + 64);
    expect(pages).toBe(1);
    expect(columnStart(regions.parameters, 2)).toBe(64 + 2 * 8064);
    expect(() => columnStart(regions.parameters, 3)).toThrow(RangeError);
  });

  test('memory grows to what is needed, once', () => {
    const memory = newMemory(1);
    ensurePages(memory, 5);
    ensurePages(memory, 2);
    expect(memory.buffer.byteLength).toBe(5 * 65536);
  });

  test('what cannot be laid out is refused', () => {
    expect(() => planMemory([{ name: 'x', type: 'f64', length: 2 ** 30 }])).toThrow(/do not fit/);
    expect(() => planMemory([{ name: 'x', type: 'f64', length: 1.5 }])).toThrow(/whole size/);
    expect(() =>
      planMemory([
        { name: 'x', type: 'f64', length: 1 },
        { name: 'x', type: 'i32', length: 1 },
      ]),
    ).toThrow(/twice/);
    const { regions } = planMemory([{ name: 'x', type: 'i32', length: 4 }]);
    expect(() => float64Column(newMemory(1), regions.x)).toThrow(RangeError);
  });
});
