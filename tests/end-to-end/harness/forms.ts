import { commandFields, type CommandType, type Field } from '@likeverd/casework';
import { type Content, content, type Language } from '@likeverd/language';
import type { Locator, Page } from 'playwright-core';

type TypedValue = string | boolean | readonly string[];
/** A row of a table as it is typed. */
type TypedRow = Readonly<Record<string, string>>;
export type Typed = Readonly<Record<string, TypedValue | readonly TypedRow[]>>;

const isTypedRows = (value: TypedValue | readonly TypedRow[] | undefined): value is readonly TypedRow[] =>
  Array.isArray(value) && value.every((row) => typeof row === 'object');

/** The day in Europe/Oslo. */
export const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Oslo' });

/** The words of the pages in a language, so that tests find what a reader reads. */
export const words = (language: Language): Content => content[language];

/** The form of an act, found by its title. */
export function formOf(page: Page, act: CommandType, language: Language = 'nb'): Locator {
  return page.getByRole('form', { name: words(language).casework.acts[act].title });
}

/** Fills fields by their labels, as a person would: texts, dates, ticks, choices by their words. */
export async function fill(form: Locator, act: CommandType, typed: Typed, language: Language = 'nb'): Promise<void> {
  const fields: Readonly<Record<string, Field>> = commandFields[act];
  for (const [name, value] of Object.entries(typed)) {
    const field = fields[name];
    if (field === undefined) throw new Error(`${act} has no field ${name}`);
    if (field.kind === 'rows') await fillRows(form, name, field, value, language);
    else await fillField(form, field, labelOf(name, language), value, language);
  }
}

/** Fills in the rows of a table that stand in the form already, in their order. */
async function fillRows(form: Locator, name: string, field: Field, value: Typed[string], language: Language): Promise<void> {
  if (!isTypedRows(value)) throw new Error(`${name} cannot be filled with ${JSON.stringify(value)}`);
  const table = form.getByRole('group', { name: startingWith(labelOf(name, language)) });
  for (const [index, row] of value.entries()) {
    const group = table.getByRole('group', { name: words(language).web.form.row({ number: index + 1 }), exact: true });
    for (const [column, typed] of Object.entries(row)) {
      const columnField = field.columns?.[column];
      if (columnField === undefined) throw new Error(`${name} has no column ${column}`);
      const label = labelOf(`${name}.${column}`, language);
      if (columnField.kind === 'choice')
        await group.getByLabel(startingWith(label)).selectOption({ label: choiceOf(typed, language) });
      else await fillField(group, columnField, label, typed, language);
    }
  }
}

/** Longer choices are drop-down lists (FormField). */
const mostRadioButtons = 6;

async function fillField(form: Locator, field: Field, label: string, value: Typed[string], language: Language): Promise<void> {
  const group = form.getByRole('group', { name: startingWith(label) });
  if (field.kind === 'choice' && typeof value === 'string' && (field.choices ?? []).length > mostRadioButtons)
    await form.getByLabel(startingWith(label)).selectOption({ label: choiceOf(value, language) });
  else if (field.kind === 'choice' && typeof value === 'string')
    await group.getByLabel(choiceOf(value, language), { exact: true }).check();
  else if (field.kind === 'choices' && Array.isArray(value)) {
    for (const choice of field.choices ?? [])
      await group.getByLabel(choiceOf(choice, language), { exact: true }).setChecked(value.includes(choice));
  } else if (field.kind === 'boolean' && field.required) {
    const { yes, no } = words(language).web.form;
    await group.getByLabel(value === true ? yes : no, { exact: true }).check();
  } else if (field.kind === 'boolean') await form.getByLabel(label).setChecked(value === true);
  else if (typeof value === 'string') await form.getByLabel(startingWith(label)).fill(value);
  else throw new Error(`${label} cannot be filled with ${JSON.stringify(value)}`);
}

/** Sends the form by its own button. */
export async function send(form: Locator, act: CommandType, language: Language = 'nb'): Promise<void> {
  await form.getByRole('button', { name: words(language).casework.acts[act].submit, exact: true }).click();
}

/** Opens the form of an act on a case's page, unless it is open. */
export async function openAct(page: Page, act: CommandType, language: Language = 'nb'): Promise<Locator> {
  const form = formOf(page, act, language);
  const { web, casework } = words(language);
  const opener = page.getByRole('button', { name: web.casePage.open({ act: casework.acts[act].title }), exact: true });
  await form.or(opener).first().waitFor();
  if (await opener.isVisible()) await opener.click();
  await form.waitFor();
  return form;
}

/** Waits until the page says that an act on a case is done. */
export async function isDone(page: Page, act: CommandType, language: Language = 'nb'): Promise<void> {
  const { web, casework } = words(language);
  await page.getByText(web.casePage.done({ act: casework.acts[act].title })).waitFor();
}

/** Opens an act's form, fills it in, sends it, and waits until the page says that it is done. */
export async function doAct(page: Page, act: CommandType, typed: Typed, language: Language = 'nb'): Promise<void> {
  const form = await openAct(page, act, language);
  await fill(form, act, typed, language);
  await send(form, act, language);
  await isDone(page, act, language);
}

function labelOf(name: string, language: Language): string {
  const labels: Readonly<Record<string, { readonly label: string }>> = words(language).casework.fields;
  const found = labels[name];
  if (found === undefined) throw new Error(`The field ${name} has no label`);
  return found.label;
}

function choiceOf(choice: string, language: Language): string {
  const { choices, organisations } = words(language).casework;
  const labels: Readonly<Record<string, string>> = { ...organisations, ...choices };
  return labels[choice] ?? choice;
}

/** A label may be followed by "(optional)", and a group's label by its hint, in the accessible name. */
function startingWith(label: string): RegExp {
  return new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:$| )`);
}
