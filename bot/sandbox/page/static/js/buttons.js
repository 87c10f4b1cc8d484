// Draws the buttons under a message and waits for the bot's answer to a press.

import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import { copied, follow } from "./links.js";
import { say } from "./words.js";

const MARKS = { url: "external", copy: "copy" };

/** The rows of buttons of a message, or null. */
export function rows(message, phone) {
  if (!message.rows?.length) return null;
  const lines = message.rows.map((row, at) =>
    el(
      "div",
      { class: "row" },
      ...row.map((one, column) => key(one, { message, row: at, column }, phone)),
    ),
  );
  return el("div", { class: "rows" }, ...lines);
}

function key(one, at, phone) {
  const busy = one.does === "press" && phone.taps.waits(at);
  const given = {
    class: `key ${one.style ?? ""} ${busy ? "busy" : ""}`,
    "data-press": `${at.row}:${at.column}`,
    "aria-busy": busy,
  };
  const press = () => DOES[one.does]?.(one, at, phone);
  return button(
    { ...given, on: { click: press } },
    el("span", { text: one.label }),
    one.does in MARKS && icon(MARKS[one.does]),
  );
}

const DOES = {
  press: (one, at, phone) => phone.taps.press(at),
  url: (one, at, phone) => follow(phone, one.url),
  copy: (one, at, phone) => copied(phone, one.copy, say("copied")),
  none: (one, at, phone) => phone.toast(say("button.none")),
};
