import { existsSync } from 'node:fs';
import { runQuietly } from './processes.mjs';
import { Refusal, step } from './steps.mjs';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The browser the end-to-end tests use: the one CHROMIUM_PATH names, else the first found in the usual places.
 * @returns {string | undefined}
 */
export function browser() {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') return existsSync(named) ? named : undefined;
  return usualPlaces.find((place) => existsSync(place));
}

/** Installs a browser where that can be done without asking (as root on Debian and its like), unless there is one. */
export async function installBrowser() {
  if (browser() !== undefined) return;
  const remedy = 'install Chromium or Chrome, or set CHROMIUM_PATH to where it is, and run npm test again.';
  if ((process.env['CHROMIUM_PATH'] ?? '') !== '')
    throw new Refusal(`The browser tests need a browser and CHROMIUM_PATH names one that is not there: ${remedy}`);
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw new Refusal(`The browser tests need a browser and none was found: ${remedy}`);
  await step('Installing Chromium for the browser tests', 'about two minutes', async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await runQuietly('apt-get', ['update', '-q'], { env });
    const { code, output } = await runQuietly('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { env });
    if (code !== 0 || browser() === undefined)
      throw new Refusal(`Chromium could not be installed (apt-get says: ${output.trim().split('\n').at(-1)}): ${remedy}`);
  });
}
