// The opening hint: who is who, and what to try first; closed once, it stays closed.

import { button, el } from "./dom.js";
import { firstName } from "./faces.js";
import { icon } from "./icons.js";
import { say } from "./words.js";

const KEPT = "siaga.hint";
const CAST = { lead: 1002, duty: 1005, reporter: 1011 }; // people of the sample office

/** @param {import("./phones.js").Phones} phones @returns {HTMLElement|null} */
export function hint(phones) {
  const people = Object.entries(CAST).map(([part, id]) => [part, phones.office.people.get(id)]);
  if (
    localStorage.getItem(KEPT) ||
    phones.office.stage.story ||
    people.some(([, person]) => !person)
  )
    return null;
  const names = Object.fromEntries(people.map(([part, person]) => [part, firstName(person.name)]));
  const cross = button(
    {
      class: "round small",
      "data-close-hint": "",
      "aria-label": say("hint.close"),
      on: { click: () => close(node) },
    },
    icon("close"),
  );
  const words = el(
    "div",
    { class: "hint-words" },
    el("b", { text: say("hint.title") }),
    el("span", { text: say("hint.text", names) }),
  );
  const node = el(
    "aside",
    { class: "hint", "aria-label": say("hint.title") },
    words,
    suggestion(phones, names),
    cross,
  );
  return node;
}

function suggestion(phones, names) {
  const press = (event) => {
    learnt();
    event.currentTarget.closest(".hint").remove();
    suggest(phones);
  };
  return button(
    { class: "suggestion", "data-suggestion": "", on: { click: press } },
    icon("edit"),
    el("span", {}, say("hint.try", names), " ", el("q", { text: say("hint.report") })),
  );
}

function close(node) {
  learnt();
  node.remove();
  document.getElementById("phones").focus();
}

/** Once somebody has written, the hint has done its work, here and next time. */
export function served(office, changes) {
  const shown = document.querySelector(".hint");
  if (!shown || ![...changes.messages].some(([chat, ids]) => written(office, chat, ids))) return;
  learnt();
  shown.remove();
}

function written(office, chat, ids) {
  return [...ids].some(([id, what]) => what === "new" && office.message(chat, id)?.from.bot === false);
}

function learnt() {
  localStorage.setItem(KEPT, "closed");
}

/** Open the reporter's chat with the bot and write the words for her to send. */
async function suggest(phones) {
  const phone = phones.reveal(CAST.reporter);
  phone.open(phone.person);
  const { composer } = phone.view;
  if (composer.state() === "start") await composer.start();
  if (composer.state() === "write") composer.suggest(say("hint.report"));
}
