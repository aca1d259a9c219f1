import { ink } from '../figures/drawing.ts';
import { drawingSvg } from '../figures/svg.ts';
import { type Block, headingsOf, type Inline, type Paper, type Table } from '../paper/paper.ts';
import { escaped } from '../xml.ts';

const STYLE = `
:root { color-scheme: light; }
body { font: 1.05rem/1.55 'Source Sans 3', Inter, system-ui, sans-serif; color: ${ink.text}; max-width: 52rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; overflow-wrap: anywhere; }
h1, h2, h3, h4 { line-height: 1.25; color: ${ink.accent}; margin: 2.2em 0 .5em; break-after: avoid; }
h4 { color: inherit; }
header h1 { margin-top: .4em; font-size: 2.2rem; }
a { color: ${ink.accent}; }
.publisher, .small, caption + tr { color: ${ink.quiet}; }
.small { font-size: .88rem; }
.lead { font-size: 1.15rem; }
.marking { color: ${ink.warning}; font-weight: 600; }
sup a { text-decoration: none; }
.scroll { overflow-x: auto; margin: 1.5rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; border-top: 2px solid ${ink.accent}; }
caption { text-align: start; font-weight: 600; padding-bottom: .4rem; }
thead { background: ${ink.wash}; }
th, td { text-align: start; vertical-align: top; padding: .35rem .5rem; border-bottom: 1px solid ${ink.rule}; }
td.end, th.end { text-align: end; }
tr { break-inside: avoid; }
figure { margin: 1.5rem 0; break-inside: avoid; }
figcaption { font-weight: 600; margin-bottom: .4rem; }
svg { max-width: 100%; height: auto; }
.notice { border-inline-start: 4px solid ${ink.accent}; background: ${ink.wash}; padding: .8rem 1rem; margin: 1.2rem 0; break-inside: avoid; }
.notice.warning { border-color: ${ink.warning}; background: ${ink.warningWash}; }
.notice p { margin: 0; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: .8rem; padding: 0; }
.figures div { background: ${ink.wash}; border-top: 3px solid ${ink.accent}; padding: .7rem .9rem; }
.figures dt { font-size: .85rem; color: ${ink.quiet}; }
.figures dd { margin: 0; font-size: 1.3rem; font-weight: 600; }
@media print { body { max-width: none; padding: 0; font-size: 10.5pt; } .break { break-before: page; } .scroll { overflow: visible; } }
`;

const inline = (content: Inline): string =>
  content
    .map(({ text, style, target }) => {
      const linked = target === undefined ? escaped(text) : `<a href="${escaped(target)}">${escaped(text)}</a>`;
      if (style === 'strong') return `<strong>${linked}</strong>`;
      if (style === 'emphasis') return `<em>${linked}</em>`;
      return style === 'reference' ? `<sup>${linked}</sup>` : linked;
    })
    .join('')
    .replaceAll('\n', '<br>');

const named = (anchor: string | undefined): string => (anchor === undefined ? '' : ` id="${escaped(anchor)}"`);

const table = ({ caption, columns, rows, note }: Table): string => {
  const align = (index: number): string => (columns[index]?.align === 'end' ? ' class="end"' : '');
  const head = columns.map(({ heading }, index) => `<th scope="col"${align(index)}>${escaped(heading)}</th>`).join('');
  const body = rows.map((row) => {
    const cells = row.map(({ content, anchor }, index) => {
      const name = index === 0 ? 'th' : 'td';
      return `<${name}${index === 0 ? ' scope="row"' : ''}${align(index)}${named(anchor)}>${inline(content)}</${name}>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<div class="scroll" role="region" aria-label="${escaped(caption)}" tabindex="0"><table><caption>${escaped(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>${note === undefined ? '' : `<p class="small">${escaped(note)}</p>`}`;
};

const block = (given: Block): string => {
  switch (given.block) {
    case 'heading':
      return `<h${given.level + 1}${named(given.anchor)}>${escaped(given.text)}</h${given.level + 1}>`;
    case 'paragraph':
      return `<p${given.style === undefined ? '' : ` class="${given.style}"`}${named(given.anchor)}>${inline(given.content)}</p>`;
    case 'list':
      return `<ul>${given.items.map((item) => `<li>${inline(item)}</li>`).join('')}</ul>`;
    case 'table':
      return table(given);
    case 'figure':
      return `<figure><figcaption>${escaped(given.caption)}</figcaption>${drawingSvg(given.drawing, given.caption, given.alternative)}</figure>`;
    case 'notice':
      return `<div class="notice ${given.tone}"><p><strong>${escaped(given.title)}</strong></p><p>${inline(given.content)}</p></div>`;
    case 'keyFigures':
      return `<dl class="figures">${given.figures.map(({ label, value }) => `<div><dt>${escaped(label)}</dt><dd>${inline(value)}</dd></div>`).join('')}</dl>`;
    case 'pageBreak':
      return '<div class="break"></div>';
  }
};

/** The paper as one HTML file that needs nothing else, for reading on a screen and for printing. Equal papers give equal text. */
export const paperHtml = (paper: Paper): string => {
  const { language, title, subtitle, publisher, running, marking, words } = paper;
  const contents = headingsOf(paper).filter(({ level }) => level === 1);
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>${marking === undefined ? '' : `<p class="marking">${escaped(marking)}</p>`}<p class="publisher">${escaped(publisher)}</p><h1>${escaped(title)}</h1><p class="lead">${escaped(subtitle)}</p></header>
<nav aria-label="${escaped(words.contents)}"><ul>${contents.map(({ text, anchor }) => `<li><a href="#${escaped(anchor)}">${escaped(text)}</a></li>`).join('')}</ul></nav>
<main>
${paper.blocks.map(block).join('\n')}
</main>
<footer><p class="small">${escaped(running)}</p></footer>
</body>
</html>
`;
};
