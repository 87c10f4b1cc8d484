// Where a person writes: text, commands, attachments, replies and changes.

import { attachMenu } from "./attaching.js";
import { Commands } from "./commands.js";
import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import { gist } from "./media.js";
import { plain } from "./rich.js";
import { say } from "./words.js";

const LONGEST = 4096; // characters a message may have
const TALLEST = 132; // pixels before the field scrolls

export class Composer {
  /** @param {import("./chat_view.js").ChatView} view */
  constructor(view) {
    this.view = view;
    this.context = null; // { what: "reply"|"edit", message }
    this.commands = new Commands(this);
    this.above = el("div", { class: "composing-above" });
    this.keys = el("div", { class: "reply-keys" });
    this.bar = this.field();
    this.node = el("footer", { class: "composer" });
  }

  get phone() {
    return this.view.phone;
  }

  field() {
    const label = { "aria-label": say("composer.label"), placeholder: say("composer.placeholder") };
    this.text = el("textarea", {
      rows: 1,
      maxlength: LONGEST,
      "data-compose": "",
      autocomplete: "off",
      ...label,
    });
    this.text.addEventListener("keydown", (event) => this.pressed(event));
    this.text.addEventListener("input", () => this.typed());
    const attach = button(
      {
        class: "round",
        "data-attach": "",
        "aria-label": say("composer.attach"),
        on: { click: () => attachMenu(this) },
      },
      icon("clip"),
    );
    const send = button(
      {
        class: "round send",
        "data-send": "",
        "aria-label": say("composer.send"),
        on: { click: () => this.send() },
      },
      icon("send"),
    );
    return el("div", { class: "composing" }, attach, this.text, this.commands.toggle, send);
  }

  /** Decide once what stands here, and put the draft back. */
  fill() {
    this.refresh();
    this.text.value = this.phone.drafts.get(this.view.id) ?? "";
    this.grow();
    this.commands.load();
  }

  /** Writing, a start button, or the reason why nobody writes here. */
  refresh() {
    const state = this.state();
    if (state !== this.shown) this.node.replaceChildren(...this.parts(state));
    if (state !== this.shown && state === "write") this.grow();
    this.shown = state;
    this.replyKeys();
  }

  state() {
    const { chat, topic } = this.view;
    const person = this.phone.office.people.get(this.phone.person);
    const wrote = chat.messages.some((message) => message.from.id === person.id);
    if (chat.kind === "private" && !person.started && !wrote) return "start";
    if (chat.kind === "private" && person.blocked) return "blocked";
    if (!chat.writers.includes(person.id)) return "mute";
    return chat.topics.some((one) => one.id === topic && one.closed) ? "closed" : "write";
  }

  parts(state) {
    if (state === "start") return [this.starter()];
    if (state === "blocked") return [this.unblocker()];
    if (state === "write") return [this.commands.node, this.keys, this.above, this.bar];
    const words = {
      mute: this.view.chat.kind === "channel" ? "composer.channel" : "composer.mute",
      closed: "composer.closed",
    };
    return [el("p", { class: "nobody-writes", text: say(words[state]) })];
  }

  starter() {
    const start = button({ class: "solid wide", "data-start": "", text: say("composer.start") });
    start.addEventListener("click", () => this.start());
    return start;
  }

  unblocker() {
    const words = el("p", { class: "nobody-writes", text: say("composer.blocked") });
    const press = () => this.phone.act("unblock", {});
    return el(
      "div",
      {},
      words,
      button({
        class: "solid wide",
        "data-unblock": "",
        text: say("chat.unblock"),
        on: { click: press },
      }),
    );
  }

  async start() {
    if (!(await this.phone.act("start", {}))) return;
    this.phone.office.people.get(this.phone.person).started = true;
    this.refresh();
  }

  /** The keyboard that the bot's newest word brought. */
  replyKeys() {
    const brought = this.view.chat.messages.findLast((message) => message.keyboard);
    const mark = brought ? `${brought.id}` : "";
    if (mark === this.keyed) return;
    this.keyed = mark;
    const rows = (brought?.keyboard ?? []).map((row) =>
      el("div", { class: "row" }, ...row.map((label) => this.replyKey(label))),
    );
    this.keys.replaceChildren(...rows);
  }

  replyKey(label) {
    const words = typeof label === "string" ? label : label.text;
    return button({
      class: "key",
      "data-reply-key": words,
      text: words,
      on: { click: () => this.send(words) },
    });
  }

  typed() {
    this.phone.drafts.set(this.view.id, this.text.value);
    this.grow();
    this.commands.filter(this.text.value);
  }

  grow() {
    this.text.style.height = "auto";
    if (this.text.scrollHeight)
      this.text.style.height = `${Math.min(this.text.scrollHeight, TALLEST)}px`;
  }

  /** Put words into the field, for the person to send. */
  suggest(text) {
    this.text.value = text;
    this.typed();
    this.text.focus({ preventScroll: true });
    this.text.setSelectionRange(text.length, text.length);
  }

  pressed(event) {
    if (event.isComposing) return;
    if (this.commands.pressed(event)) return;
    if (event.key === "Escape" && this.context) return this.about(null);
    if (event.key === "ArrowUp" && !this.text.value) return this.editLast(event);
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    this.send();
  }

  editLast(event) {
    const last = this.view.chat.messages.findLast(
      (one) => one.from.id === this.phone.person && one.kind === "text",
    );
    if (!last) return;
    event.preventDefault();
    this.about({ what: "edit", message: last });
  }

  /** Reply to a message, change it, or neither. */
  about(context) {
    const edited = this.context?.what === "edit";
    this.context = context;
    this.above.replaceChildren(...(context ? [this.band(context)] : []));
    if (context?.what === "edit") return this.suggest(plain(context.message.html ?? ""));
    if (edited) this.suggest("");
    return this.text.focus({ preventScroll: true });
  }

  band({ what, message }) {
    const cross = button(
      { class: "round small", "aria-label": say("close"), on: { click: () => this.about(null) } },
      icon("close"),
    );
    const title =
      what === "edit"
        ? say("composer.editing")
        : say("composer.replying", { name: message.from.name });
    const words = el(
      "span",
      { class: "pin-words" },
      el("b", { text: title }),
      el("span", { text: gist(message, plain(message.html ?? "")) }),
    );
    return el("div", { class: "band" }, icon(what), words, cross);
  }

  /** The place of a new message: chat, topic, what it answers. */
  place() {
    const { view, context } = this;
    const topic =
      view.chat.forum && view.topic !== "all" && view.topic !== 1 ? view.topic : undefined;
    const reply = context?.what === "reply" ? context.message.id : undefined;
    return { chat: view.id, topic, reply_to: reply };
  }

  /** Send what is written, or the given words. */
  async send(words = this.text.value) {
    const text = words.trim();
    if (!text) return;
    const own = words === this.text.value;
    const editing = own && this.context?.what === "edit" ? this.context.message : null;
    const sent = editing
      ? { chat: this.view.id, message: editing.id, text }
      : { ...this.place(), text };
    if (own) this.emptied();
    this.view.thread.toEnd();
    const done = await this.phone.act(editing ? "edit" : "send", sent);
    if (!done && own && !this.text.value) this.suggest(words);
  }

  emptied() {
    this.context = null;
    this.above.replaceChildren();
    this.text.value = "";
    this.typed();
  }
}
