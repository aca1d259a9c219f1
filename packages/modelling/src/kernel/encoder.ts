import { ByteWriter } from './bytes.ts';
import {
  type LoadName,
  loads,
  type Operator,
  type OperatorName,
  operators,
  type StoreName,
  stores,
  type ValueType,
  type VectorType,
} from './operators.ts';

/**
 * A small WebAssembly encoder. Expressions are typed by what they hold, so that wrong use does not compile; a module is built
 * in one pass, without optimisation (the machine's own compiler optimises).
 * An expression is code, not a value: used twice it is computed twice. `FunctionBuilder.keep` computes it once.
 */
export interface Expression<T extends ValueType> {
  readonly type: T;
  readonly write: (code: CodeWriter) => void;
  /** The factors, where the expression is a product of pairs that may be fused with a sum. */
  readonly factors?: readonly Expression<ValueType>[];
}

/** A place that can be read as an expression and assigned to with `FunctionBuilder.set`. */
export interface Variable<T extends ValueType> extends Expression<T> {
  readonly index: number;
}

/** Bytes of one function's body, knowing whose locals it may name. */
export class CodeWriter extends ByteWriter {
  readonly owner: FunctionBuilder;
  constructor(owner: FunctionBuilder) {
    super();
    this.owner = owner;
  }

  instruction(code: number, vector: boolean): void {
    if (vector) {
      this.byte(0xfd);
      this.unsigned(code);
    } else this.byte(code);
  }
}

type Arguments<Types extends readonly ValueType[]> = {
  readonly [I in keyof Types]: Expression<Types[I]>;
};

/** a * b + c and c - a * b with one rounding, where the machine can: what a sum or a difference becomes in the fast mode. */
const fusedForm = (
  name: OperatorName,
  [first, second]: readonly Expression<ValueType>[],
):
  | { readonly name: 'f64x2.relaxed_madd' | 'f64x2.relaxed_nmadd'; readonly inputs: readonly Expression<ValueType>[] }
  | undefined => {
  if (first === undefined || second === undefined) return undefined;
  if (name === 'f64x2.add' && second.factors !== undefined)
    return { name: 'f64x2.relaxed_madd', inputs: [...second.factors, first] };
  if (name === 'f64x2.add' && first.factors !== undefined)
    return { name: 'f64x2.relaxed_madd', inputs: [...first.factors, second] };
  if (name === 'f64x2.sub' && second.factors !== undefined)
    return { name: 'f64x2.relaxed_nmadd', inputs: [...second.factors, first] };
  return undefined;
};

/** Applies an operator to its operands: `apply('f64x2.add', a, b)`. */
export const apply = <N extends OperatorName>(
  name: N,
  ...operands: Arguments<(typeof operators)[N]['takes']>
): Expression<(typeof operators)[N]['gives']> => {
  const operator: Operator & { readonly gives: (typeof operators)[N]['gives'] } = operators[name];
  const inputs: readonly Expression<ValueType>[] = operands;
  const plain = (code: CodeWriter): void => {
    for (const input of inputs) input.write(code);
    code.instruction(operator.code, operator.vector);
  };
  if (name === 'f64x2.mul') return { type: operator.gives, write: plain, factors: inputs };
  const fused = fusedForm(name, inputs);
  if (fused === undefined) return { type: operator.gives, write: plain };
  const one: Operator = operators[fused.name];
  return {
    type: operator.gives,
    write: (code) => {
      if (!code.owner.fused) return plain(code);
      for (const input of fused.inputs) input.write(code);
      code.instruction(one.code, one.vector);
    },
  };
};

const expression = <T extends ValueType>(type: T, write: (code: CodeWriter) => void): Expression<T> => ({ type, write });

export const i32 = (value: number): Expression<'i32'> =>
  expression('i32', (code) => {
    code.byte(0x41);
    code.signed(value);
  });

export const f64 = (value: number): Expression<'f64'> =>
  expression('f64', (code) => {
    code.byte(0x44);
    code.float64(value);
  });

