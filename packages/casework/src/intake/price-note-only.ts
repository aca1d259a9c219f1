/** Commissions of a price note alone: nobody assesses, Sykehusinnkjøp writes the note. S15.R2, S19. */
const priceNoteTypes: readonly string[] = ['priceNoteOnly', 'pd1Scheme'];

/** True when the commission is for a price note alone. */
export function isPriceNoteOnly(assessmentType: string | undefined): boolean {
  return assessmentType !== undefined && priceNoteTypes.includes(assessmentType);
}
