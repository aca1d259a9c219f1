/** Nodes and weights of the 7-point Gauss and 15-point Kronrod rules on [-1, 1] (Piessens et al. 1983, QUADPACK, table of qk15). */
const NODES = [
  0.9914553711208126, 0.9491079123427585, 0.8648644233597691, 0.7415311855993945, 0.5860872354676911, 0.4058451513773972,
  0.20778495500789848, 0,
] as const;
const KRONROD = [
  0.022935322010529224, 0.06309209262997856, 0.10479001032225019, 0.14065325971552592, 0.1690047266392679, 0.19035057806478542,
  0.20443294007529889, 0.20948214108472782,
] as const;
const GAUSS = [0, 0.1294849661688697, 0, 0.27970539148927664, 0, 0.3818300505051189, 0, 0.4179591836734694] as const;

const rule = (f: (t: number) => number, low: number, high: number): readonly [kronrod: number, difference: number] => {
  const centre = 0.5 * (low + high);
  const half = 0.5 * (high - low);
  const middle = f(centre);
  let kronrod = middle * KRONROD[7];
  let gauss = middle * GAUSS[7];
  for (let i = 0; i < 7; i++) {
    const pair = f(centre - half * (NODES[i] as number)) + f(centre + half * (NODES[i] as number));
    kronrod += pair * (KRONROD[i] as number);
    gauss += pair * (GAUSS[i] as number);
  }
  return [kronrod * half, Math.abs(kronrod - gauss) * half];
};

const MOST_PANELS = 2000;

/**
 * The integral of a piecewise smooth function over [low, high], by the 15-point Gauss-Kronrod rule. A panel is halved while it differs
 * from the Gauss rule inside it by more than 1e-13 of the whole and of itself; at most 2,000 panels, so that a function with noise above
 * that, or one that is not a number, ends too.
 */
export const integrate = (f: (t: number) => number, low: number, high: number): number => {
  if (!(high > low)) return 0;
  const tolerance = 1e-13 * Math.abs(rule(f, low, high)[0]);
  const waiting: (readonly [low: number, high: number])[] = [[low, high]];
  let total = 0;
  let panels = 0;
  for (let panel = waiting.pop(); panel !== undefined; panel = waiting.pop()) {
    const [from, to] = panel;
    const [value, difference] = rule(f, from, to);
    const centre = 0.5 * (from + to);
    panels++;
    const rough = difference > tolerance && difference > 1e-13 * Math.abs(value) && centre > from && centre < to;
    if (rough && panels + waiting.length < MOST_PANELS) waiting.push([centre, to], [from, centre]);
    else total += value;
  }
  return total;
};

/** Area under a survival function from 0 to infinity, in panels that double until they no longer add. For a finite mean. */
export const wholeArea = (survival: (t: number) => number, scale: number): number => {
  let total = 0;
  let low = 0;
  let width = scale;
  for (let panel = 0; panel < 2000; panel++) {
    const part = integrate(survival, low, low + width);
    total += part;
    if (part <= total * 1e-17) break;
    low += width;
    width *= 2;
  }
  return total;
};
