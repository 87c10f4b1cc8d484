// Writes to a colleague for the first time.

import { button, el } from "./dom.js";
import { face, role } from "./faces.js";
import { choice, openSheet } from "./sheet.js";
import { say } from "./words.js";

/** Everybody but the person. */
export function colleagues(phone) {
  return [...phone.office.people.values()].filter((one) => one.id !== phone.person);
}

/** A row for a colleague: avatar, name, role. */
export function colleagueRow(phone, one, given) {
  const row = choice(face(one.id, one.name), "", given);
  row.lastElementChild.replaceWith(
    el(
      "span",
      { class: "two-lines" },
      el("b", { text: one.name }),
      el("small", { text: role(phone.office, one.id) }),
    ),
  );
  return row;
}

/** The direct chat with a colleague, if there is one. */
export function directChat(phone, colleague) {
  return phone.office
    .chatsOf(phone.person)
    .find((chat) => chat.kind === "direct" && chat.members.includes(colleague));
}

/** Choose a colleague, then write. */
export function newChat(phone) {
  const press = (one) => () => {
    close();
    const known = directChat(phone, one.id);
    if (known) phone.open(known.id);
    else firstWords(phone, one);
  };
  const rows = colleagues(phone).map((one) =>
    colleagueRow(phone, one, { "data-colleague": one.id, on: { click: press(one) } }),
  );
  const close = openSheet(phone.screen, say("list.new"), el("div", { class: "choices" }, ...rows));
}

function firstWords(phone, one) {
  const text = el("textarea", {
    rows: 3,
    maxlength: 4096,
    "aria-label": say("composer.label"),
    placeholder: say("composer.placeholder"),
  });
  const send = async () => {
    if (!text.value.trim()) return;
    close();
    phone.expected = one.id;
    await phone.act("say_to", { to: one.id, text: text.value });
  };
  const done = button({ class: "solid", text: say("composer.send"), on: { click: send } });
  const close = openSheet(
    phone.screen,
    say("list.to", { name: one.name }),
    el("div", { class: "first-words" }, text, done),
  );
}
