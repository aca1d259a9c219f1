import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../i18n/language.tsx';

/** The address shown last: a page that draws its heading anew when its content has come is no navigation. */
let shownLast: string | undefined;

interface Props {
  /** Title of the page in the browser's tab and history. */
  readonly title: string;
  readonly children?: ReactNode;
}

/**
 * The one h1 of a page. On navigation inside the site it takes focus, as a newly loaded document would start from its top; not on
 * the first page, where the browser does so itself.
 */
export function PageHeading({ title, children }: Props): ReactNode {
  const words = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title === words.web.site.name ? title : words.web.site.title({ page: title });
  }, [title, words]);
  useEffect(() => {
    const { pathname, search } = window.location;
    if (shownLast !== undefined && shownLast !== pathname + search) heading.current?.focus({ preventScroll: true });
    shownLast = pathname + search;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className="ds-heading page-heading" data-size="xl">
      {children ?? title}
    </h1>
  );
}
