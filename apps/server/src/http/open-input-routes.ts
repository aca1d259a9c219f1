import { isCaseNumber, judgeOpenInput } from '@likeverd/casework';
import { content } from '@likeverd/language';
import type { Hono } from 'hono';
import { momentOf } from '../clock.ts';
import {
  confirmInput,
  decline,
  erase,
  eraseByReceipt,
  follow,
  isConfirmation,
  listReceived,
  listWaiting,
  receive,
} from '../participation/open-input.ts';
import { missingPassage } from '../participation/report-text.ts';
import { readCase, readCaseId } from '../reading.ts';
import { buttonPage, messagePage } from './html.ts';
import { declineBody, openInputBody } from './participation-schemas.ts';
import { Problem, refusal } from './problems.ts';
import { limitOpenInputs } from './rate.ts';
import { caseId, type Ctx, type Env, idempotencyKey, jsonBody, limit, read, signedIn } from './requests.ts';
import { uuid } from './schemas.ts';
import type { Services } from './services.ts';

/** Largest body with an input, in bytes. */
const largestInput = 128 * 1024;

/** Input without signing in: sent, confirmed by its address, handled by the secretariat, followed and deleted by its sender. */
export function openInputRoutes(app: Hono<Env>, { store, clock, address, sendsMail }: Services): void {
  const moment = () => momentOf(clock);

  app.post('/api/open-input', limitOpenInputs(), limit(largestInput), async (c) => {
    const key = idempotencyKey(c);
    const { case: given, values } = read(openInputBody, await jsonBody(c));
    const id = isCaseNumber(given) ? await readCaseId(store, given, moment().today) : undefined;
    // On what everyone sees, whoever is signed in: such input is nobody's who is.
    const view = id === undefined ? null : await readCase(store, null, id, moment());
    if (view === null) throw new Problem('notFound');
    const { state } = view;
    const judged = judgeOpenInput(state, values, moment().today);
    const missing = await missingPassage(store, null, { caseId: state.id, cited: state.document }, values, moment());
    if (!judged.ok || missing.length > 0) throw refusal([...(judged.ok ? [] : judged.rejections), ...missing]);
    const receipt = await receive(store, { state, values: judged.values, language: c.get('language'), key }, address, moment());
    if (receipt === null) throw new Problem('keyReused');
    return c.json({ receipt, confirmationSent: sendsMail }, 202);
  });

  app.get('/api/open-input/waiting', async (c) => c.json({ cases: await listWaiting(store, signedIn(c), moment()) }));

  app.get('/api/open-input/receipts/:receipt', async (c) => {
    const found = await follow(store, c.req.param('receipt'));
    if (found === null) throw new Problem('notFound');
    return c.json(found);
  });

  app.post('/api/open-input/receipts/:receipt/erase', async (c) => {
    if (!(await eraseByReceipt(store, c.req.param('receipt')))) throw new Problem('notFound');
    return c.json({ erased: true });
  });

  app.get('/api/cases/:id/open-input', async (c) =>
    c.json({ inputs: await listReceived(store, signedIn(c), caseId(c), moment()) }),
  );

  app.post('/api/cases/:id/open-input/:input/decline', limit(largestInput), async (c) => {
    const actor = signedIn(c);
    const id = caseId(c);
    const { reason } = read(declineBody, await jsonBody(c));
    if (!(await decline(store, actor, id, inputId(c), reason, moment()))) throw new Problem('notFound');
    return c.json({ declined: true });
  });

  app.post('/api/cases/:id/open-input/:input/erase', async (c) => {
    if (!(await erase(store, signedIn(c), caseId(c), inputId(c), moment()))) throw new Problem('notFound');
    return c.json({ erased: true });
  });

  // A page with one button: looking at a link must change nothing, since mail programs look at links by themselves.
  app.get('/innspill/:confirmation/bekreft', async (c) => {
    const { letters } = content[c.get('language')].pages.participation.open;
    return (await isConfirmation(store, c.req.param('confirmation')))
      ? c.html(buttonPage(c.get('language'), letters.confirmTitle, letters.confirmButton))
      : c.html(messagePage(c.get('language'), letters.confirmTitle, letters.gone), 404);
  });

  app.post('/innspill/:confirmation/bekreft', async (c) => {
    const { letters } = content[c.get('language')].pages.participation.open;
    const receipt = await confirmInput(store, c.req.param('confirmation'), moment());
    return receipt === null
      ? c.html(messagePage(c.get('language'), letters.confirmTitle, letters.gone), 404)
      : c.redirect(`/innspill/${receipt}`, 303);
  });
}

function inputId(c: Ctx): string {
  const id = uuid.safeParse(c.req.param('input'));
  if (!id.success) throw new Problem('notFound');
  return id.data;
}
