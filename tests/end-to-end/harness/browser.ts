import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { browser as findBrowser } from '../../../scripts/bootstrap/browser.mjs';
import { inRoot } from '../../../scripts/bootstrap/paths.mjs';

/** The constructed persons of the local identity provider, by the role they act in. */
export type Person =
  | 'proposer-a'
  | 'supplier-a'
  | 'supplier-b'
  | 'secretariat'
  | 'bestillerforum'
  | 'assessor-dmp'
  | 'assessor-fhi'
  | 'negotiator'
  | 'beslutningsforum'
  | 'medical-vest';

export const wide = { width: 1280, height: 900 } as const;
export const narrow = { width: 360, height: 740 } as const;

/** A real browser that can reach the platform and nothing else. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('No browser: npm test installs one, or set CHROMIUM_PATH');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-default-apps',
      '--disable-domain-reliability',
      '--disable-extensions',
      '--disable-sync',
      '--no-first-run',
      '--no-default-browser-check',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
    ],
  });
}

/** What a page should never do, as it happened. */
export interface Trouble {
  /** Errors thrown in pages and written to their consoles, breaches of the content security policy among them. */
  readonly errors: string[];
  /** Requests to other places than the platform. */
  readonly strangers: string[];
}

export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly trouble: Trouble;
  /** The body of every answer the visitor's pages were given, by address. */
  readonly bodies: Map<string, string>;
}

export interface VisitorOptions {
  readonly address: string;
  readonly locale?: 'nb-NO' | 'nn-NO' | 'en-GB';
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** Someone who opens the site in a browser of their own. */
export async function visit(browser: Browser, { address, locale = 'nb-NO', viewport = wide }: VisitorOptions): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: address, locale, timezoneId: 'Europe/Oslo', viewport });
  context.setDefaultTimeout(15_000);
  const trouble: Trouble = { errors: [], strangers: [] };
  const bodies = new Map<string, string>();
  context.on('weberror', (error) => trouble.errors.push(error.error().message));
  context.on('console', (message) => {
    if (message.type() === 'error' && !isAnsweredRefusal(message.text())) trouble.errors.push(message.text());
  });
  context.on('request', (request) => {
    if (!request.url().startsWith(address) && !/^(?:blob|data):/.test(request.url())) trouble.strangers.push(request.url());
  });
  context.on('response', (response) => {
    void response.text().then(
      (body) => bodies.set(response.url(), `${bodies.get(response.url()) ?? ''}${body}`),
      () => undefined, // redirects and answers to a closed page have no body
    );
  });
  const page = await context.newPage();
  return { context, page, trouble, bodies };
}

/** Chromium writes every answer of 400 and above to the console; the pages handle those, and the tests look at what they show. */
function isAnsweredRefusal(text: string): boolean {
  return /^Failed to load resource: (?:the server responded with a status of [45]\d\d|net::ERR_CONNECTION)/.test(text);
}

/** Signs in as a constructed person by the button of the local identity provider, and returns to a page. */
export async function signIn(page: Page, person: Person, returnTo = '/'): Promise<void> {
  await page.goto(`/sign-in?return=${encodeURIComponent(returnTo)}`);
  await page.locator(`button[value="constructed-${person}"]`).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/identity') && !url.pathname.startsWith('/sign-in'));
}

/**
 * Visits as a constructed person, or as anyone, in a browser of their own: signs in, does the work, and sees to it that nothing went wrong
 * behind the page. A failure leaves a picture.
 */
export async function visitAs<T>(
  browser: Browser,
  { person, returnTo = '/', ...options }: VisitorOptions & { readonly person: Person | null; readonly returnTo?: string },
  work: (page: Page, visitor: Visitor) => Promise<T>,
): Promise<T> {
  const visitor = await visit(browser, options);
  try {
    if (person !== null) await signIn(visitor.page, person, returnTo);
    const result = await work(visitor.page, visitor);
    expect(visitor.trouble).toEqual({ errors: [], strangers: [] });
    return result;
  } catch (error) {
    await screenshot(visitor.page, `failed-${Date.now()}`);
    throw error;
  } finally {
    await visitor.context.close();
  }
}

/** Keeps a picture of the whole page in test-results/screenshots. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = inRoot('test-results', 'screenshots');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true, animations: 'disabled' });
}
