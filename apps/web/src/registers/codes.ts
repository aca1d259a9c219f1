type Codes = Readonly<Record<string, string>>;

/** `M=1, K=2` of codes. */
export const codesText = (codes: Codes | undefined): string =>
  Object.entries(codes ?? {})
    .map(([from, to]) => `${from}=${to}`)
    .join(', ');

/** Codes of `M=1, K=2`; undefined where there are none. */
export function codesOf(text: string): Codes | undefined {
  const pairs = text
    .split(',')
    .map((pair) => pair.split('='))
    .flatMap(([from = '', to]) => (to === undefined || from.trim() === '' ? [] : [[from.trim(), to.trim()] as const]));
  return pairs.length === 0 ? undefined : Object.fromEntries(pairs);
}