const vectorConstant = <T extends VectorType>(type: T, lanes: (code: CodeWriter) => void): Expression<T> =>
  expression(type, (code) => {
    code.instruction(0x0c, true);
    lanes(code);
  });

/** Two equal lanes, or two different ones. */
export const f64x2 = (first: number, second = first): Expression<'f64x2'> =>
  vectorConstant('f64x2', (code) => {
    code.float64(first);
    code.float64(second);
  });

const i64x2 = (first: bigint, second = first): Expression<'i64x2'> =>
  vectorConstant('i64x2', (code) => {
    code.word64(first);
    code.word64(second);
  });

/** Four equal lanes, or four different ones. */
export const i32x4 = (first: number, second = first, third = first, fourth = first): Expression<'i32x4'> =>
  vectorConstant('i32x4', (code) => {
    for (const lane of [first, second, third, fourth]) code.word32(lane);
  });

/** The same 128 bits read as other lanes; costs nothing. */
export const as = <T extends VectorType>(type: T, value: Expression<VectorType>): Expression<T> => expression(type, value.write);

const bitwise = <T extends VectorType>(code128: number, ...operands: readonly Expression<T>[]): Expression<T> =>
  expression((operands[0] as Expression<T>).type, (code) => {
    for (const operand of operands) operand.write(code);
    code.instruction(code128, true);
  });

export const and = <T extends VectorType>(a: Expression<T>, b: Expression<NoInfer<T>>): Expression<T> => bitwise(0x4e, a, b);
/** a and not b. */
export const andNot = <T extends VectorType>(a: Expression<T>, b: Expression<NoInfer<T>>): Expression<T> => bitwise(0x4f, a, b);
export const or = <T extends VectorType>(a: Expression<T>, b: Expression<NoInfer<T>>): Expression<T> => bitwise(0x50, a, b);
export const xor = <T extends VectorType>(a: Expression<T>, b: Expression<NoInfer<T>>): Expression<T> => bitwise(0x51, a, b);

/** Lane by lane a where the mask is all ones, b where it is all zeros. */
export const select = <T extends VectorType>(
  mask: Expression<VectorType>,
  a: Expression<T>,
  b: Expression<NoInfer<T>>,
): Expression<T> => bitwise(0x52, a, b, as(a.type, mask));

/** 1 where any bit of the mask is set. */
export const anyTrue = (mask: Expression<VectorType>): Expression<'i32'> =>
  expression('i32', (code) => {
    mask.write(code);
    code.instruction(0x53, true);
  });

export const f64Lane = (lane: 0 | 1, value: Expression<'f64x2'>): Expression<'f64'> => extractLane('f64', 0x21, lane, value);
export const i32Lane = (lane: 0 | 1 | 2 | 3, value: Expression<'i32x4'>): Expression<'i32'> =>
  extractLane('i32', 0x1b, lane, value);

const extractLane = <T extends 'i32' | 'f64'>(
  type: T,
  opcode: number,
  lane: number,
  value: Expression<VectorType>,
): Expression<T> =>
  expression(type, (code) => {
    value.write(code);
    code.instruction(opcode, true);
    code.byte(lane);
  });

const lanesOf = { f64x2: 2, i64x2: 2, i32x4: 4 } as const;

/** New lanes from the lanes of a (0, 1, …) and then those of b: `shuffle(a, b, [0, 2])` is the first of a and the first of b. */
export const shuffle = <T extends VectorType>(
  a: Expression<T>,
  b: Expression<NoInfer<T>>,
  lanes: readonly number[],
): Expression<T> => {
  const count = lanesOf[a.type];
  const width = 16 / count;
  if (lanes.length !== count || lanes.some((lane) => lane < 0 || lane >= 2 * count)) throw new RangeError('shuffle: wrong lanes');
  return expression(a.type, (code) => {
    a.write(code);
    b.write(code);
    code.instruction(0x0d, true);
    for (const lane of lanes) for (let byte = 0; byte < width; byte++) code.byte(lane * width + byte);
  });
};

