import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * A path inside the repository.
 * @param {...string} parts
 */
export const inRoot = (...parts) => path.join(root, ...parts);

/** Where generated files that may be thrown away live; inside node_modules, so a fresh install forgets them. */
export const cache = inRoot('node_modules', '.cache', 'likeverd');
