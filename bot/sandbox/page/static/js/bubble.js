// Draws one message: its balloon, buttons and reactions, as one person sees it.

import { button, el } from "./dom.js";
import { face, sign } from "./faces.js";
import { icon } from "./icons.js";
import { media } from "./media.js";
import { rich } from "./rich.js";
import { rows } from "./buttons.js";
import { serviceLine } from "./service.js";
import { time } from "./times.js";
import { say } from "./words.js";

const BARE = new Set(["sticker", "dice", "video_note"]);
const BIG = /^(?:\p{Extended_Pictographic}\uFE0F?){1,3}$/u;

/**
 * @param {object} message
 * @param {import("./chat_view.js").ChatView} view
 */
export function bubble(message, view) {
  const given = { "data-message": message.id, "data-chat": message.chat };
  if (message.kind === "service") {
    return el(
      "div",
      { ...given, class: "message service" },
      el("span", { text: serviceLine(message) }),
    );
  }
  const own = message.from.id === view.phone.person;
  const shape = `message ${own ? "own" : "theirs"} ${BARE.has(message.kind) ? "bare" : ""} kind-${message.kind}`;
  const parts = [balloon(message, view, own), rows(message, view.phone), reactions(message, view)];
  const body = el("div", { class: "body" }, ...parts);
  return el(
    "div",
    { ...given, class: shape, on: { contextmenu: (event) => menu(event, message, view) } },
    !own && view.crowded && avatar(message),
    body,
  );
}

function menu(event, message, view) {
  if (getSelection()?.toString()) return;
  event.preventDefault();
  view.actions(message);
}

function avatar(message) {
  return message.from.bot ? sign("beacon") : face(message.from.id, message.from.name);
}

function balloon(message, view, own) {
  const text =
    message.html &&
    el(
      "div",
      { class: BIG.test(message.html) && !message.media ? "text large" : "text" },
      rich(message.html, view.does),
    );
  const above = [!own && view.crowded && author(message), origin(message), quote(message, view)];
  return el(
    "div",
    { class: "balloon" },
    ...above,
    media(message, view),
    text,
    foot(message),
    comments(message, view),
    more(message, view),
  );
}

/** Under a post of the channel: the way to its discussion. */
function comments(message, view) {
  const { chat, phone } = view;
  const linked = chat.kind === "channel" && phone.office.chats.get(chat.linked);
  if (!linked || !linked.members.includes(phone.person)) return null;
  const press = () => {
    phone.open(linked.id);
    const post = linked.messages.findLast(
      (one) => one.forward === chat.title && one.html === message.html,
    );
    if (post) phone.view.jump(post.id);
  };
  return button(
    { class: "comments", "data-comments": "", on: { click: press } },
    icon("chat"),
    el("span", { text: say("chat.comments") }),
  );
}

function author(message) {
  const hue = message.from.bot ? "ink-bot" : `ink-${Math.abs(message.from.id) % 8}`;
  return el("div", { class: `author ${hue}`, text: message.from.name });
}

function origin(message) {
  return (
    message.forward &&
    el(
      "div",
      { class: "origin" },
      icon("forward"),
      el("span", { text: say("message.forwarded", { name: message.forward }) }),
    )
  );
}

function quote(message, view) {
  if (!message.reply) return null;
  const press = () => view.jump(message.reply.id);
  return button(
    { class: "quote", on: { click: press } },
    el("b", { text: message.reply.name }),
    el("span", { text: message.reply.text || say("media.message") }),
  );
}

function foot(message) {
  const marks = [
    message.silent && say("message.silent"),
    message.edited_at && say("message.edited"),
  ].filter(Boolean);
  return el(
    "div",
    { class: "foot" },
    marks.length > 0 && el("span", { text: marks.join(" · ") }),
    el("time", { datetime: message.at, text: time(message.at) }),
  );
}

function more(message, view) {
  const press = () => view.actions(message);
  return button(
    {
      class: "actions",
      "data-actions": "",
      "aria-label": say("message.actions"),
      on: { click: press },
    },
    icon("down"),
  );
}

function reactions(message, view) {
  if (!message.reactions?.length) return null;
  return el(
    "div",
    { class: "reactions" },
    ...message.reactions.map((one) => reaction(one, message, view)),
  );
}

function reaction(one, message, view) {
  const mine = one.people.includes(view.phone.person);
  const press = () => view.react(message, mine ? null : one.emoji);
  const names = one.people
    .map((id) => view.phone.office.people.get(id)?.name ?? say("chat.bot"))
    .join(", ");
  return button(
    { class: "reaction", "aria-pressed": String(mine), title: names, on: { click: press } },
    el("span", { text: one.emoji }),
    el("span", { text: String(one.people.length) }),
  );
}
