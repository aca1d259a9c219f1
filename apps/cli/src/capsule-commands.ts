import {
  assessmentCapsule,
  type CapsuleFault,
  type CapsuleInput,
  type CapsuleManifest,
  openCapsule,
  replayDifferences,
} from '@likeverd/documents';
import { content, type Language } from '@likeverd/language';

import { type AdvisheForm, readAdvishe } from '@likeverd/modelling';
import type { Settings } from './arguments.ts';
import { readAnswers, reportInput, withOpenParts } from './assessment/report-input.ts';
import { exitCodes } from './exit-codes.ts';
import { tellUnreadable } from './faults.ts';
import { readBytes, writeWhole } from './files.ts';
import { documentFonts } from './fonts.ts';
import { judgeDocument, judgeTexts, type JudgedDocument } from './judged-document.ts';
import { json } from './model-commands.ts';
import { usualDraws } from './run.ts';
import type { Terminal } from './world.ts';

interface Answers {
  readonly text: string;
  readonly form: AdvisheForm;
}

/** Everything of a capsule from an assessment that was judged. */
async function capsuleInput(
  judged: JudgedDocument,
  language: Language,
  open: boolean,
  partsLeftOut: readonly string[],
  answers?: Answers,
): Promise<CapsuleInput> {
  const { text, modelText, runs, draws } = judged;
  return {
    ...reportInput(judged, { language, content: content[language] }, answers?.form),
    text,
    modelText,
    ...(answers === undefined ? {} : { advisheText: answers.text }),
    ...runs,
    draws,
    contents: content,
    fonts: await documentFonts(),
    open,
    partsLeftOut,
  };
}

/** `likeverd capsule`: an assessment with all it rests on in one file. */
export async function capsuleCommand([given = '']: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  const { out } = settings;
  const { cli, documents, modelling } = terminal.content;
  if (out === undefined) {
    terminal.error(`${cli.wrongUsage.needsOut({ files: 'zip' })}\n`);
    return exitCodes.wrongUsage;
  }
  const answers = settings.answers === undefined ? undefined : await readAnswers(settings.answers, terminal);
  if (typeof answers === 'number') return answers;
  const drawsOf = (head: { readonly draws?: number }): number => settings.draws ?? head.draws ?? usualDraws;
  const judged = await judgeDocument(given, drawsOf, settings, terminal);
  if (typeof judged === 'number') return judged;
  const chosen = settings.public ? await withOpenParts(judged, settings, terminal) : { judged, leftOut: [] };
  if (typeof chosen === 'number') return chosen;
  const input = await capsuleInput(chosen.judged, terminal.language, settings.public, chosen.leftOut, answers);
  const { bytes, digest, manifest } = assessmentCapsule(input);
  if (!(await writeWhole(out, bytes))) {
    terminal.error(`${cli.badInput.unwritable({ file: out })}\n`);
    return exitCodes.stopped;
  }
  const { packed, leftOut } = documents.capsule;
  terminal.error(`${packed({ file: out, count: String(Object.keys(manifest.files).length), digest })}\n`);
  if (manifest.leftOut.length > 0) terminal.error(`${leftOut({ names: manifest.leftOut.join(', ') })}\n`);
  if (manifest.class !== 'public') terminal.error(`${cli.classed({ class: modelling.workbook.classes[manifest.class] })}\n`);
  return exitCodes.fine;
}

/** `likeverd replay`: does a capsule again from what is in it alone, and says whether everything is the same. */
export async function replayCommand([given = '']: readonly string[], settings: Settings, terminal: Terminal): Promise<number> {
  const words = terminal.content.documents.capsule;
  const file = await readBytes(given);
  if (!file.ok) return tellUnreadable({ ok: false, given, fault: file.fault }, terminal);
  const opened = openCapsule(file.bytes);
  if (!opened.ok) {
    terminal.error(`${faultText(opened.fault, given, terminal)}\n`);
    return exitCodes.badInput;
  }
  const { manifest, files, digest } = opened;
  const count = String(Object.keys(files).length);
  if (!manifest.replayable) {
    terminal.out(
      settings.json
        ? json({ format: 'likeverd-replay/1', digest, replayable: false, leftOut: manifest.leftOut })
        : `${words.intact({ count, digest })}\n${words.notReplayable({ names: manifest.leftOut.join(', ') })}\n`,
    );
    return exitCodes.stopped;
  }
  const again = await replayed(manifest, files, settings, terminal);
  if (typeof again === 'number') return again;
  const differences = replayDifferences(manifest, again);
  const same = differences.results.length === 0 && differences.files.length === 0;
  const code = same ? exitCodes.fine : exitCodes.stopped;
  if (settings.json) {
    terminal.out(json({ format: 'likeverd-replay/1', digest, replayable: true, same, differences }));
    return code;
  }
  const { results, files: changed } = differences;
  const lines = [
    words.intact({ count, digest }),
    ...(results.length === 0 ? [words.same({ hash: again.assessment.hash })] : [words.different]),
    ...(results.includes('engine') ? [words.otherEngine] : []),
    ...(results.length === 0 ? [] : [words.differentResults({ names: results.join(', ') })]),
    ...(changed.length === 0 ? [] : [words.differentFiles({ names: changed.join(', ') })]),
  ];
  terminal.out(`${lines.join('\n')}\n`);
  return code;
}

/** The assessment of a capsule made again from the texts in it, run as it was. */
async function replayed(
  manifest: CapsuleManifest,
  files: Readonly<Record<string, Uint8Array>>,
  settings: Settings,
  terminal: Terminal,
): Promise<CapsuleInput | number> {
  const { draws, seed, known, language } = manifest.run;
  const textOf = (name: string): string | undefined => {
    const bytes = files[name];
    return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
  };
  const text = textOf('assessment.yaml') ?? '';
  const texts = { name: 'assessment.yaml', text, modelName: 'model.yaml', modelText: textOf('model.yaml') ?? '' };
  const judged = await judgeTexts(texts, () => draws, { ...settings, seed, asOf: known }, terminal);
  if (typeof judged === 'number') return judged;
  const advishe = textOf('advishe.yaml');
  const form = advishe === undefined ? undefined : readAdvishe(advishe);
  const answers = advishe !== undefined && form?.ok === true ? { text: advishe, form: form.value } : undefined;
  // what was left out of an open capsule is no longer in its document, but is named in its manifest
  return capsuleInput(judged, language, manifest.open, manifest.leftOut, answers);
}

function faultText(fault: CapsuleFault, file: string, { content: { documents } }: Terminal): string {
  const { faults } = documents.capsule;
  return 'file' in fault ? faults[fault.code]({ file, inside: fault.file }) : faults[fault.code]({ file });
}
