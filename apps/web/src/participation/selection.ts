import { type Anchor, anchorOf } from '@likeverd/casework';

/** The part of a text that is chosen in the element which shows it; null where nothing in it is, or the choice goes beyond it. */
export function chosenIn(element: HTMLElement, text: string, selection: Selection | null): Anchor | null {
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!element.contains(range.startContainer) || !element.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(element);
  before.setEnd(range.startContainer, range.startOffset);
  const from = before.toString().length;
  return anchorOf(text, from, from + range.toString().length);
}
