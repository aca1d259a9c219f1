import type { Content, Language } from '@likeverd/language';
import type { CalendarDate } from '@likeverd/reference';

/** What a command may touch of the world around it. */
export interface World {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  readonly errorIsTerminal: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Today in Europe/Oslo. */
  readonly today: CalendarDate;
  /** Milliseconds on a clock that never goes back. */
  readonly clock: () => number;
}

/** A world with the words of one language. */
export interface Terminal extends World {
  readonly language: Language;
  readonly content: Content;
}
