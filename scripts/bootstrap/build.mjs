import { install } from './install.mjs';
import { node24 } from './node-24.mjs';
import { report } from './steps.mjs';
import { buildWeb } from './web-build.mjs';

/** Installs what is missing and builds the pages if their sources changed. */
export async function build() {
  await report(async () => {
    await install('npm run build');
    await buildWeb(node24());
  });
}
