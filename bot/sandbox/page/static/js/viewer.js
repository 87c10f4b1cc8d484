// Shows one photo large over the whole page.

import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import { say } from "./words.js";

/** Open the photo; Esc, the cross or a press anywhere closes it. */
export function enlarge(address, alt) {
  const close = () => box.close();
  const cross = button({ class: "round viewer-close", "aria-label": say("close") }, icon("close"));
  const box = el(
    "dialog",
    { class: "viewer", "aria-label": alt, on: { click: close, close: () => box.remove() } },
    el("img", { src: address, alt }),
    cross,
  );
  document.body.append(box);
  box.showModal();
}
