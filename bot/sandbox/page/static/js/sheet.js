// Slides a sheet with choices over the lower part of one phone.

import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import { walkable } from "./keys.js";
import { say } from "./words.js";

/**
 * Open a sheet; it closes by Esc, by a press beside it and by its cross.
 * @param {HTMLElement} host the phone's screen
 * @param {string} title
 * @param {...Node} content
 * @returns {() => void} closes it
 */
export function openSheet(host, title, ...content) {
  host.querySelector(".veil")?.remove();
  const from = document.activeElement;
  const close = () => {
    veil.remove();
    if (from?.isConnected) from.focus({ preventScroll: true });
  };
  const sheet = walkable(
    el(
      "div",
      { class: "sheet", role: "dialog", "aria-label": title },
      head(title, close),
      ...content,
    ),
  );
  const veil = el(
    "div",
    {
      class: "veil",
      on: { click: (event) => event.target === veil && close(), keydown: onEscape(close) },
    },
    sheet,
  );
  host.append(veil);
  (
    sheet.querySelector("textarea") ??
    sheet.querySelector(".choice, .emoji") ??
    sheet.querySelector("button")
  ).focus({ preventScroll: true });
  return close;
}

function head(title, close) {
  const cross = button(
    { class: "round small", "aria-label": say("close"), on: { click: close } },
    icon("close"),
  );
  return el("header", { class: "sheet-head" }, el("h3", { text: title }), cross);
}

/** Call back when Esc is pressed inside. */
export function onEscape(done) {
  return (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    done();
  };
}

/** A row of a sheet: icon, words, and what is set on the button. */
export function choice(face, words, given) {
  return button(
    { ...given, class: `choice ${given.class ?? ""}` },
    face,
    el("span", { text: words }),
  );
}
