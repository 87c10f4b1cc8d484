// What can be done with a whole chat: its members, its discussion, blocking the bot.

import { el } from "./dom.js";
import { face, role, sign, title } from "./faces.js";
import { icon } from "./icons.js";
import { choice, openSheet } from "./sheet.js";
import { say } from "./words.js";

/** @param {import("./chat_view.js").ChatView} view */
export function chatMenu(view) {
  const { phone, chat } = view;
  const rows =
    chat.kind === "private"
      ? [block(view, () => close())]
      : [linked(view, () => close()), ...members(view)];
  const close = openSheet(
    phone.screen,
    title(phone.office, chat, phone.person),
    el("div", { class: "choices" }, ...rows.filter(Boolean)),
  );
}

function block(view, close) {
  const { phone } = view;
  const { blocked } = phone.office.people.get(phone.person);
  const press = async () => {
    close();
    if (!(await phone.act(blocked ? "unblock" : "block", {}))) return;
    phone.office.people.get(phone.person).blocked = !blocked;
    view.composer.refresh();
    phone.toast(say(blocked ? "chat.unblocked" : "chat.blocked"));
  };
  return choice(icon("power"), say(blocked ? "chat.unblock" : "chat.block"), {
    class: blocked ? "" : "danger",
    on: { click: press },
  });
}

function linked(view, close) {
  const { phone, chat } = view;
  const other = phone.office.chats.get(chat.linked);
  if (!other?.members.includes(phone.person)) return null;
  const press = () => {
    close();
    phone.open(other.id);
  };
  const words = say(chat.kind === "channel" ? "chat.to_discussion" : "chat.to_channel");
  return choice(icon("chat"), words, { "data-linked": other.id, on: { click: press } });
}

function members(view) {
  const { office } = view.phone;
  return view.chat.members.map((id) => member(office, id));
}

function member(office, id) {
  const person = office.people.get(id);
  const avatar = person ? face(id, person.name) : sign("beacon");
  const name = person?.name ?? office.bots.find((bot) => bot.id === id)?.name ?? String(id);
  return el(
    "div",
    { class: "choice still" },
    avatar,
    el(
      "span",
      { class: "two-lines" },
      el("b", { text: name }),
      el("small", { text: person ? role(office, id) : say("chat.bot") }),
    ),
  );
}
