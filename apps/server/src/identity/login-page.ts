import { content, type Language, languages, localeOf } from '@likeverd/language';
import { escapeMarkup, messagePage, plainPage } from '../http/html.ts';
import { constructedPersons } from './persons.ts';

const languageNames: Readonly<Record<Language, string>> = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' };

/** The local provider's page: one button for each constructed person. Plain HTML, works without scripts. */
export function loginPage(language: Language, action: string): string {
  const { server, casework } = content[language];
  const { login } = server;
  const organisations: Readonly<Record<string, string>> = casework.organisations;
  const persons = constructedPersons.map(({ person, role, organisation, name }) => {
    const [roleName, organisationName] = [casework.roles[role], organisations[organisation] ?? organisation];
    const [title, ...rest] = [...new Set([...(name === undefined ? [] : [name]), roleName, organisationName])];
    const aside = rest.length === 0 ? '' : `<span class="organisation">${escapeMarkup(rest.join(', '))}</span>`;
    return `<li><button type="submit" name="person" value="${escapeMarkup(person)}"><span class="role">${escapeMarkup(title ?? roleName)}</span>${aside}</button></li>`;
  });
  const choices = languages.map((other) =>
    other === language
      ? `<li><span aria-current="true" lang="${localeOf[other]}">${languageNames[other]}</span></li>`
      : `<li><a href="?lang=${other}" hreflang="${localeOf[other]}" lang="${localeOf[other]}">${languageNames[other]}</a></li>`,
  );
  return plainPage(
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
  return messagePage(language, login.expiredTitle, login.expired);
}