/** a where the condition is not 0, else b; both are computed. */
export const choose = <T extends ValueType>(
  condition: Expression<'i32'>,
  a: Expression<T>,
  b: Expression<NoInfer<T>>,
): Expression<T> =>
  expression(a.type, (code) => {
    a.write(code);
    b.write(code);
    condition.write(code);
    code.byte(0x1c);
    code.unsigned(1);
    code.byte(typeCodes[a.type]);
  });

const memoryArgument = (code: CodeWriter, alignment: number, offset: number): void => {
  code.unsigned(alignment);
  code.unsigned(offset);
};

/** Reads memory at address + offset, both in bytes. */
export const load = <N extends LoadName>(
  name: N,
  address: Expression<'i32'>,
  offset = 0,
): Expression<(typeof loads)[N]['gives']> => {
  const read: (typeof loads)[LoadName] & { readonly gives: (typeof loads)[N]['gives'] } = loads[name];
  return expression(read.gives, (code) => {
    address.write(code);
    code.instruction(read.code, read.vector);
    memoryArgument(code, read.alignment, offset);
  });
};

/** `value` with its second lane read from memory. */
export const loadSecondLane = (value: Expression<'f64x2'>, address: Expression<'i32'>, offset = 0): Expression<'f64x2'> =>
  expression('f64x2', (code) => {
    address.write(code);
    value.write(code);
    code.instruction(0x57, true);
    memoryArgument(code, 3, offset);
    code.byte(1);
  });

const typeCodes: Readonly<Record<ValueType, number>> = {
  i32: 0x7f,
  i64: 0x7e,
  f64: 0x7c,
  f64x2: 0x7b,
  i32x4: 0x7b,
  i64x2: 0x7b,
};

const emptyBlock = 0x40;

/** What a function takes and gives. */
export interface Signature {
  readonly parameters: readonly ValueType[];
  readonly result?: ValueType;
}

/** A function of the module, or of the host, that can be called. */
export interface Callable<Parameters extends readonly ValueType[] = readonly ValueType[], Result extends ValueType = ValueType> {
  readonly index: number;
  readonly parameters: Parameters;
  readonly result: Result | undefined;
}

/** The result of a call as an expression. */
export const call = <Parameters extends readonly ValueType[], Result extends ValueType>(
  target: Callable<Parameters, Result>,
  ...values: Arguments<Parameters>
): Expression<Result> => {
  const { result } = target;
  if (result === undefined) throw new RangeError('call: the function has no result');
  return expression(result, writeCall(target.index, values));
};

const writeCall =
  (index: number, values: readonly Expression<ValueType>[]) =>
  (code: CodeWriter): void => {
    for (const value of values) value.write(code);
    code.byte(0x10);
    code.unsigned(index);
  };

/** A module-wide variable. */
export interface Global<T extends 'i32' | 'f64'> extends Expression<T> {
  readonly index: number;
}

type Statement = (code: CodeWriter) => void;

const assign =
  (place: Variable<ValueType>, value: Expression<ValueType>): Statement =>
  (code) => {
    value.write(code);
    code.byte(0x21);
    code.unsigned(place.index);
  };

/** Builds one function, statement by statement. */
export class FunctionBuilder {
  readonly signature: Signature;
  readonly fused: boolean;
  readonly #locals: ValueType[] = [];
  readonly #entry: Statement[] = [];
  readonly #constants = new Map<string, Variable<ValueType>>();
  #statements: Statement[] = [];
  #depth = 0;
  #result: Expression<ValueType> | undefined;

  /** `fused`: sums of products are written with one rounding, of which the last bits depend on the machine. */
  constructor(signature: Signature, fused = false) {
    this.signature = signature;
    this.fused = fused;
  }

