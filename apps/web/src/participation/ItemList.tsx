import { type ReactNode, useEffect, useRef } from 'react';

/** A list in which the arrow keys go from what can be done with one item to what can be done with the next. */
export function ItemList({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const element = list.current;
    const move = (event: KeyboardEvent): void => {
      const { target } = event;
      if (!(target instanceof HTMLElement) || !target.matches('[data-act-button]')) return;
      const buttons = [...(element?.querySelectorAll<HTMLElement>('[data-act-button]') ?? [])];
      const at = buttons.indexOf(target);
      const to = { ArrowDown: buttons[at + 1], ArrowUp: buttons[at - 1], Home: buttons[0], End: buttons.at(-1) }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      to.focus();
    };
    element?.addEventListener('keydown', move);
    return () => element?.removeEventListener('keydown', move);
  }, []);
  return (
    <ul ref={list} className="participation-list" aria-label={label}>
      {children}
    </ul>
  );
}

interface ItemProps {
  readonly name: string;
  readonly waiting: boolean;
  readonly children: ReactNode;
}

/** One item of the list. */
export function Item({ name, waiting, children }: ItemProps): ReactNode {
  return (
    <li className="participation-item" aria-label={name} data-waiting={waiting}>
      {children}
    </li>
  );
}
