// Light or dark: as the machine prefers, until somebody chooses.

const KEPT = "siaga.theme";
const dark = matchMedia("(prefers-color-scheme: dark)");

/** Apply the remembered choice, or the machine's. */
export function light() {
  document.documentElement.dataset.theme = theme();
  dark.addEventListener("change", () => (document.documentElement.dataset.theme = theme()));
}

/** "light" or "dark". */
export function theme() {
  return localStorage.getItem(KEPT) ?? (dark.matches ? "dark" : "light");
}

/** Choose one and remember it. */
export function choose(name) {
  localStorage.setItem(KEPT, name);
  document.documentElement.dataset.theme = name;
}
