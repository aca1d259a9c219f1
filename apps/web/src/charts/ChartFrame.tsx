import { Details } from '@digdir/designsystemet-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { TableScroll } from '../components/TableScroll.tsx';
import { useWords } from '../i18n/language.tsx';

interface Props {
  readonly title: string;
  /** Where on the page the chart is, where the page has another of the same name. */
  readonly within?: string;
  /** What the chart shows, in words: its description for those who do not see it. */
  readonly description: string;
  readonly height: number;
  readonly legend?: ReactNode;
  readonly table: ReactNode;
  readonly draw: (width: number) => ReactNode;
}

const widthBeforeMeasured = 640;

/** A figure: title, drawing as wide as its place, legend, and the numbers as a table behind a disclosure. */
export function ChartFrame({ title, within, description, height, legend, table, draw }: Props): ReactNode {
  const { web } = useWords();
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(widthBeforeMeasured);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => {
      const measured = Math.floor(entry?.contentRect.width ?? 0);
      if (measured > 0) setWidth(measured);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <figure className="chart">
      <figcaption className="chart-title">{title}</figcaption>
      {legend}
      <div ref={place} className="chart-place">
        <svg
          role="img"
          aria-labelledby={`${id}-title ${id}-description`}
          viewBox={`0 0 ${width} ${height}`}
          width={width}
          height={height}
          className="chart-svg"
        >
          <title id={`${id}-title`}>{title}</title>
          <desc id={`${id}-description`}>{description}</desc>
          {draw(width)}
        </svg>
      </div>
      <Details className="chart-table">
        <Details.Summary>{web.charts.showTable}</Details.Summary>
        <Details.Content>
          <TableScroll label={within === undefined ? title : `${within}: ${title}`}>{table}</TableScroll>
        </Details.Content>
      </Details>
    </figure>
  );
}

interface LegendProps {
  readonly items: readonly { readonly label: string; readonly colour: string; readonly shape?: 'line' | 'area' | 'dot' }[];
}

export function Legend({ items }: LegendProps): ReactNode {
  return (
    <ul className="legend">
      {items.map(({ label, colour, shape = 'line' }) => (
        <li key={label}>
          <svg width="18" height="12" aria-hidden="true" focusable="false">
            {shape === 'line' && <line x1="0" x2="18" y1="6" y2="6" stroke={colour} strokeWidth="3" />}
            {shape === 'area' && <rect width="18" height="12" rx="2" fill={colour} />}
            {shape === 'dot' && <circle cx="9" cy="6" r="4" fill={colour} />}
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
