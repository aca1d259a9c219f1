import { readFileSync } from 'node:fs';
import { type CommandType, judgements } from '@likeverd/casework';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inRoot } from '../../scripts/bootstrap/paths.mjs';
import { runQuietly } from '../../scripts/bootstrap/processes.mjs';
import { axeFindings, tooWide } from './harness/accessibility.ts';
import { launchBrowser, narrow, type Person, screenshot, type Visitor, visitAs, wide } from './harness/browser.ts';
import { doAct, fill, formOf, isDone, openAct, send, today, type Typed, words } from './harness/forms.ts';
import { type Platform, startPlatform } from './harness/platform.ts';

const { web, casework } = words('nb');

const assessment: Typed = {
  benefit: 'Trening gir 0,910 flere gode leveår per pasient (diskontert).',
  resources: 'Merkostnaden er 32 764 kroner per pasient.',
  severity: 'Absolutt prognosetap er 4,91 gode leveår, klasse 2.',
  uncertainty: 'Sannsynligheten for kostnadseffektivitet er over 99 prosent.',
};

const reasons = {
  reasonBenefit: 'Nytten er godt dokumentert for denne gruppen.',
  reasonResources: 'Ressursbruken står i rimelig forhold til nytten.',
  reasonSeverity: 'Alvorligheten er moderat, klasse 2.',
  reasonOverall: 'Kriteriene er samlet sett oppfylt.',
};

const decision: Typed = {
  outcome: 'introduced',
  population: 'Voksne operert for tykktarmskreft som har fullført adjuvant kjemoterapi.',
  meetingDate: today,
  ...reasons,
  validFrom: today,
  judgements: judgements.map(() => ({
    direction: 'neutral',
    weight: 'noWeight',
    text: 'Ikke avgjørende for denne metoden.',
  })),
};

