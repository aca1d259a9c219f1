import { type ReactNode, useEffect, useRef, useState } from 'react';

interface Props {
  /** Name of the place for those who reach it by keyboard. */
  readonly label: string;
  readonly children: ReactNode;
}

/** A place for a table that may be wider than the page. Only while it is, the keyboard can stop at it and scroll. */
export function TableScroll({ label, children }: Props): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const [wide, setWide] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setWide(element.scrollWidth > element.clientWidth));
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={place} className="table-scroll" {...(wide ? { role: 'region', tabIndex: 0, 'aria-label': label } : {})}>
      {children}
    </div>
  );
}
