/** `ID2026_001`: the year in which the case was registered and its number in that year. Facts 3.3; A1 (c). */
export function caseNumber(year: number, sequence: number): string {
  return `ID${year}_${String(sequence).padStart(3, '0')}`;
}

/** True for text of the form `ID2026_001`. */
export function isCaseNumber(text: string): boolean {
  return /^ID\d{4}_\d{3,}$/.test(text);
}
