// One person's phone: its frame, the screen that is open, and what the person does.

import { attribute, el, write } from "./dom.js";
import { ChatList } from "./chat_list.js";
import { ChatView } from "./chat_view.js";
import { directChat } from "./colleagues.js";
import { face, role } from "./faces.js";
import { icon } from "./icons.js";
import { copied, follow } from "./links.js";
import { refusal } from "./refusals.js";
import { plain } from "./rich.js";
import { act } from "./server.js";
import { Taps } from "./taps.js";
import { hour } from "./times.js";
import { alertBox, toast } from "./toast.js";
import { say } from "./words.js";

const READ_PAUSE = 250;

export class Phone {
  /**
   * @param {import("./office.js").Office} office
   * @param {number} person
   * @param {() => number} now the office's time
   */
  constructor(office, person, now) {
    Object.assign(this, { office, person, now });
    this.drafts = new Map();
    this.topics = new Map();
    this.reading = new Map();
    this.taps = new Taps(this);
    this.build();
  }

  /** Draw the frame in the page's language; the open chat stays open. */
  build() {
    const name = this.office.people.get(this.person).name;
    this.clock = el("span", { class: "status-clock" });
    this.status = el(
      "div",
      { class: "status" },
      this.clock,
      el("span", { class: "status-end" }, icon("signal")),
    );
    this.content = el("div", { class: "content" });
    this.said = el("span", { class: "unseen", "aria-live": "polite" });
    this.screen = el("div", { class: "screen" }, this.status, this.content, this.said);
    const words = el(
      "span",
      { class: "two-lines" },
      el("b", { text: name }),
      el("small", { text: role(this.office, this.person) }),
    );
    const plate = el("header", { class: "plate" }, face(this.person, name), words);
    const given = {
      class: "phone",
      "data-phone": this.person,
      "aria-label": say("phone.label", { name, role: role(this.office, this.person) }),
    };
    const node = el("article", given, plate, el("div", { class: "frame" }, this.screen));
    this.node?.replaceWith(node);
    this.node = node;
    this.list = new ChatList(this);
    this.ticks();
  }

  /** Put the open screen in; the node must be in the document. */
  fill() {
    const chat = this.view?.id;
    if (chat !== undefined && this.office.chats.get(chat)?.members.includes(this.person))
      this.open(chat, false);
    else this.back(false);
  }

  ticks() {
    write(this.clock, hour(this.now()));
  }

  /** Open a chat. */
  open(chat, focus = true) {
    this.view = new ChatView(this, chat);
    this.content.replaceChildren(this.view.node);
    this.view.fill();
    if (focus)
      (this.view.node.querySelector("[data-compose], [data-start]") ?? this.view.thread.node).focus(
        { preventScroll: true },
      );
  }

  /** Back to the list of chats. */
  back(focus = true) {
    const from = this.view?.id;
    this.view = null;
    this.list.refresh(null);
    this.content.replaceChildren(this.list.node);
    if (focus)
      this.list.node.querySelector(`[data-open-chat="${from}"]`)?.focus({ preventScroll: true });
  }

  /** @param {import("./office.js").Changes} changes */
  refresh(changes) {
    for (const tap of changes.taps)
      if (tap.user === this.person && tap.answered) this.taps.answered(tap);
    if (this.view) this.view.refresh(changes);
    else if (changes.chats.size) this.list.refresh(changes.chats);
    const news = [...changes.messages].some(([chat, messages]) => this.concerns(chat, messages));
    if (news) this.glow();
    this.meet();
  }

  /** Something new from somebody else in a chat of this person. */
  concerns(id, messages) {
    const chat = this.office.chats.get(id);
    if (!chat?.members.includes(this.person)) return false;
    return [...messages].some(
      ([message, what]) =>
        what === "new" && this.office.message(id, message)?.from.id !== this.person,
    );
  }

  glow() {
    this.node.classList.remove("news");
    requestAnimationFrame(() => this.node.classList.add("news"));
  }

  /** The chat that a first word to a colleague has made. */
  meet() {
    const made = this.expected && directChat(this, this.expected);
    if (!made) return;
    this.expected = null;
    this.open(made.id);
  }

  /** Show where something happens, unless the person is writing elsewhere. */
  watch(chat) {
    const writes = this.view && this.drafts.get(this.view.id);
    if (this.view?.id !== chat && !writes) this.open(chat, false);
  }

  /** Do something as this person; a refusal is shown on the phone. */
  async act(action, given) {
    try {
      return await act(this.person, action, given);
    } catch (error) {
      this.toast(refusal(error));
      return null;
    }
  }

  /** Tell the server, a moment later, how far this person has read. */
  tellRead(chat, message) {
    clearTimeout(this.reading.get(chat));
    const tell = () => act(this.person, "read", { chat, message }).catch(() => {});
    this.reading.set(chat, setTimeout(tell, READ_PAUSE));
  }

  follow(url) {
    return follow(this, url);
  }

  copy(text) {
    return copied(this, text, say("copied"));
  }

  toast(text, mark) {
    toast(this.screen, text, mark);
  }

  alert(text) {
    alertBox(this.screen, text);
  }

  /** Read one message aloud to who works on this phone. */
  announce(message) {
    const line = plain(message.html ?? "").split("\n")[0];
    this.said.textContent = say("phone.news", { name: message.from.name, words: line });
  }

  /** The phone of the step that plays stands out. */
  acting(yes) {
    this.node.classList.toggle("acting", yes);
    attribute(this.node, "data-acting", String(yes));
  }
}
