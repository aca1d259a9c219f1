/** `ID2026_001`: the year in which the case was registered and its number in that year. Facts 3.3; A1 (c). */
export function caseNumber(year: number, sequence: number): string {
  return `ID${year}_${String(sequence).padStart(3, '0')}`;
}

/** Year, number in the year, and what stands after it, of a case number; null for other text. */
export function caseNumberParts(
  number: string,
): { readonly year: number; readonly sequence: number; readonly suffix: string } | null {
  const [, year, sequence, suffix = ''] = /^ID(\d{4})_(\d{3,7})([A-Z]|-[2-9]\d*)?$/.exec(number) ?? [];
  return year === undefined ? null : { year: Number(year), sequence: Number(sequence), suffix };
}

/** True for text of the form `ID2026_001`, and of those that the public list of decisions has: `ID2013_036A`, `ID2013_036-2`. */
export function isCaseNumber(text: string): boolean {
  return caseNumberParts(text) !== null;
}
