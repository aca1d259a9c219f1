export type { Prose, ReportPremises } from './format.ts';
export { readMarkdown, type Written, type WrittenBlock } from './markdown.ts';
export { nodesOf } from './node-index.ts';
export { type ResultPart, sectionOfPart } from './part-sections.ts';
export { type Reference, referenceFaults, type ReportResult } from './references.ts';
export { type PartTeller, proofLine, type ReportInput, reportTree, writtenTexts } from './report-tree.ts';
export { type SectionId, sectionIds } from './sections.ts';
export type * from './tree.ts';
export type { PlainWords, ReportWords } from './words.ts';
