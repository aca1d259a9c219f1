import { commandFields } from '@likeverd/casework';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, tooWide } from './harness/accessibility.ts';
import { launchBrowser, narrow, type Person, screenshot, type Visitor, visitAs, wide } from './harness/browser.ts';
import { formOf, words } from './harness/forms.ts';
import { type Platform, startPlatform } from './harness/platform.ts';

const { web, casework } = words('nb');

interface MainPage {
  readonly name: string;
  readonly path: string;
  readonly person: Person | null;
}

/** Every main page, with someone who uses it. `:number` and `:id` are those of the shipped example. */
const mainPages: readonly MainPage[] = [
  { name: 'front', path: '/', person: null },
  { name: 'front-search', path: '/?q=trening', person: null },
  { name: 'method', path: '/metoder/:number', person: null },
  { name: 'method-medicine', path: '/metoder/:medicine', person: null },
  { name: 'method-missing', path: '/metoder/ID1999_999', person: null },
  { name: 'status', path: '/status', person: null },
  { name: 'statistics', path: '/statistikk', person: null },
  { name: 'process', path: '/prosess?for=supplier', person: null },
  { name: 'implementation', path: '/innforing', person: null },
  { name: 'temporary introductions', path: '/midlertidig', person: null },
  { name: 'trials', path: '/studier', person: null },
  { name: 'about', path: '/om', person: null },
  { name: 'meetings', path: '/moter', person: null },
  { name: 'plan-meeting', path: '/moter/nytt', person: 'secretariat' },
  { name: 'try-assessment', path: '/vurdering', person: null },
  { name: 'assessment', path: '/vurdering/:number', person: null },
  { name: 'assessment-writing', path: '/vurdering/:medicine', person: 'assessor-dmp' },
  { name: 'own-participation', path: '/medvirkning', person: 'secretariat' },
  { name: 'participation', path: '/medvirkning/:id', person: 'secretariat' },
  { name: 'receipt-missing', path: '/innspill/finnes-ikke', person: null },
  { name: 'follow', path: '/abonner', person: 'supplier-a' },
  { name: 'missing', path: '/finnes-ikke', person: null },
  { name: 'work-signed-out', path: '/arbeid', person: null },
  { name: 'start', path: '/ny', person: 'supplier-a' },
  { name: 'propose', path: '/ny?type=forslag', person: 'proposer-a' },
  { name: 'request', path: '/ny?type=anmodning', person: 'supplier-a' },
  { name: 'work', path: '/arbeid?vis=alle', person: 'secretariat' },
  { name: 'case', path: '/arbeid/:id', person: 'beslutningsforum' },
];

