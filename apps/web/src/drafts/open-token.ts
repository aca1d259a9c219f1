/** Under which name the browser keeps the token of what is typed without signing in. */
const tokenName = 'likeverd:open-drafts';

/** Held where the browser allows no storage: the text then lives as long as the page. */
let unstored: string | null = null;

/** The token by which the server knows what was typed here without signing in; null where nothing was. */
export function openToken(): string | null {
  try {
    return window.localStorage.getItem(tokenName) ?? unstored;
  } catch {
    return unstored;
  }
}

/** The same, made where there was none: 256 random bits in base64url. */
export function madeOpenToken(): string {
  const known = openToken();
  if (known !== null) return known;
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const made = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
  unstored = made;
  try {
    window.localStorage.setItem(tokenName, made);
  } catch {
    return made; // no storage is allowed: `unstored` has it
  }
  return made;
}
