// The words of the page in the chosen language, kept in this browser.

const KEPT = "siaga.language";
const LANGUAGES = ["id", "en"];
const spoken = { language: "id", words: {} };

/** Read the words of both languages and begin with the remembered one. */
export async function learn() {
  const texts = await Promise.all(LANGUAGES.map((one) => fetch(`/static/words/${one}.json`)));
  const words = await Promise.all(texts.map((text) => text.json()));
  LANGUAGES.forEach((one, place) => (spoken.words[one] = words[place]));
  speak(localStorage.getItem(KEPT) ?? "id");
}

/** Change the language from now on. */
export function speak(language) {
  spoken.language = LANGUAGES.includes(language) ? language : "id";
  document.documentElement.lang = spoken.language;
  localStorage.setItem(KEPT, spoken.language);
}

/** "id" or "en". */
export function language() {
  return spoken.language;
}

/**
 * The words of a key, with `{name}` replaced.
 * @param {string} key
 * @param {Record<string, string|number>} [values]
 */
export function say(key, values = {}) {
  const text = spoken.words[spoken.language][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

/** The page's language of a text that the server gives in both. */
export function of(texts) {
  return texts?.[spoken.language] ?? texts?.id ?? "";
}
