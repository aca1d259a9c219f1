import fc from 'fast-check';

/**
 * Properties are tried on the same cases every time, so that a commit that was green stays green; `LIKEVERD_SEED=random` tries new ones, and a
 * number those of an earlier run (a failure tells its seed).
 */
const { LIKEVERD_SEED: given = '20261122' } = process.env;
if (given !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(given) });
