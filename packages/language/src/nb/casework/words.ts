/** What a refusal needs to say. */
export type Details = Readonly<Record<string, string | number>>;

/** Name, and what to fill in, of one field of a form. */
interface FieldWords {
  readonly label: string;
  readonly hint?: string;
}

/** Words of one room of the process: what happens, what is done, what is filled in, what is refused and by which rule. */
export interface RoomWords {
  readonly events: Readonly<Record<string, string>>;
  readonly acts: Readonly<Record<string, { readonly title: string; readonly help: string; readonly submit: string }>>;
  /** Fields by name, columns of tables by `field.column`. */
  readonly fields: Readonly<Record<string, FieldWords>>;
  /** Headings under which a long form groups its fields. */
  readonly sections: Readonly<Record<string, string>>;
  readonly choices: Readonly<Record<string, string>>;
  /** What is wrong and what to do. */
  readonly rejections: Readonly<Record<string, (details: Details) => string>>;
  /** The rule in one sentence. */
  readonly rules: Readonly<Record<string, string>>;
}

/** Words that belong to the whole process. */
export interface CaseworkWords extends RoomWords {
  readonly roles: Readonly<Record<string, string>>;
  readonly organisations: Readonly<Record<string, string>>;
  readonly phases: Readonly<Record<string, string>>;
  readonly classes: Readonly<Record<string, string>>;
  readonly grounds: Readonly<Record<string, string>>;
  /** What an amount counts, when it is not kroner. */
  readonly units: Readonly<Record<string, string>>;
}
