/** What a check found, as a line of text in the words of one language. Numbers have four digits. */
export const findingText =
  (names: Readonly<Record<string, string>>, reasons: Readonly<Record<string, string>>) =>
  (details: Readonly<Record<string, string | number>>): string =>
    [
      ...(details['reason'] === undefined ? [] : [reasons[String(details['reason'])] ?? String(details['reason'])]),
      ...Object.entries(names).flatMap(([name, label]) => {
        const value = details[name];
        if (value === undefined || value === '') return [];
        return [`${label} ${typeof value === 'number' ? Number(value.toPrecision(4)) : value}`];
      }),
    ].join(', ');
