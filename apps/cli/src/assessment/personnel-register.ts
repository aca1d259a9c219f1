import type { PersonnelRegister, RegisterRow } from '@likeverd/appraisal';
import { formatNumber } from '@likeverd/language';
import { table } from '../layout.ts';
import type { Terminal } from '../world.ts';

/** Full-time equivalents of several methods together, and what each contributes. */
export function registerText({ rows, left }: PersonnelRegister, { content, language }: Terminal): string {
  const words = content.assessment.personnel;
  const fullTime = (value: number): string => formatNumber(value, 2, language);
  const contributions = ({ methods }: RegisterRow): string =>
    methods.map(({ id, fullTime: own }) => `${id} ${fullTime(own)}`).join(', ');
  const body =
    rows.length === 0
      ? words.register.empty
      : table(
          [
            words.headings.year,
            words.headings.category,
            words.headings.place,
            content.appraisal.quantities.fullTimeEquivalents,
            words.headings.methods,
          ],
          rows.map((row) => [
            String(row.year),
            words.categories[row.category],
            words.places[row.place],
            fullTime(row.fullTime),
            contributions(row),
          ]),
          [0, 1, 2, 4],
        );
  return [words.register.title, body, ...(left.length === 0 ? [] : [words.register.left({ names: left.join(', ') })])].join('\n');
}
