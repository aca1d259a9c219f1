// Read by whatever Node the machine happens to have, however old: no syntax newer than ECMAScript modules.

const oldest = 20;

/**
 * Whether the running Node can carry the bootstrap; says so, and sets a failing exit code, where it cannot.
 * @param {string} command what the user typed
 * @param {string} [version] of the running Node
 * @returns {boolean}
 */
export function newEnoughNode(command, version) {
  const running = version || process.versions.node;
  if (Number(running.split('.')[0]) >= oldest) return true;
  console.error(
    'Likeverd needs Node ' +
      oldest +
      ' or newer and this is Node ' +
      running +
      ': install a newer Node from nodejs.org and run ' +
      command +
      ' again.',
  );
  process.exitCode = 1;
  return false;
}
