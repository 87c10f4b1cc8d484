// Says short things on one phone: a toast that goes by itself, an alert that waits.

import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import { onEscape } from "./sheet.js";
import { say } from "./words.js";

const STAYS = 5000;

/** Show a text for a few seconds. */
export function toast(host, text, mark = null) {
  host.querySelector("[data-toast]")?.remove();
  const said = el(
    "div",
    { class: "toast", role: "status", "data-toast": "" },
    mark && icon(mark),
    el("span", { text }),
  );
  host.append(said);
  setTimeout(() => said.remove(), STAYS);
}

/** Show a text until it is closed. */
export function alertBox(host, text) {
  host.querySelector("[data-alert]")?.remove();
  const from = document.activeElement;
  const close = () => {
    box.remove();
    if (from?.isConnected) from.focus({ preventScroll: true });
  };
  const done = button({
    class: "solid",
    "data-close": "",
    text: say("alert.close"),
    on: { click: close },
  });
  const box = el(
    "dialog",
    { class: "alert", "data-alert": "", on: { keydown: onEscape(close) } },
    el("p", { text }),
    done,
  );
  host.append(box);
  box.show();
  done.focus({ preventScroll: true });
}
