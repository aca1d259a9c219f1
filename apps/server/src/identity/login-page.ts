import { content, type Language, languages, localeOf } from '@likeverd/language';
import { escapeMarkup } from '../http/html.ts';
import { constructedPersons } from './persons.ts';

const languageNames: Readonly<Record<Language, string>> = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' };

/** The local provider's page: one button for each constructed person. Plain HTML, works without scripts. */
export function loginPage(language: Language, action: string): string {
  const { server, casework } = content[language];
  const { login } = server;
  const organisations: Readonly<Record<string, string>> = casework.organisations;
  const persons = constructedPersons.map(
    ({ person, role, organisation }) =>
      `<li><button type="submit" name="person" value="${escapeMarkup(person)}"><span class="role">${escapeMarkup(casework.roles[role] ?? role)}</span><span class="organisation">${escapeMarkup(organisations[organisation] ?? organisation)}</span></button></li>`,
  );
  const choices = languages.map((other) =>
    other === language
      ? `<li><span aria-current="true" lang="${localeOf[other]}">${languageNames[other]}</span></li>`
      : `<li><a href="?lang=${other}" hreflang="${localeOf[other]}" lang="${localeOf[other]}">${languageNames[other]}</a></li>`,
  );
  return page(
    language,
    login.title,
    `<nav aria-label="${escapeMarkup(login.languages)}"><ul class="languages">${choices.join('')}</ul></nav>
<h1>${escapeMarkup(login.title)}</h1>
<p>${escapeMarkup(login.lead)} ${escapeMarkup(login.constructed)}</p>
<form method="post" action="${escapeMarkup(`${action}?lang=${language}`)}">
<ul class="persons" aria-label="${escapeMarkup(login.choose)}">${persons.join('\n')}</ul>
</form>
<p><a href="/">${escapeMarkup(login.cancel)}</a></p>`,
  );
}

/** Shown when a sign-in cannot be resumed. */
export function expiredPage(language: Language): string {
  const { login } = content[language].server;
  return page(
    language,
    login.expiredTitle,
    `<h1>${escapeMarkup(login.expiredTitle)}</h1>
<p>${escapeMarkup(login.expired)}</p>
<p><a href="/">${escapeMarkup(login.toFrontPage)}</a></p>`,
  );
}

function page(language: Language, title: string, main: string): string {
  return `<!doctype html>
<html lang="${localeOf[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)} – Likeverd</title>
<link rel="stylesheet" href="/identity/login.css">
</head>
<body>
<header><a href="/" class="name">Likeverd</a></header>
<main>
${main}
</main>
</body>
</html>
`;
}

/** Colours and measures follow the web app's theme; every text reaches 4.5:1 against its ground (WCAG 1.4.3). */
export const loginStyle = `:root { color-scheme: light; --ink: #1e2b3c; --subtle: #4b5a6b; --line: #8b97a5; --ground: #ffffff; --tint: #eef3f8; --accent: #0a4f8f; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1.125rem/1.5 "Inter Variable", Inter, system-ui, sans-serif; }
header { border-bottom: 1px solid var(--line); padding: 1rem; }
main { max-width: 40rem; margin: 0 auto; padding: 1rem; }
.name { color: var(--ink); font-weight: 600; text-decoration: none; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 1.5rem 0 0.5rem; }
a { color: var(--accent); }
ul { list-style: none; margin: 1rem 0; padding: 0; }
.languages { display: flex; flex-wrap: wrap; gap: 1rem; }
.languages a, .languages span { display: inline-block; padding: 0.25rem 0; }
.persons { display: grid; gap: 0.5rem; }
.persons button { width: 100%; min-height: 3.5rem; padding: 0.5rem 1rem; display: flex; flex-wrap: wrap; gap: 0 1rem; justify-content: space-between; align-items: baseline; text-align: left; font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--line); border-radius: 4px; cursor: pointer; }
.persons button:hover { background: var(--tint); border-color: var(--accent); }
.role { font-weight: 600; }
.organisation { color: var(--subtle); }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 3px; }
`;
