import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFindings, tooWide } from './harness/accessibility.ts';
import { launchBrowser, narrow, visitAs } from './harness/browser.ts';
import { words } from './harness/forms.ts';
import { type Platform, startPlatform } from './harness/platform.ts';

const own = words('nb').pages.followUp;
const { releases } = words('nb').pages;

let platform: Platform;
let browser: Browser;
let path = '';

beforeAll(async () => {
  [platform, browser] = await Promise.all([startPlatform({ example: false, story: true }), launchBrowser()]);
  const { methods } = (await (await fetch(`${platform.address}/api/methods`)).json()) as { methods: { number: string }[] };
  path = `/oppfolging/${methods[0]?.number ?? ''}`;
});
afterAll(async () => {
  await browser?.close();
  await platform?.discard();
});

test('the public reads the rules and what was released, no other figure, and nothing of the working version', () =>
  visitAs(browser, { address: platform.address, person: null, viewport: narrow }, async (page) => {
    await page.goto(platform.address + path);
    await page.getByRole('heading', { name: own.questions.title }).waitFor();
    // what was released in the living example, by two persons: curves with their text, and verdicts that follow from it
    await page.getByRole('heading', { name: releases.released.title }).waitFor();
    await page.getByRole('img', { name: 'Totaloverlevelse, Genfusjon' }).waitFor();
    expect(await page.getByText(own.questions.verdicts.cannotBeJudged, { exact: true }).count()).toBeLessThan(4);
    expect(await page.getByRole('heading', { name: own.room.title }).count()).toBe(0);
    expect(await tooWide(page)).toEqual([]);
    expect(await axeFindings(page)).toEqual([]);
  }));

test('the data room sees the curves with their text, opens a table by the keyboard, and takes it away as CSV', () =>
  visitAs(browser, { address: platform.address, person: 'assessor-dmp', returnTo: path }, async (page) => {
    await page.getByRole('heading', { name: own.room.title }).waitFor();
    expect(await page.getByText(own.questions.verdicts.met, { exact: true }).count()).toBe(4);
    const drawing = page.getByRole('img', {
      name: own.survival.chart({ endpoint: 'Totaloverlevelse', subgroup: own.survival.all }),
    });
    await drawing.waitFor();
    const figure = page.locator('figure', { has: drawing });
    await figure.locator('summary, [role="button"]').first().press('Enter');
    const take = figure.getByRole('button', { name: /CSV/ });
    await take.waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), take.press('Enter')]);
    expect(download.suggestedFilename()).toMatch(/^oppfolging-ID\d{4}_\d{3}-os\.csv$/);
    expect(await axeFindings(page)).toEqual([]);
  }));
