// The list of a person's chats, the newest above, with what has not been read.

import { attribute, button, el, write } from "./dom.js";
import { chatFace, firstName, title } from "./faces.js";
import { icon } from "./icons.js";
import { gist } from "./media.js";
import { newChat } from "./colleagues.js";
import { plain } from "./rich.js";
import { serviceLine } from "./service.js";
import { short } from "./times.js";
import { say } from "./words.js";

export class ChatList {
  /** @param {import("./phone.js").Phone} phone */
  constructor(phone) {
    this.phone = phone;
    this.rows = new Map();
    this.list = el("div", { class: "rows-of-chats" });
    const pencil = button(
      {
        class: "round",
        "data-new-chat": "",
        "aria-label": say("list.new"),
        on: { click: () => newChat(phone) },
      },
      icon("edit"),
    );
    const head = el(
      "header",
      { class: "list-head" },
      el("h3", { text: say("list.title") }),
      pencil,
    );
    this.node = el("section", { class: "chats", "aria-label": say("list.title") }, head, this.list);
    this.refresh(null);
  }

  /** @param {Set<number>|null} changed the chats that changed, or null for all */
  refresh(changed) {
    const chats = this.phone.office.chatsOf(this.phone.person).sort(byNewest);
    for (const chat of chats)
      if (!changed || changed.has(chat.id) || !this.rows.has(chat.id)) this.draw(chat);
    chats.forEach((chat, at) => this.settle(this.rows.get(chat.id).node, at));
    while (this.list.children.length > chats.length) this.list.lastElementChild.remove();
  }

  settle(node, at) {
    if (this.list.children[at] !== node)
      this.list.insertBefore(node, this.list.children[at] ?? null);
  }

  draw(chat) {
    const row = this.rows.get(chat.id) ?? this.row(chat);
    const { office, person } = this.phone;
    const message = chat.messages.at(-1);
    write(row.line, message ? this.line(chat, message) : say("list.nothing"));
    write(row.time, message ? short(message.at, this.phone.now()) : "");
    row.count(chat.unread?.[person] ?? 0);
    attribute(
      row.node,
      "aria-label",
      [title(office, chat, person), row.line.textContent, row.said()].filter(Boolean).join(", "),
    );
  }

  row(chat) {
    const { office, person } = this.phone;
    const line = el("span", { class: "line" });
    const time = el("time", {});
    const end = el("span", { class: "row-end" }, time);
    const words = el(
      "span",
      { class: "row-words" },
      el("b", { text: title(office, chat, person) }),
      line,
    );
    const node = button(
      {
        class: "chat-row",
        "data-open-chat": chat.id,
        on: { click: () => this.phone.open(chat.id) },
      },
      chatFace(office, chat, person),
      words,
      end,
    );
    const row = {
      node,
      line,
      time,
      count: (n) => badge(end, n),
      said: () => end.querySelector(".badge")?.title,
    };
    this.rows.set(chat.id, row);
    return row;
  }

  line(chat, message) {
    if (message.kind === "service") return serviceLine(message);
    const words = gist(
      message,
      plain(message.html ?? "")
        .replace(/\s+/g, " ")
        .slice(0, 90),
    );
    if (message.from.id === this.phone.person) return say("list.you", { words });
    return ["private", "direct", "channel"].includes(chat.kind)
      ? words
      : `${firstName(message.from.name)}: ${words}`;
  }
}

function badge(end, n) {
  const shown = end.querySelector(".badge");
  if (!n) return shown?.remove();
  const node = shown ?? el("span", { class: "badge" });
  attribute(node, "data-unread", String(n));
  attribute(node, "title", say("list.unread", { n }));
  write(node, String(n));
  if (!shown) end.append(node);
  return undefined;
}

function byNewest(one, two) {
  return moment(two) - moment(one) || two.id - one.id;
}

function moment(chat) {
  const last = chat.messages.at(-1);
  return last ? Date.parse(last.at) : 0;
}
