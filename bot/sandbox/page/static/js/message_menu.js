// What a person can do with one message: reply, edit, delete, forward, react, copy.

import { button, el } from "./dom.js";
import { chatFace, title } from "./faces.js";
import { colleagueRow, colleagues } from "./colleagues.js";
import { icon } from "./icons.js";
import { plain } from "./rich.js";
import { choice, openSheet } from "./sheet.js";
import { say } from "./words.js";

const EMOJI = ["👍", "❤", "🔥", "🙏", "👏", "👀", "😢", "🎉"];
const EDITABLE = new Set(["text", "photo", "document", "video", "audio", "voice", "animation"]);
const WORDS = {
  reply: "do.reply",
  edit: "do.edit",
  copy: "do.copy",
  forward: "do.forward",
  react: "do.react",
  delete: "do.delete",
};
const ICONS = { react: "smile", delete: "trash" };

/** @param {import("./chat_view.js").ChatView} view */
export function messageMenu(view, message) {
  const rows = Object.keys(WORDS)
    .filter((what) => MAY[what](view, message))
    .map((what) => row(what));
  const close = openSheet(
    view.phone.screen,
    say("message.actions"),
    el("div", { class: "choices" }, ...rows),
  );
  function row(what) {
    const press = () => {
      close();
      DOES[what](view, message);
    };
    return choice(icon(ICONS[what] ?? what), say(WORDS[what]), {
      class: what === "delete" ? "danger" : "",
      "data-do": what,
      on: { click: press },
    });
  }
}

const writes = (view) => view.composer.state() === "write";
const isOwn = (view, message) => message.from.id === view.phone.person;

const MAY = {
  reply: writes,
  edit: (view, message) => isOwn(view, message) && EDITABLE.has(message.kind) && !message.forward,
  copy: (view, message) => Boolean(message.html) && !message.protected,
  forward: (view, message) => !message.protected,
  react: () => true,
  delete: (view, message) => isOwn(view, message) || view.chat.kind === "private",
};

const DOES = {
  reply: (view, message) => view.composer.about({ what: "reply", message }),
  edit: (view, message) => view.composer.about({ what: "edit", message }),
  copy: (view, message) => view.phone.copy(plain(message.html)),
  forward: forwarding,
  react: reacting,
  delete: (view, message) => view.phone.act("delete", { chat: view.id, message: message.id }),
};

function reacting(view, message) {
  const mine = message.reactions.find((one) => one.people.includes(view.phone.person))?.emoji;
  const press = (emoji) => () => {
    close();
    view.react(message, emoji === mine ? null : emoji);
  };
  const faces = EMOJI.map((emoji) =>
    button({
      class: "emoji",
      "data-emoji": emoji,
      "aria-pressed": String(emoji === mine),
      text: emoji,
      on: { click: press(emoji) },
    }),
  );
  const close = openSheet(
    view.phone.screen,
    say("do.react"),
    el("div", { class: "emojis" }, ...faces),
  );
}

function forwarding(view, message) {
  const { phone } = view;
  const press = (to) => async () => {
    close();
    if (await phone.act("forward", { chat: view.id, message: message.id, to }))
      phone.toast(say("forward.done"), "check");
  };
  const own = phone.office
    .chatsOf(phone.person)
    .filter((chat) => chat.kind !== "direct" && chat.writers.includes(phone.person));
  const chats = own.map((chat) =>
    choice(chatFace(phone.office, chat, phone.person), title(phone.office, chat, phone.person), {
      "data-forward-to": chat.id,
      on: { click: press(chat.id) },
    }),
  );
  const people = colleagues(phone).map((one) =>
    colleagueRow(phone, one, { "data-forward-to": one.id, on: { click: press(one.id) } }),
  );
  const close = openSheet(
    phone.screen,
    say("forward.title"),
    el("div", { class: "choices" }, ...chats, ...people),
  );
}
