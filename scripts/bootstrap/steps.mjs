/** A failure that the user can do something about: its message is the one sentence they get, without a stack trace. */
export class Refusal extends Error {}

const heartbeatSeconds = 20;

/**
 * Runs a step that takes a while, saying what it does, how long that usually takes, that it is still going, and how long it took.
 * @template T
 * @param {string} what e.g. `Installing packages`
 * @param {string} usual e.g. `about a minute`
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(what, usual, work) {
  const began = Date.now();
  const seconds = () => Math.max(1, Math.round((Date.now() - began) / 1000));
  console.log(`${what} (${usual}) …`);
  const heartbeat = setInterval(() => console.log(`  still ${lowerFirst(what)}, ${seconds()} s so far`), heartbeatSeconds * 1000);
  try {
    const result = await work();
    console.log(`  done in ${seconds()} s`);
    return result;
  } finally {
    clearInterval(heartbeat);
  }
}

/**
 * Runs the bootstrap and turns a refusal into its sentence on standard error and exit code 1.
 * @param {() => Promise<void>} work
 */
export async function report(work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** @param {string} text */
const lowerFirst = (text) => text.charAt(0).toLowerCase() + text.slice(1);
