/** What is chosen in the status table, as its address says. */
export interface StatusSearch {
  readonly phase?: string;
  readonly type?: string;
  readonly field?: string;
  readonly holder?: string;
  readonly outcome?: string;
  readonly sort?: string;
  readonly reverse?: boolean;
  readonly page?: number;
}
