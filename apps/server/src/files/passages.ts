import {
  documentIn,
  type FileReference,
  type Party,
  passagesLeft,
  passagesNotFound,
  type Rejection,
  reject,
} from '@likeverd/casework';
import type { Moment } from '../clock.ts';
import type { Store } from '../database.ts';
import { readCase } from '../reading.ts';
import type { DocumentText } from './document-text.ts';
import type { Files } from './files.ts';
import { textOfStored } from './text.ts';

type Values = Readonly<Record<string, unknown>>;
type Checked = { readonly ok: true; readonly values: Values } | { readonly ok: false; readonly rejections: readonly Rejection[] };

interface Surroundings {
  readonly store: Store;
  readonly files: Files;
  readonly moment: Moment;
}

/**
 * A claim on passages within the newest version of a document, checked against the text of the file: each stands on its page. What has not the
 * form of a claim goes on as it is, to be refused by the form.
 */
export async function claimChecked(around: Surroundings, actor: Party, caseId: string, values: Values): Promise<Checked> {
  const { documentPages: _pages, ...given } = values;
  const { filePassages } = given;
  const document = await documentOf(around, actor, caseId, given);
  const file = document?.versions.at(-1)?.file;
  if (file === undefined || !Array.isArray(filePassages)) return { ok: true, values: given };
  const text = await textOf(around, actor, file);
  if (text === null) return unreadable('documentId');
  const claims = filePassages.map((row: unknown) => {
    const { page, passage }: { page?: unknown; passage?: unknown } = typeof row === 'object' && row !== null ? row : {};
    return { page: Number(page), passage: String(passage) };
  });
  const missing = passagesNotFound(claims, text.parts);
  return missing.length > 0
    ? { ok: false, rejections: missing }
    : { ok: true, values: { ...given, documentPages: text.parts.length } };
}

/** A redacted file, checked to hold none of what is claimed in the document. `values.file` has become a reference. */
export async function redactedChecked(around: Surroundings, actor: Party, caseId: string, values: Values): Promise<Checked> {
  const document = await documentOf(around, actor, caseId, values);
  const file = referenceIn(values);
  if (document === undefined || document.claims.length === 0 || file === undefined) return { ok: true, values };
  const text = await textOf(around, actor, file);
  if (text === null) return unreadable('file');
  const left = passagesLeft(document.claims, [...text.parts, ...text.beside]);
  return left.length > 0 ? { ok: false, rejections: left } : { ok: true, values };
}

const unreadable = (field: string): Checked => ({
  ok: false,
  rejections: [reject('files.noText', 'files.passagesClaimed', {}, field)],
});

async function documentOf({ store, moment }: Surroundings, actor: Party, caseId: string, { documentId }: Values) {
  const view = await readCase(store, actor, caseId, moment);
  return view === null ? undefined : documentIn(view.state.files, String(documentId));
}

function referenceIn({ file }: Values): Pick<FileReference, 'hash'> | undefined {
  return typeof file === 'object' && file !== null && 'hash' in file && typeof file.hash === 'string'
    ? { hash: file.hash }
    : undefined;
}

async function textOf(
  { files, moment }: Surroundings,
  actor: Party,
  { hash }: Pick<FileReference, 'hash'>,
): Promise<DocumentText | null> {
  const [stored] = await files.stored(actor, [hash], moment.today);
  return stored === undefined ? null : textOfStored(files, stored);
}