  #place<T extends ValueType>(type: T, index: number): Variable<T> {
    return {
      type,
      index,
      write: (code) => {
        if (code.owner !== this) throw new RangeError('A local of one function is used in another');
        code.byte(0x20);
        code.unsigned(index);
      },
    };
  }

  /** The parameter at `position`, which must be of type `type`. */
  parameter<T extends ValueType>(position: number, type: T): Variable<T> {
    if (this.signature.parameters[position] !== type) throw new RangeError(`Parameter ${position} is not of type ${type}`);
    return this.#place(type, position);
  }

  /** A new local variable, set to `initial` whenever control passes here: in a loop, each time round. */
  variable<T extends ValueType>(type: T, initial: Expression<NoInfer<T>>): Variable<T> {
    this.#locals.push(type);
    const place = this.#place(type, this.signature.parameters.length + this.#locals.length - 1);
    this.set(place, initial);
    return place;
  }

  /** Computes an expression here, once. */
  keep<T extends ValueType>(value: Expression<T>): Variable<T> {
    return this.variable(value.type, value as Expression<NoInfer<T>>);
  }

  /**
   * All lanes the same number, kept in a local from the function's start on. V8 builds a vector constant with several instructions wherever it
   * stands; kept outside the loops, kernels ran a quarter faster (docs/guides/speed.md).
   */
  constant<T extends VectorType>(type: T, value: number): Expression<T> {
    const key = `${type} ${Object.is(value, -0) ? '-0' : value}`;
    const known = this.#constants.get(key);
    if (known !== undefined) return this.#place(type, known.index);
    const made = type === 'f64x2' ? f64x2(value) : type === 'i32x4' ? i32x4(value) : i64x2(BigInt(value));
    this.#locals.push(type);
    const place = this.#place(type, this.signature.parameters.length + this.#locals.length - 1);
    this.#constants.set(key, place);
    this.#entry.push(assign(place, made));
    return place;
  }

  set<T extends ValueType>(place: Variable<T>, value: Expression<NoInfer<T>>): void {
    this.#statements.push(assign(place, value));
  }

  setGlobal<T extends 'i32' | 'f64'>(place: Global<T>, value: Expression<NoInfer<T>>): void {
    this.#statements.push((code) => {
      value.write(code);
      code.byte(0x24);
      code.unsigned(place.index);
    });
  }

  /** Writes memory at address + offset, both in bytes. */
  store<N extends StoreName>(
    name: N,
    address: Expression<'i32'>,
    offset: number,
    value: Expression<(typeof stores)[N]['takes']>,
  ): void {
    const target = stores[name];
    this.#statements.push((code) => {
      address.write(code);
      value.write(code);
      code.instruction(target.code, target.vector);
      memoryArgument(code, target.alignment, offset);
    });
  }

  /** Calls a function for what it does. */
  call<Parameters extends readonly ValueType[]>(target: Callable<Parameters>, ...values: Arguments<Parameters>): void {
    this.#statements.push((code) => {
      writeCall(target.index, values)(code);
      if (target.result !== undefined) code.byte(0x1a);
    });
  }

  #inside(body: () => void): readonly Statement[] {
    const outer = this.#statements;
    this.#statements = [];
    this.#depth++;
    body();
    const inner = this.#statements;
    this.#statements = outer;
    this.#depth--;
    return inner;
  }

  when(condition: Expression<'i32'>, then: () => void, otherwise?: () => void): void {
    const yes = this.#inside(then);
    const no = otherwise === undefined ? [] : this.#inside(otherwise);
    this.#statements.push((code) => {
      condition.write(code);
      code.byte(0x04);
      code.byte(emptyBlock);
      for (const statement of yes) statement(code);
      if (no.length > 0) code.byte(0x05);
      for (const statement of no) statement(code);
      code.byte(0x0b);
    });
  }

  /** Runs the body, and again as long as what it returns is not 0. */
  loop(body: () => Expression<'i32'>): void {
    let again: Expression<'i32'> = i32(0);
    const statements = this.#inside(() => {
      again = body();
    });
    this.#statements.push((code) => {
      code.byte(0x03);
      code.byte(emptyBlock);
      for (const statement of statements) statement(code);
      again.write(code);
      code.byte(0x0d);
      code.unsigned(0);
      code.byte(0x0b);
    });
  }

  /** for (at = from; at < to; at += step), unsigned; the body may not run at all. */
  count(from: Expression<'i32'>, to: Expression<'i32'>, step: number, body: (at: Variable<'i32'>) => void): void {
    const end = this.keep(to);
    const at = this.keep(from);
    this.when(apply('i32.lt_u', at, end), () => {
      this.loop(() => {
        body(at);
        this.set(at, apply('i32.add', at, i32(step)));
        return apply('i32.lt_u', at, end);
      });
    });
  }

  /** Leaves the function early; only in functions without a result. */
  leave(): void {
    if (this.signature.result !== undefined) throw new RangeError('leave: the function owes a result');
    this.#statements.push((code) => code.byte(0x0f));
  }

  /** What the function returns; the last thing said about it. */
  give(value: Expression<ValueType>): void {
    if (this.#depth > 0 || value.type !== this.signature.result) throw new RangeError('give: wrong type or place');
    this.#result = value;
  }

  /** The function as an entry of the code section. */
  encode(): ByteWriter {
    if (this.signature.result !== undefined && this.#result === undefined) throw new RangeError('The function gives no result');
    const code = new CodeWriter(this);
    const runs: { type: ValueType; count: number }[] = [];
    for (const type of this.#locals) {
      const last = runs.at(-1);
      if (last?.type === type) last.count++;
      else runs.push({ type, count: 1 });
    }
    code.unsigned(runs.length);
    for (const run of runs) {
      code.unsigned(run.count);
      code.byte(typeCodes[run.type]);
    }
    for (const statement of [...this.#entry, ...this.#statements]) statement(code);
    this.#result?.write(code);
    code.byte(0x0b);
    return code;
  }
}

/** The memory a module works on, imported as `host.memory`. Pages are of 65,536 bytes; shared memory needs a maximum. */
export interface MemoryImport {
  readonly minimumPages: number;
  readonly maximumPages: number;
  readonly shared: boolean;
}

/** Builds one module. Host functions and globals are declared before the module's own functions. */
export class ModuleBuilder {
  readonly #memory: MemoryImport;
  readonly #fused: boolean;
  readonly #imports: { readonly name: string; readonly signature: Signature }[] = [];
  readonly #globals: { readonly type: 'i32' | 'f64'; readonly initial: number }[] = [];
  readonly #functions: { readonly builder: FunctionBuilder; readonly name: string | undefined }[] = [];

  /** `fused`: the marked fast mode, relaxed multiply-add wherever a product is added to or taken from something. */
  constructor(memory: MemoryImport, fused = false) {
    this.#memory = memory;
    this.#fused = fused;
  }

  /** A function of the host, imported as `host.NAME`; vectors cannot cross to the host. */
  hostFunction<const Parameters extends readonly ('i32' | 'f64')[], Result extends 'i32' | 'f64'>(
    name: string,
    parameters: Parameters,
    result?: Result,
  ): Callable<Parameters, Result> {
    if (this.#functions.length > 0) throw new RangeError('Host functions are declared before the module’s own');
    this.#imports.push({ name, signature: signature(parameters, result) });
    return { index: this.#imports.length - 1, parameters, result };
  }

  global<T extends 'i32' | 'f64'>(type: T, initial: number): Global<T> {
    this.#globals.push({ type, initial });
    const index = this.#globals.length - 1;
    return {
      type,
      index,
      write: (code) => {
        code.byte(0x23);
        code.unsigned(index);
      },
    };
  }

  /** A function; exported when it has a name. `build` gets the builder and the parameters. */
  function<const Parameters extends readonly ValueType[], Result extends ValueType = never>(
    options: { readonly name?: string; readonly parameters: Parameters; readonly result?: Result },
    build: (
      builder: FunctionBuilder,
      ...parameters: { readonly [I in keyof Parameters]: Variable<Parameters[I]> }
    ) => Expression<Result> | undefined,
  ): Callable<Parameters, Result> {
    const builder = new FunctionBuilder(signature(options.parameters, options.result), this.#fused);
    const places = options.parameters.map((type, position) => builder.parameter(position, type));
    const result = build(builder, ...(places as unknown as { readonly [I in keyof Parameters]: Variable<Parameters[I]> }));
    if (result !== undefined) builder.give(result);
    this.#functions.push({ builder, name: options.name });
    return { index: this.#imports.length + this.#functions.length - 1, parameters: options.parameters, result: options.result };
  }

  /** The module in binary form. */
  encode(): Uint8Array<ArrayBuffer> {
    const signatures = [...this.#imports.map((each) => each.signature), ...this.#functions.map((each) => each.builder.signature)];
    const types = new Map(signatures.map((each) => [signatureKey(each), each] as const));
    const typeIndex = new Map([...types.keys()].map((key, index) => [key, index] as const));
    const indexOf = (each: Signature): number => typeIndex.get(signatureKey(each)) ?? 0;
    const exported = this.#functions.flatMap(({ name }, position) =>
      name === undefined ? [] : [{ name, index: this.#imports.length + position }],
    );
    const out = new ByteWriter();
    for (const byte of [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]) out.byte(byte);
    section(out, 1, [...types.values()], (bytes, type) => {
      bytes.byte(0x60);
      vectorOfTypes(bytes, type.parameters);
      vectorOfTypes(bytes, type.result === undefined ? [] : [type.result]);
    });
    section(out, 2, ['memory', ...this.#imports] as const, (bytes, each) => {
      bytes.name('host');
      if (each === 'memory') {
        bytes.name('memory');
        bytes.byte(0x02);
        bytes.byte(this.#memory.shared ? 0x03 : 0x01);
        bytes.unsigned(this.#memory.minimumPages);
        bytes.unsigned(this.#memory.maximumPages);
      } else {
        bytes.name(each.name);
        bytes.byte(0x00);
        bytes.unsigned(indexOf(each.signature));
      }
    });
    section(out, 3, this.#functions, (bytes, each) => bytes.unsigned(indexOf(each.builder.signature)));
    section(out, 6, this.#globals, (bytes, each) => {
      bytes.byte(typeCodes[each.type]);
      bytes.byte(0x01);
      if (each.type === 'i32') {
        bytes.byte(0x41);
        bytes.signed(each.initial);
      } else {
        bytes.byte(0x44);
        bytes.float64(each.initial);
      }
      bytes.byte(0x0b);
    });
    section(out, 7, exported, (bytes, each) => {
      bytes.name(each.name);
      bytes.byte(0x00);
      bytes.unsigned(each.index);
    });
    section(out, 10, this.#functions, (bytes, each) => {
      const code = each.builder.encode();
      bytes.unsigned(code.length);
      bytes.append(code);
    });
    return out.toBytes();
  }
}

const signature = (parameters: readonly ValueType[], result: ValueType | undefined): Signature =>
  result === undefined ? { parameters } : { parameters, result };

const signatureKey = (each: Signature): string => `${each.parameters.join()}>${each.result ?? ''}`;

const vectorOfTypes = (bytes: ByteWriter, types: readonly ValueType[]): void => {
  bytes.unsigned(types.length);
  for (const type of types) bytes.byte(typeCodes[type]);
};

const section = <T>(out: ByteWriter, id: number, entries: readonly T[], write: (bytes: ByteWriter, entry: T) => void): void => {
  if (entries.length === 0) return;
  const bytes = new ByteWriter();
  bytes.unsigned(entries.length);
  for (const entry of entries) write(bytes, entry);
  out.byte(id);
  out.unsigned(bytes.length);
  out.append(bytes);
};
