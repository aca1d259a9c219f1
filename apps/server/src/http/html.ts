import { content, type Language, localeOf } from '@likeverd/language';

/** Text as it may stand in HTML or XML, in an element or in a quoted attribute. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Where the style of the server's own pages is served. */
export const pageStylePath = '/sign-in/page.css';

/** A page that needs neither the web app nor a script. `main` is markup. */
export function plainPage(language: Language, title: string, main: string): string {
  return `<!doctype html>
<html lang="${localeOf[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)} – Likeverd</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${pageStylePath}">
</head>
<body>
<header><a href="/" class="name"><img src="/favicon.svg" alt="">Likeverd</a></header>
<main>
${main}
</main>
</body>
</html>
`;
}

/** What happened and what to do, with the way to the front page. */
export function messagePage(language: Language, title: string, detail: string): string {
  return plainPage(
    language,
    title,
    `<h1>${escapeMarkup(title)}</h1>
<p>${escapeMarkup(detail)}</p>
<p><a href="/">${escapeMarkup(content[language].server.login.toFrontPage)}</a></p>`,
  );
}

/** A page with one button that posts to the page's own address. */
export function buttonPage(language: Language, title: string, button: string): string {
  return plainPage(
    language,
    title,
    `<h1>${escapeMarkup(title)}</h1>\n<form method="post"><p class="persons"><button type="submit">${escapeMarkup(button)}</button></p></form>`,
  );
}

/** Colours and measures follow the web app's theme; every text reaches 4.5:1 against its ground (WCAG 1.4.3). */
export const pageStyle = `:root { color-scheme: light; --ink: #1f2c3d; --subtle: #545e6b; --line: #717a84; --ground: #ffffff; --tint: #eef6f3; --accent: #0b5a49; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1.0625rem/1.6 "Inter Variable", Inter, system-ui, sans-serif; }
header { border-bottom: 1px solid var(--line); padding: 1rem; }
main { max-width: 40rem; margin: 0 auto; padding: 1rem; }
.name { display: inline-flex; align-items: center; gap: 0.5rem; color: var(--ink); font-weight: 650; text-decoration: none; }
.name img { width: 2rem; height: 2rem; }
h1 { font-size: clamp(1.5rem, 1.2rem + 1.5vw, 2.125rem); line-height: 1.2; letter-spacing: -0.015em; font-weight: 650; margin: 1.5rem 0 0.5rem; text-wrap: balance; }
a { color: var(--accent); }
ul { list-style: none; margin: 1rem 0; padding: 0; }
.languages { display: flex; flex-wrap: wrap; gap: 1rem; }
.languages a, .languages span { display: inline-block; padding: 0.25rem 0; }
.persons { display: grid; gap: 0.5rem; }
.persons button { width: 100%; min-height: 3.5rem; padding: 0.5rem 1rem; display: flex; flex-wrap: wrap; gap: 0 1rem; justify-content: space-between; align-content: center; align-items: baseline; text-align: left; font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--line); border-radius: 4px; cursor: pointer; }
.persons button:hover { background: var(--tint); border-color: var(--accent); }
.role { font-weight: 600; }
.organisation { color: var(--subtle); }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 3px; }
`;
