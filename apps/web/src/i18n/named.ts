/** What is said of something with a label. A label that asks has its own mark, and gets no colon after it. */
export const named = (label: string, said: string): string => (/[?!:]$/u.test(label) ? `${label} ${said}` : `${label}: ${said}`);
