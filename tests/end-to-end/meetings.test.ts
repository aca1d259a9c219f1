import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, narrow, type Person, signIn, visit } from './harness/browser.ts';
import { today, words } from './harness/forms.ts';
import { type Platform, startPlatform } from './harness/platform.ts';

const { casework, pages } = words('nb');
const own = pages.meetings;
const prose = 'En tekst som er lang nok til at den kan sendes.';
const title = 'Digital oppfølging etter utskriving';

interface Answer {
  readonly id: string;
  readonly view: { readonly state: { readonly version: number; readonly participants: readonly { readonly person: string }[] } };
}

/** Sends as the page's own person, for what this test is not about. */
const post = (page: Page, path: string, body: object): Promise<Answer> =>
  page.evaluate(
    async ([to, sent]) => {
      const answer = await fetch(to, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        body: sent,
      });
      if (!answer.ok) throw new Error(await answer.text());
      return (await answer.json()) as Answer;
    },
    [path, JSON.stringify(body)] as const,
  );

describe('a meeting of Bestillerforum in the browser', () => {
  let platform: Platform;
  let browser: Browser;
  let meeting = '';

  beforeAll(async () => {
    [platform, browser] = await Promise.all([startPlatform({ example: false }), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.discard();
  });

  const signedIn = async (person: Person): Promise<Page> => {
    const { page } = await visit(browser, { address: platform.address });
    await signIn(page, person);
    return page;
  };

  test('planned with those who sit in the forum, and a case put on the agenda', async () => {
    const proposer = await signedIn('proposer-a');
    const values = {
      title,
      methodType: 'procedure',
      population: prose,
      comparator: prose,
      reason: prose,
      contact: 'post@example.org',
    };
    const { id } = await post(proposer, '/api/cases', { type: 'submitProposal', values });
    const page = await signedIn('secretariat');
    const registration = { type: 'registerCase', values: { title, population: prose, comparator: prose }, expectedVersion: 1 };
    await post(page, `/api/cases/${id}/acts`, registration);
    await page.goto('/moter/nytt');
    await page.getByLabel(casework.organisations.bestillerforum, { exact: true }).check();
    const form = page.getByRole('form', { name: casework.acts.planMeeting.title });
    await form.getByLabel(casework.choices.inPerson).check();
    await form.getByLabel(casework.fields.meetingDate.label).fill(today);
    await form.getByLabel(casework.fields.startTime.label).fill('09:00');
    await form.getByLabel(casework.fields.endTime.label).fill('11:00');
    await form.getByLabel(casework.fields.meetingPlace.label).fill('Møterom 3');
    await form.getByRole('button', { name: casework.acts.planMeeting.submit }).click();
    await page.waitForURL(/\/moter\/[0-9a-f-]{36}$/);
    meeting = new URL(page.url()).pathname;
    await page.getByRole('button', { name: own.add({ case: `ID${today.slice(0, 4)}_001 ${title}` }) }).click();
    await page.getByRole('button', { name: casework.acts.addCaseItem.submit, exact: true }).click();
    await page.getByRole('link', { name: title }).waitFor();
  });

  test('a member who declares an interest is told why there are no papers', async () => {
    const page = await signedIn('medical-vest');
    await page.goto(meeting);
    await page.getByRole('button', { name: new RegExp(own.declareOwn) }).click();
    await page.getByLabel(casework.choices.interestDeclared, { exact: true }).check();
    await page.getByLabel(casework.choices.interestEconomic).check();
    await page.getByLabel(casework.fields.itemInterestText.label).fill('Eier aksjer');
    await page.getByRole('button', { name: casework.acts.declareInterest.submit, exact: true }).click();
    await page.getByText(own.access.awaitingRuling).waitFor();
    await page.goto(`${meeting}/papirer`);
    await page.getByText(own.access.awaitingRuling).waitFor();
    expect(await page.getByText(prose).count()).toBe(0);
  });

  test('in the room: what is typed survives a reload, the outcome becomes the minutes, everyone reads them on a narrow screen', async () => {
    const page = await signedIn('secretariat');
    await page.goto(meeting);
    await page.getByRole('button', { name: new RegExp(own.ruleFor({ name: 'Fagdirektør Helse Vest' }).slice(0, 30)) }).click();
    await page.getByLabel(casework.choices.qualified, { exact: true }).check();
    await page.getByLabel(casework.fields.rulingReason.label, { exact: true }).fill('Aksjene er solgt');
    await page.getByRole('button', { name: casework.acts.ruleOnInterest.submit, exact: true }).click();
    await page.getByRole('button', { name: new RegExp(casework.acts.openMeeting.title) }).click();
    await page.getByRole('button', { name: casework.acts.openMeeting.submit, exact: true }).click();
    await page.getByRole('link', { name: own.room }).click();
    await page.getByRole('button', { name: new RegExp(casework.acts.recordAttendance.title) }).click();
    await page.getByRole('button', { name: own.allPresent }).click();
    await page.getByRole('button', { name: casework.acts.recordAttendance.submit }).click();
    await page.getByText(own.presentNow({ names: '' }).trim()).waitFor();
    await page.getByRole('button', { name: own.noneForAll }).click();
    await page.getByText(own.interestsAll).waitFor();

    const conclude = async () => {
      await page.getByLabel(casework.choices.notCommissioned, { exact: true }).check();
      return page.getByRole('form', { name: casework.acts.concludeItem.title });
    };
    const form = await conclude();
    await form.getByLabel(casework.fields.publicReason.label).fill('Hører ikke hjemme i spesialisthelsetjenesten.');
    await page.locator('.draft-note[data-state="saved"]').waitFor();
    await page.reload();
    const again = await conclude();
    expect(await again.getByLabel(casework.fields.publicReason.label).inputValue()).toBe(
      'Hører ikke hjemme i spesialisthelsetjenesten.',
    );
    await again.getByRole('button', { name: own.allAgree }).click();
    await again.getByRole('button', { name: casework.acts.concludeItem.submit }).click();
    await page.getByRole('link', { name: own.back }).click();
    for (const act of ['closeMeeting', 'approveMinutes', 'publishMinutes'] as const) {
      await page.getByRole('button', { name: new RegExp(casework.acts[act].title) }).click();
      const asked = page.getByRole('form', { name: casework.acts[act].title });
      await asked.getByRole('button', { name: casework.acts[act].submit, exact: true }).click();
      await asked.waitFor({ state: 'detached' });
    }
    const anyone = await visit(browser, { address: platform.address, viewport: narrow });
    await anyone.page.goto(meeting);
    await anyone.page.getByText('Hører ikke hjemme i spesialisthelsetjenesten.').waitFor();
    expect(await anyone.page.getByText(own.editionPublic).count()).toBe(1);
    expect(await anyone.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(narrow.width);
  });
});

/** Goes by Tab, as whoever has no mouse does, to an element; fails where it cannot be reached. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.first().waitFor();
  for (let pressed = 0; pressed < 250; pressed++) {
    await page.keyboard.press('Tab');
    if ((await page.locator(':focus').and(wanted).count()) > 0) return;
  }
  throw new Error(`${String(wanted)} is not reached by Tab`);
}

/** Opens an act by its button and sends it by that of its form, with what is typed in between. */
async function byKeys(page: Page, act: keyof typeof casework.acts, between: () => Promise<void> = async () => {}): Promise<void> {
  const { title: name, submit } = casework.acts[act];
  const form = page.getByRole('form', { name });
  await tabTo(page, page.getByRole('button', { name: words('nb').web.casePage.open({ act: name }), exact: true }));
  await page.keyboard.press('Enter');
  await form.waitFor();
  await between();
  await tabTo(page, form.getByRole('button', { name: submit, exact: true }));
  await page.keyboard.press('Enter');
  await form.waitFor({ state: 'detached' });
}

describe('a whole meeting by the keyboard', () => {
  let platform: Platform;
  let browser: Browser;

  beforeAll(async () => {
    [platform, browser] = await Promise.all([startPlatform({ example: false }), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.discard();
  });

  test('from the agenda to the press: moved from one meeting to another, concluded, published; nothing public before', async () => {
    const { page } = await visit(browser, { address: platform.address });
    const proposer = (await visit(browser, { address: platform.address })).page;
    await signIn(proposer, 'proposer-a');
    await signIn(page, 'secretariat');
    const values = {
      title,
      methodType: 'procedure',
      population: prose,
      comparator: prose,
      reason: prose,
      contact: 'post@example.org',
    };
    const { id } = await post(proposer, '/api/cases', { type: 'submitProposal', values });
    const registration = { type: 'registerCase', values: { title, population: prose, comparator: prose }, expectedVersion: 1 };
    await post(page, `/api/cases/${id}/acts`, registration);
    const { participants } = await page.evaluate(async () => {
      const answer = await fetch('/api/forums/bestillerforum/participants');
      return (await answer.json()) as { readonly participants: readonly object[] };
    });
    const plan = (): Promise<Answer> =>
      post(page, '/api/meetings', {
        values: {
          forum: 'bestillerforum',
          meetingForm: 'video',
          meetingDate: today,
          startTime: '09:00',
          endTime: '11:00',
          meetingPlace: 'Videomøte',
          quorum: 5,
          participants,
        },
      });
    const [from, to] = [await plan(), await plan()];
    await post(page, `/api/meetings/${from.id}/acts`, {
      type: 'addCaseItem',
      values: {},
      target: { item: id },
      expectedVersion: 2,
    });

    await page.goto(`/moter/${from.id}`);
    await page.getByText(own.editItem).waitFor();
    await page.getByText(own.editItem).focus();
    await page.keyboard.press('Enter');
    await byKeys(page, 'transferItem', async () => {
      await tabTo(page, page.getByRole('radio', { name: new RegExp(casework.organisations.bestillerforum) }));
      await page.keyboard.press('Space');
      await tabTo(page, page.getByRole('textbox', { name: casework.fields.transferReason.label }));
      await page.keyboard.type('Venter på tall');
    });
    await tabTo(page, page.getByRole('link', { name: /Flyttet til møtet/ }));
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/moter/${to.id}`);
    await page.getByText(/Flyttet hit fra møtet/).waitFor();

    for (const act of ['publishAgenda', 'openMeeting'] as const) {
      await byKeys(page, act);
    }
    await tabTo(page, page.getByRole('link', { name: own.room }));
    await page.keyboard.press('Enter');
    await byKeys(page, 'recordAttendance', async () => {
      await tabTo(page, page.getByRole('button', { name: own.allPresent }));
      await page.keyboard.press('Enter');
    });
    await page.getByText(own.presentNow({ names: '' }).trim()).waitFor();
    await tabTo(page, page.getByRole('button', { name: own.noneForAll }));
    await page.keyboard.press('Enter');
    await page.getByText(own.interestsAll).waitFor();
    // radio buttons are gone through by the arrows
    await tabTo(page, page.getByRole('radio', { name: casework.choices.commissioned }));
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('radio', { name: casework.choices.notCommissioned, checked: true }).waitFor();
    await tabTo(page, page.getByRole('button', { name: own.allAgree }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('textbox', { name: new RegExp(casework.fields.publicReason.label) }));
    await page.keyboard.type('Grunnen som venter på referatet.');
    await tabTo(page, page.getByRole('button', { name: casework.acts.concludeItem.submit }));
    const concluded = page.waitForResponse(
      (response) => response.request().method() === 'POST' && response.url().endsWith('/acts'),
    );
    await page.keyboard.press('Enter');
    expect((await concluded).ok()).toBe(true);
    await page.goto(`/moter/${to.id}`);
    for (const act of ['closeMeeting', 'approveMinutes'] as const) {
      await byKeys(page, act);
    }
    const anyone = (await visit(browser, { address: platform.address, viewport: narrow })).page;
    const number = `ID${today.slice(0, 4)}_001`;
    await anyone.goto(`/metoder/${number}`);
    await anyone.getByText(title).first().waitFor();
    expect(await anyone.getByText('Grunnen som venter på referatet.').count()).toBe(0);
    await byKeys(page, 'publishMinutes');
    await page.getByText(own.editionFull).waitFor();
    await anyone.reload();
    await anyone.getByText('Grunnen som venter på referatet.').first().waitFor();
    expect(await anyone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(narrow.width);
  });
});
