// One open conversation on one phone: header, pins, topics, messages, composer.

import { attribute, button, el, write } from "./dom.js";
import { Composer } from "./composer.js";
import { chatFace, title } from "./faces.js";
import { icon } from "./icons.js";
import { messageMenu } from "./message_menu.js";
import { pinned } from "./pinned.js";
import { topicOf } from "./reading.js";
import { Thread } from "./thread.js";
import { topics } from "./topics.js";
import { chatMenu } from "./chat_menu.js";
import { say } from "./words.js";

const TYPING_STAYS = 5000;

export class ChatView {
  /** @param {import("./phone.js").Phone} phone @param {number} id */
  constructor(phone, id) {
    this.phone = phone;
    this.id = id;
    this.topic = phone.topics.get(id) ?? "all";
    this.does = {
      link: (url) => phone.follow(url),
      command: (text) => this.composer.send(text),
      copy: (text) => phone.copy(text),
    };
    this.thread = new Thread(this);
    this.composer = new Composer(this);
    this.bars = el("div", { class: "bars-above" });
    this.node = el(
      "section",
      {
        class: "chat",
        "data-chat-view": id,
        "data-crowded": String(this.crowded),
        "aria-label": title(phone.office, this.chat, phone.person),
      },
      this.header(),
      this.bars,
      el("div", { class: "thread-box" }, this.thread.node, this.thread.down),
      this.composer.node,
    );
  }

  get chat() {
    return this.phone.office.chats.get(this.id);
  }

  /** Names stand on balloons where more than two talk. */
  get crowded() {
    return !["private", "direct", "channel"].includes(this.chat.kind);
  }

  chatMessage(id) {
    return this.phone.office.message(this.id, id);
  }

  header() {
    const { office, person } = this.phone;
    const back = button(
      {
        class: "round",
        "data-back": "",
        "aria-label": say("chat.back"),
        on: { click: () => this.phone.back() },
      },
      icon("back"),
    );
    const more = button(
      { class: "round", "aria-label": say("chat.more"), on: { click: () => chatMenu(this) } },
      icon("more"),
    );
    this.subtitle = el("small", { text: this.about() });
    const words = el(
      "span",
      { class: "chat-words" },
      el("b", { text: title(office, this.chat, person) }),
      this.subtitle,
    );
    return el(
      "header",
      { class: "chat-head" },
      back,
      chatFace(office, this.chat, person),
      words,
      more,
    );
  }

  about() {
    const { chat } = this;
    if (this.typing) return say("chat.typing");
    if (chat.kind === "private") return say("chat.bot");
    if (chat.kind === "direct") return say("chat.colleague");
    if (chat.kind === "channel") return say("chat.channel");
    return say("chat.members", { n: chat.members.length });
  }

  /** The bot is writing. */
  types() {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.quiet(), TYPING_STAYS);
    write(this.subtitle, this.about());
  }

  quiet() {
    clearTimeout(this.typing);
    this.typing = null;
    write(this.subtitle, this.about());
  }

  /** Draw all of it; the node must be in the document. */
  fill() {
    this.above();
    this.composer.fill();
    this.thread.fill();
    this.seen();
  }

  above() {
    const held = document.activeElement?.dataset.topic;
    this.bars.replaceChildren(...[topics(this), pinned(this)].filter(Boolean));
    if (held) this.bars.querySelector(`[data-topic="${held}"]`)?.focus({ preventScroll: true });
    attribute(this.node, "data-forum", String(this.chat.forum));
  }

  /** @param {import("./office.js").Changes} changes */
  refresh(changes) {
    const messages = changes.messages.get(this.id);
    if (messages) {
      this.quiet();
      this.thread.take(messages);
    }
    if (changes.chats.has(this.id)) this.above();
    if (changes.chats.has(this.id)) this.composer.refresh();
    if (changes.typing.some((one) => one.chat === this.id && one.by !== this.phone.person))
      this.types();
    this.seen();
  }

  /** Messages of the chosen topic. */
  shows(message) {
    return this.topic === "all" || topicOf(message) === this.topic;
  }

  choose(topic) {
    this.topic = topic;
    this.phone.topics.set(this.id, topic);
    this.above();
    this.composer.refresh();
    this.thread.fill();
    this.seen();
  }

  /** What is drawn at the end and in sight counts as read. */
  seen() {
    if (!this.thread.stick || document.hidden || !this.node.isConnected) return;
    const last = this.chat.messages.at(-1)?.id;
    if (last && this.phone.office.read(this.id, this.phone.person, last))
      this.phone.tellRead(this.id, last);
  }

  emptyWords() {
    return this.chat.kind === "private" ? say("thread.empty_bot") : say("thread.empty");
  }

  async jump(id) {
    if (!(await this.thread.jump(id))) this.phone.toast(say("thread.not_found"));
  }

  actions(message) {
    messageMenu(this, message);
  }

  react(message, emoji) {
    return this.phone.act("react", { chat: this.id, message: message.id, emoji });
  }
}
