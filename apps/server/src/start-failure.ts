/** A reason why the server cannot start, in one sentence that names the remedy. The process then ends with exit code 1. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
}