describe('the pages', () => {
  let platform: Platform;
  let browser: Browser;
  const example = { ':number': '', ':medicine': '', ':id': '' };

  beforeAll(async () => {
    [platform, browser] = await Promise.all([startPlatform({ example: true }), launchBrowser()]);
    const answer = await fetch(`${platform.address}/api/methods`);
    const { methods } = (await answer.json()) as { methods: { id: string; number: string; methodType: string }[] };
    const first = methods.find((method) => method.methodType !== 'medicine');
    const medicine = methods.find((method) => method.methodType === 'medicine');
    if (first === undefined || medicine === undefined) throw new Error('The shipped example lacks one of its two methods');
    Object.assign(example, { ':number': first.number, ':medicine': medicine.number, ':id': medicine.id });
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.discard();
  });

  const as = <T>(person: Person | null, work: (page: Page, visitor: Visitor) => Promise<T>): Promise<T> =>
    visitAs(browser, { address: platform.address, person }, work);

  const open = async (page: Page, path: string): Promise<void> => {
    const real = Object.entries(example).reduce((address, [placeholder, value]) => address.replace(placeholder, value), path);
    await page.goto(real);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    if (path === '/metoder/:number') await page.getByText(web.live.identical, { exact: true }).waitFor({ timeout: 180_000 });
  };

  test.each(mainPages)('$name: axe finds nothing, wide or at 360 pixels, where nothing reaches outside', ({ name, path, person }) =>
    as(person, async (page) => {
      await page.setViewportSize(wide);
      await open(page, path);
      await screenshot(page, `${name}-wide`);
      expect(await axeFindings(page)).toEqual([]);
      await page.setViewportSize(narrow);
      await page.waitForTimeout(300);
      await screenshot(page, `${name}-narrow`);
      expect(await tooWide(page)).toEqual([]);
      expect(await axeFindings(page)).toEqual([]);
    }),
  );

  test('the sign-in page of the local identity provider: the same', () =>
    as(null, async (page) => {
      await page.goto('/sign-in?return=/');
      await page.getByRole('heading', { level: 1 }).waitFor();
      await screenshot(page, 'sign-in-wide');
      expect(await axeFindings(page)).toEqual([]);
      await page.setViewportSize(narrow);
      await screenshot(page, 'sign-in-narrow');
      expect(await tooWide(page)).toEqual([]);
      expect(await axeFindings(page)).toEqual([]);
    }));

  test.each(['/', '/metoder/:number', '/om'])('%s: the tab key reaches everything that can be used, the skip link first', (path) =>
    as(null, async (page) => {
      await open(page, path);
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(web.site.skipToContent);
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('innhold');
      await open(page, path);
      expect(await unreached(page)).toEqual([]);
    }),
  );

  test('a form is filled in and sent with the keyboard alone', () =>
    as('proposer-a', async (page) => {
      await open(page, '/ny?type=forslag');
      const form = formOf(page, 'submitProposal');
      const field = (name: 'title' | 'population' | 'comparator' | 'reason' | 'contact'): Locator =>
        form.getByLabel(casework.fields[name].label, { exact: true });
      const type = async (into: Locator, text: string): Promise<void> => {
        await tabTo(page, into);
        await page.keyboard.type(text);
      };
      await type(field('title'), 'Konstruert metode skrevet med tastatur');
      // Tab comes to the first of the choices, the arrows go among them.
      const [first] = commandFields.submitProposal.methodType.choices;
      await tabTo(page, form.getByLabel(casework.choices[first], { exact: true }));
      await page.keyboard.press('Space');
      while (!(await form.getByLabel(casework.choices.procedure, { exact: true }).isChecked()))
        await page.keyboard.press('ArrowDown');
      await type(field('population'), 'Konstruert pasientgruppe.');
      await type(field('comparator'), 'Konstruert dagens behandling.');
      await type(field('reason'), 'Konstruert begrunnelse skrevet uten mus.');
      await type(field('contact'), 'tastatur@eksempel.example');
      await tabTo(page, form.getByRole('button', { name: casework.acts.submitProposal.submit, exact: true }));
      await page.keyboard.press('Enter');
      await page.getByText(web.start.receivedText).waitFor();
      await page.getByRole('heading', { level: 1, name: 'Konstruert metode skrevet med tastatur' }).waitFor();
    }));

  test('a form that is sent empty says what is missing, and takes the keyboard there', () =>
    as('proposer-a', async (page) => {
      await open(page, '/ny?type=forslag');
      const form = formOf(page, 'submitProposal');
      await tabTo(page, form.getByRole('button', { name: casework.acts.submitProposal.submit, exact: true }));
      await page.keyboard.press('Enter');
      await form.getByText(web.form.errorTitle).waitFor();
      await screenshot(page, 'form-errors-wide');
      expect(await axeFindings(page)).toEqual([]);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      const focused = await page.evaluate(() => document.activeElement?.getAttribute('name'));
      expect(focused).toBe('title');
    }));

  test('on paper there is the text and nothing to press', () =>
    as(null, async (page) => {
      await open(page, '/metoder/:number');
      await page.emulateMedia({ media: 'print' });
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await page.getByRole('navigation', { name: web.site.mainNavigation }).isVisible()).toBe(false);
      await page.getByText(web.print.printedFrom({ address: page.url() })).waitFor();
      await screenshot(page, 'method-print');
      const paper = await page.pdf({ format: 'A4', printBackground: true });
      expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
      expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0).toBeGreaterThanOrEqual(2);
    }));

  test('the language can be changed, is told to the browser, and is kept', () =>
    as(null, async (page) => {
      await open(page, '/');
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('nb');
      for (const language of ['nn', 'en', 'nb', 'nn'] as const) {
        await page.getByRole('button', { name: web.site.languages[language], exact: true }).click();
        await page.getByRole('heading', { level: 1, name: words(language).web.front.title, exact: true }).waitFor();
        await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe(language);
        await screenshot(page, `front-${language}-wide`);
      }
      await page.goto('/om');
      await page.getByRole('heading', { level: 1, name: words('nn').web.about.title, exact: true }).waitFor();
      expect(await axeFindings(page)).toEqual([]);
    }));

  test.each([
    ['nn', /\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]+ \d{1,2}, \d{4}/],
    ['en', /\d\. (?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember) \d{4}/],
  ] as const)(
    '%s: no public page is wider than the screen, and dates are of the language, whatever the browser’s own',
    (language, foreign) =>
      visitAs(browser, { address: platform.address, person: null, locale: language === 'nn' ? 'en-GB' : 'nb-NO' }, async (page) => {
        await open(page, '/om');
        await page.getByRole('button', { name: web.site.languages[language], exact: true }).click();
        await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe(language);
        const pages = mainPages.filter(
          ({ person, path }) => person === null && path !== '/metoder/:number' && path !== '/vurdering/:number',
        );
        for (const { path } of pages) {
          await page.setViewportSize(wide);
          await open(page, path);
          expect.soft(await page.locator('main').innerText(), path).not.toMatch(foreign);
          for (const size of [wide, narrow]) {
            await page.setViewportSize(size);
            expect.soft(await tooWide(page), `${path} at ${size.width}`).toEqual([]);
          }
        }
      }),
  );
});

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const element = await target.elementHandle();
  for (let presses = 0; presses < 150; presses++) {
    if (await page.evaluate((wanted) => document.activeElement === wanted, element)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The tab key does not reach ${target.toString()}`);
}

/** What can be used with a mouse and is never given the focus by the tab key. Radio buttons of one name count as one. */
async function unreached(page: Page): Promise<readonly string[]> {
  const wanted = await page.evaluate(() => {
    const candidates = [
      ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex="0"]'),
    ];
    const usable = candidates.filter(
      (element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled'),
    );
    usable.forEach((element, index) => element.setAttribute('data-usable', String(index)));
    return usable.map((element) =>
      element instanceof HTMLInputElement && element.type === 'radio'
        ? `radio ${element.name}`
        : `${element.tagName} ${element.outerHTML.slice(0, 120)}`,
    );
  });
  const reached = new Set<string>();
  for (let presses = 0; presses < wanted.length + 20; presses++) {
    await page.keyboard.press('Tab');
    const index = await page.evaluate(() => document.activeElement?.getAttribute('data-usable') ?? null);
    if (index !== null) reached.add(wanted[Number(index)] ?? '');
  }
  return wanted.filter((element) => !reached.has(element));
}
