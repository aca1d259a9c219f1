import type { ReactNode } from 'react';

/** The sign of Likeverd: equal worth. */
export function Mark(): ReactNode {
  return (
    <svg className="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="currentColor" />
      <path d="M8 11h16v3.4H8zM8 17.6h16V21H8z" fill="#fff" />
    </svg>
  );
}