describe('a method goes the whole way in the browser', () => {
  let platform: Platform;
  let browser: Browser;
  let casePath = '';
  const number = `ID${today.slice(0, 4)}_001`;

  beforeAll(async () => {
    [platform, browser] = await Promise.all([startPlatform({ example: false }), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.discard();
  });

  const as = <T>(person: Person | null, work: (page: Page, visitor: Visitor) => Promise<T>): Promise<T> =>
    visitAs(browser, { address: platform.address, person, returnTo: casePath === '' ? '/' : casePath }, work);

  const act = (person: Person, type: CommandType, typed: Typed = {}): Promise<void> =>
    as(person, (page) => doAct(page, type, typed));

  test('the proposer proposes it with the example that comes along', () =>
    as('proposer-a', async (page) => {
      await page.goto('/ny?type=forslag');
      await page.getByRole('button', { name: web.form.fillExample }).click();
      await screenshot(page, 'propose-wide');
      await send(formOf(page, 'submitProposal'), 'submitProposal');
      await page.waitForURL(/\/arbeid\/[^/]+$/);
      casePath = new URL(page.url()).pathname;
      await page.getByText(web.start.receivedText).waitFor();
    }));

  test('it is not public before the secretariat has registered it', () =>
    as(null, async (page) => {
      await page.goto('/');
      await page.getByText(web.front.empty).waitFor();
      const { status } = await page.request.get(`/api/methods/${number}`).then((answer) => ({ status: answer.status() }));
      expect(status).toBe(404);
    }));

  test('the secretariat registers it from the work list, and it gets its number', () =>
    as('secretariat', async (page) => {
      await page.goto('/arbeid');
      await page.getByRole('link', { name: web.examples.proposal.title }).click();
      await page.waitForURL((url) => url.pathname === casePath);
      await doAct(page, 'registerCase', {});
      await page.getByText(number).first().waitFor();
      await screenshot(page, 'case-registered-wide');
    }));

  test('Bestillerforum commissions an assessment from FHI', () =>
    act('bestillerforum', 'commissionAssessment', {
      assessmentType: 'costPerQaly',
      body: 'fhi',
      meetingDate: today,
      reason: 'Metoden gjelder mange pasienter og har god dokumentasjon.',
    }));

  test('DMP, which was not commissioned, is told why it cannot deliver, with the rule', () =>
    as('assessor-dmp', async (page) => {
      await page.getByText(casework.rejections['body.notCommissioned']()).first().waitFor();
      await page.getByText(casework.rules['assessment.byCommissionedBody']).first().waitFor();
    }));

  test('the assessor runs the model with 10,000 draws and attaches the run', () =>
    as('assessor-fhi', async (page) => {
      const form = await openAct(page, 'attachRun');
      const model = form.getByLabel(web.run.model, { exact: true });
      if ((await model.inputValue()) === '') await model.selectOption('colon-exercise-norway');
      await form.getByLabel(web.run.draws).fill('10 000');
      await form.getByRole('button', { name: web.run.start }).click();
      await form.getByText(web.run.done).waitFor({ timeout: 180_000 });
      await screenshot(page, 'run-wide');
      await send(form, 'attachRun');
      await isDone(page, 'attachRun');
    }));

  test('the assessor delivers the assessment', () => act('assessor-fhi', 'deliverAssessment', assessment));

  test('Bestillerforum signs it off', () => act('bestillerforum', 'signOffAssessment'));

  test('a decision without one of the four authorities is refused by its rule, and nothing typed is lost', () =>
    as('beslutningsforum', async (page) => {
      const form = await openAct(page, 'recordDecision');
      await fill(form, 'recordDecision', { ...decision, agreeing: ['helse-nord', 'helse-midt-norge', 'helse-vest'] });
      await send(form, 'recordDecision');
      await form.getByText(casework.rejections['consensus.missing']()).first().waitFor();
      await form.getByText(casework.rules['decision.consensus']).first().waitFor();
      await screenshot(page, 'decision-refused-wide');
      expect(await form.getByRole('textbox', { name: casework.fields.reasonBenefit.label, exact: true }).inputValue()).toBe(
        reasons.reasonBenefit,
      );
      expect(await form.getByRole('textbox', { name: casework.fields.reasonOverall.label, exact: true }).inputValue()).toBe(
        reasons.reasonOverall,
      );
      await fill(form, 'recordDecision', { agreeing: ['helse-nord', 'helse-midt-norge', 'helse-vest', 'helse-sor-ost'] });
      await send(form, 'recordDecision');
      await isDone(page, 'recordDecision');
    }));

  test('the decision is not public before the secretariat has published it', () =>
    as(null, async (page) => {
      await page.goto(`/metoder/${number}`);
      await page.getByText(web.method.noDecision).waitFor();
      expect(await page.getByText(reasons.reasonBenefit).count()).toBe(0);
    }));

  test('the secretariat publishes it', () => act('secretariat', 'publishDecision'));

  test('the public page shows the decision with a reason for each criterion, and the published figures', () =>
    as(null, async (page) => {
      await page.goto('/');
      await page.getByRole('link', { name: web.examples.proposal.title }).click();
      await page.waitForURL(`**/metoder/${number}`);
      for (const reason of Object.values(reasons)) await page.getByText(reason).first().waitFor();
      await page.getByRole('heading', { name: web.results.title }).waitFor();
      const shown = plain(await page.locator('main').innerText());
      // The published table: shared source Álcega Hartmann 2026, DOI 10.5281/zenodo.21978175.
      for (const figure of ['10,250', '11,160', '493 771', '526 535', '35 995', '4,91', '385 000']) expect(shown).toContain(figure);
    }));

  test('the model runs live in the page: moving the price of a training hour draws table and curve again', () =>
    as(null, async (page) => {
      await page.goto(`/metoder/${number}`);
      const live = page.getByRole('region', { name: web.live.title });
      await live.getByText(web.live.identical, { exact: true }).waitFor({ timeout: 180_000 });
      await screenshot(page, 'method-wide');
      const before = { table: await live.getByRole('table').first().innerText(), curve: await curveOf(live) };
      const slider = live.getByRole('slider').first();
      await slider.focus();
      for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowRight');
      await live.getByText(web.live.changed).waitFor();
      await expect.poll(() => live.getByRole('table').first().innerText(), { timeout: 60_000 }).not.toBe(before.table);
      await expect.poll(() => curveOf(live), { timeout: 60_000 }).not.toBe(before.curve);
      await screenshot(page, 'method-moved-wide');
      await page.setViewportSize(narrow);
      await screenshot(page, 'method-narrow');
      await page.setViewportSize(wide);
    }));

  test('a run can be stopped, and then shows nothing that needs all the draws until it is run again', () =>
    as(null, async (page) => {
      await page.goto(`/metoder/${number}`);
      const live = page.getByRole('region', { name: web.live.title });
      const curve = live.getByRole('figure', { name: web.charts.acceptability });
      await live.getByText(web.live.identical, { exact: true }).waitFor({ timeout: 180_000 });
      // One task in the page: the run is not done before it is stopped.
      await live.evaluate((section, stop) => {
        const slider = section.querySelector<HTMLInputElement>('input[type=range]');
        slider?.stepUp();
        slider?.dispatchEvent(new Event('input', { bubbles: true }));
        const button = [...section.querySelectorAll('button')].find(({ textContent }) => textContent === stop);
        setTimeout(() => button?.click(), 0);
      }, web.live.stop);
      await live.getByText(web.live.stopped).waitFor();
      expect(await curve.count()).toBe(0);
      await live.getByRole('button', { name: web.live.again, exact: true }).click();
      await curve.waitFor({ timeout: 60_000 });
      await live.getByText(web.live.complete({ total: '10\u00a0000' })).waitFor({ timeout: 60_000 });
    }));

  test('the page works out what the result hangs on, checks the model, and keeps the validation form', () =>
    as(null, async (page) => {
      await page.goto(`/metoder/${number}`);
      await page.getByText(web.live.identical, { exact: true }).waitFor({ timeout: 180_000 });
      await page.getByText(web.questions.oneWay, { exact: true }).click();
      await page.getByRole('button', { name: web.questions.askOneWay }).click();
      await page.getByRole('figure', { name: web.questions.tornado }).waitFor({ timeout: 60_000 });
      await page.getByText(web.questions.scenarios, { exact: true }).click();
      await page.getByRole('button', { name: web.questions.askScenarios }).click();
      const scenarios = page.getByRole('table', { name: web.questions.scenarioTable });
      await scenarios.waitFor({ timeout: 60_000 });
      // The published ten-year scenario.
      expect(plain(await scenarios.innerText())).toContain('11 907');
      await page.getByRole('button', { name: web.validation.askChecks }).click();
      await page.getByText(words('nb').modelling.checks.rules.evaluatorsAgree.rule).first().waitFor({ timeout: 120_000 });
      await page.getByText(web.validation.formTitle, { exact: true }).click();
      const form = page.getByRole('form', { name: web.validation.formTitle });
      const first = form.getByRole('group', { name: /^A1 / });
      await first.getByLabel(web.validation.yes, { exact: true }).check();
      await first.getByLabel(web.validation.explanation, { exact: true }).fill('Konstruert: lest av to onkologer.');
      await form.getByText(web.validation.incomplete({ answered: '1', total: '13' })).waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await screenshot(page, 'method-questions-wide');
      await page.setViewportSize(narrow);
      expect(await tooWide(page)).toEqual([]);
      expect(await axeFindings(page)).toEqual([]);
      await screenshot(page, 'method-questions-narrow');
      await page.setViewportSize(wide);
      const saved = page.waitForEvent('download');
      await form.getByRole('button', { name: web.validation.download }).click();
      expect(readFileSync(await (await saved).path(), 'utf8')).toContain('explanation: "Konstruert: lest av to onkologer."');
      await page.reload();
      await page.getByText(web.validation.formTitle, { exact: true }).click();
      expect(await first.getByLabel(web.validation.explanation, { exact: true }).inputValue()).toBe(
        'Konstruert: lest av to onkologer.',
      );
    }));

  test('browser, server and command line reach the same hash', () =>
    as(null, async (page) => {
      await page.goto(`/metoder/${number}`);
      const live = page.getByRole('region', { name: web.live.title });
      await live.getByText(web.live.identical, { exact: true }).waitFor({ timeout: 180_000 });
      const shown = await live.innerText();
      const method = (await (await page.request.get(`/api/methods/${number}`)).json()) as Method;
      const { result, seed, draws } = method.state.run;
      const stored = (await (await page.request.get(`/api/results/${result}`)).json()) as Stored;
      const command = ['run', 'colon-exercise-norway', '--json', '--seed', String(seed), '--draws', String(draws)];
      const { code, output } = await runQuietly(process.execPath, [inRoot('apps', 'cli', 'bin', 'likeverd.mjs'), ...command]);
      expect(code).toBe(0);
      // The page shows what the case cites and what it computed itself, the same digits twice.
      expect(shown.split(result).length - 1).toBe(2);
      for (const hash of [result, stored.identity.model, stored.identity.engine, stored.baseCase.identity.result]) {
        expect(hash).toMatch(/^[0-9a-f]{64}$/);
        expect(output).toContain(hash);
      }
      expect(stored.identity.result).toBe(result);
    }));

  test('the model that was run is the one in the gallery', () =>
    as(null, async (page) => {
      const text = await (await page.request.get('/api/models/colon-exercise-norway')).text();
      expect(text).toBe(readFileSync(inRoot('models', 'colon-exercise-norway.yaml'), 'utf8'));
    }));
});

interface Method {
  readonly state: { readonly run: { readonly result: string; readonly seed: number; readonly draws: number } };
}

interface Stored {
  readonly identity: { readonly result: string; readonly model: string; readonly engine: string };
  readonly baseCase: { readonly identity: { readonly result: string } };
}

/** The drawn acceptability curve, as its path. */
async function curveOf(live: ReturnType<Page['locator']>): Promise<string> {
  const figure = live.getByRole('figure', { name: web.charts.acceptability });
  const paths = await figure.locator('svg path').evaluateAll((all) => all.map((path) => path.getAttribute('d')));
  return paths.join(' ');
}

/** Text with the no-break spaces of Norwegian numbers as plain ones. */
function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ');
}
