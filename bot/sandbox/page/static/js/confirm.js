// Asks before something that cannot be taken back.

import { button, el } from "./dom.js";
import { say } from "./words.js";

/** @param {string} title @param {string} text @param {string} yes keys of the words @returns {Promise<boolean>} */
export function confirmed(title, text, yes) {
  return new Promise((answer) => {
    const agree = button({
      class: "solid danger",
      "data-confirm-yes": "",
      text: say(yes),
      on: { click: () => box.close("yes") },
    });
    const refuse = button({
      class: "quiet",
      "data-close": "",
      text: say("cancel"),
      on: { click: () => box.close("") },
    });
    const box = el(
      "dialog",
      { class: "confirm", "data-confirm": "", "aria-label": say(title) },
      el("h2", { text: say(title) }),
      el("p", { text: say(text) }),
      el("div", { class: "ends" }, refuse, agree),
    );
    box.addEventListener("close", () => {
      box.remove();
      answer(box.returnValue === "yes");
    });
    document.body.append(box);
    box.showModal();
  });
}
