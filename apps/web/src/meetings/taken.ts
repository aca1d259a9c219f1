const keyOf = (person: string, meeting: string): string => `likeverd:pack:${[person, meeting].map(encodeURIComponent).join(':')}`;

/** The instant at which this person last took the pack of a meeting away on this machine; null where they have not. */
export function takenPack(storage: Pick<Storage, 'getItem'>, person: string, meeting: string): string | null {
  const stored = storage.getItem(keyOf(person, meeting));
  return stored !== null && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(stored) ? stored : null;
}

/** Remembers the pack's instant, so that the page can say what has changed since. */
export function rememberTaken(storage: Pick<Storage, 'setItem'>, person: string, meeting: string, instant: string): void {
  try {
    storage.setItem(keyOf(person, meeting), instant);
  } catch {
    // without room in the browser the page cannot tell; the pack itself says when it was made
  }
}
