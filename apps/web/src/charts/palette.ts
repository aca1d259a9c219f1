/** Colours of strategies, comparator first; told apart by lightness as well as hue, each at least 3:1 on white. */
export const strategyColours: readonly string[] = ['#5b5d60', '#0b6a53', '#8a3ea8', '#b35309', '#0062ba'];

/** Colours of states, first to last. */
export const stateColours: readonly string[] = ['#0b6a53', '#c77d00', '#8f98a1', '#0062ba', '#8a3ea8', '#b3253b'];

export function colourAt(colours: readonly string[], index: number): string {
  return colours[index % colours.length] ?? '#292c30';
}
