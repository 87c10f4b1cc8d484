// Shows the newest messages of one chat, adds what comes, and loads older ones on the way up.

import { bubble } from "./bubble.js";
import { attribute, button, el, write } from "./dom.js";
import { icon } from "./icons.js";
import { before } from "./server.js";
import { day, dayWords } from "./times.js";
import { say } from "./words.js";

const PAGE = 60; // messages drawn at once
const MOST = 180; // drawn messages before the oldest are let go
const FAR = 10_000_000; // pixels: further down than any conversation
const NEAR = 80; // pixels from an edge that count as being there
const PAUSE = 10 * 60_000; // a later word of the same person begins a new group

export class Thread {
  /** @param {import("./chat_view.js").ChatView} view */
  constructor(view) {
    this.view = view;
    this.entries = [];
    this.stick = true;
    this.list = el("div", { class: "list" });
    this.node = el(
      "div",
      {
        class: "thread",
        tabindex: 0,
        role: "log",
        "aria-live": "off",
        "aria-label": say("thread.label"),
        on: { scroll: () => this.scrolled() },
      },
      this.list,
    );
    this.down = button(
      {
        class: "round to-end",
        "aria-label": say("thread.to_end"),
        hidden: true,
        on: { click: () => this.toEnd() },
      },
      icon("down"),
    );
  }

  get wanted() {
    return this.view.chat.messages.filter((message) => this.view.shows(message));
  }

  /** Draw the newest messages. */
  fill() {
    this.entries = this.wanted.slice(-PAGE).map((message) => this.entry(message));
    this.list.replaceChildren(...this.entries.map((one) => one.node));
    this.adorn(0, this.entries.length);
    this.empty();
    this.toEnd();
    if (this.entries.length < PAGE / 2) this.older();
  }

  entry(message) {
    const mark = el("div", { class: "day", hidden: true });
    const node = el("div", { class: "entry" }, mark, bubble(message, this.view));
    return { id: message.id, message, node, mark };
  }

  /** Draw what changed. @param {Map<number, "new"|"changed"|"gone">} changes */
  take(changes) {
    for (const [id, what] of [...changes].sort(([one], [two]) => one - two)) this.takeOne(id, what);
    this.trim();
    this.empty();
    if (!this.stick && [...changes.values()].includes("new")) this.down.classList.add("news");
  }

  takeOne(id, what) {
    const at = this.entries.findIndex((one) => one.id === id);
    const message = what === "gone" ? null : this.view.chatMessage(id);
    if (at >= 0 && message) this.redraw(at, message);
    else if (at >= 0) this.remove(at);
    else if (message && this.view.shows(message)) this.insert(message);
  }

  redraw(at, message) {
    const entry = this.entries[at];
    const held =
      entry.node.contains(document.activeElement) && document.activeElement.dataset.press;
    entry.message = message;
    entry.node.lastElementChild.replaceWith(bubble(message, this.view));
    this.adorn(at, at + 1);
    if (held) entry.node.querySelector(`[data-press="${held}"]`)?.focus({ preventScroll: true });
  }

  remove(at) {
    this.entries[at].node.remove();
    this.entries.splice(at, 1);
    this.adorn(at - 1, at + 1);
  }

  insert(message) {
    let at = this.entries.length;
    while (at > 0 && this.entries[at - 1].id > message.id) at -= 1;
    if (at === 0 && this.entries.length >= PAGE) return; // older than all that is drawn
    const entry = this.entry(message);
    const follower = this.entries[at]?.node ?? null;
    this.entries.splice(at, 0, entry);
    this.list.insertBefore(entry.node, follower);
    entry.node.classList.add("arriving");
    this.adorn(at - 1, at + 2);
  }

  /** Mark days, groups of one sender, and albums, which depend on the neighbours. */
  adorn(from, to) {
    for (let at = Math.max(0, from); at < Math.min(to, this.entries.length); at += 1)
      this.adornOne(at);
  }

  adornOne(at) {
    const [before, here, after] = [this.entries[at - 1], this.entries[at], this.entries[at + 1]];
    const opensDay = !before || day(before.message.at) !== day(here.message.at);
    here.mark.hidden = !opensDay;
    if (opensDay) write(here.mark, dayWords(here.message.at, this.view.phone.now()));
    here.node.classList.toggle("first", opensDay || !joined(before, here));
    here.node.classList.toggle("last", !after || !joined(here, after));
    this.tile(at);
  }

  tile(at) {
    const album = this.entries[at].message.album;
    const { node } = this.entries[at];
    let place = 0;
    while (album && this.entries[at - place - 1]?.message.album === album) place += 1;
    const next = album && this.entries[at + 1]?.message.album === album;
    const side = !album ? null : place % 2 ? "right" : next ? "left" : "alone";
    for (const one of ["left", "right", "alone"])
      node.classList.toggle(`tile-${one}`, side === one);
    node.classList.toggle("goes-on", Boolean(next));
    node.classList.toggle("mine", this.entries[at].message.from.id === this.view.phone.person);
  }

  empty() {
    attribute(this.node, "data-empty", String(this.entries.length === 0));
    const words = this.entries.length
      ? null
      : el("p", { class: "empty", text: this.view.emptyWords() });
    this.node.querySelector(".empty")?.remove();
    if (words) this.node.append(words);
  }

  /** Let the oldest drawn ones go while nobody looks at them. */
  trim() {
    if (!this.stick || this.entries.length <= MOST) return;
    for (const one of this.entries.splice(0, this.entries.length - PAGE)) one.node.remove();
    this.adorn(0, 1);
  }

  /** After all phones are drawn: stay at the end if one was there. */
  settle() {
    if (this.stick) this.toEnd();
  }

  toEnd() {
    this.stick = true;
    this.node.scrollTop = FAR;
    if (!this.down.hidden) this.down.hidden = true;
    this.down.classList.remove("news");
  }

  scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.node;
    this.stick = scrollHeight - scrollTop - clientHeight < NEAR;
    this.down.hidden = this.stick;
    if (this.stick) this.down.classList.remove("news");
    if (this.stick) this.view.seen();
    if (scrollTop < NEAR * 3) this.older();
  }

  /** Put older messages above, and stay where the reader is. */
  async older() {
    if (this.loading) return false;
    this.loading = true;
    const page = await this.previous().catch(() => []);
    this.loading = false;
    if (!page.length || !this.node.isConnected) return false;
    const [height, top] = [this.node.scrollHeight, this.node.scrollTop];
    const added = page.map((message) => this.entry(message));
    this.entries.unshift(...added);
    this.list.prepend(...added.map((one) => one.node));
    this.adorn(0, added.length + 1);
    this.empty();
    this.node.scrollTop = this.stick
      ? this.node.scrollHeight
      : top + this.node.scrollHeight - height;
    return true;
  }

  /** The page before the first drawn message, from memory or from the server. */
  async previous() {
    const first = this.entries[0]?.id ?? Infinity;
    const known = () => this.wanted.filter((message) => message.id < first).slice(-PAGE);
    const { chat, phone } = this.view;
    for (let asked = 0; asked < 8 && !known().length && this.view.chat.more; asked += 1) {
      phone.office.older(chat.id, await before(chat.id, this.view.chat.messages[0].id));
    }
    return known();
  }

  /** Bring one message into sight, loading older ones until it is there. */
  async jump(id) {
    for (let tries = 0; tries < 20 && id < (this.entries[0]?.id ?? 0); tries += 1) {
      if (!(await this.older())) break;
    }
    const entry = this.entries.find((one) => one.id === id);
    if (!entry) return false;
    entry.node.scrollIntoView({ block: "center" });
    entry.node.classList.remove("found");
    requestAnimationFrame(() => entry.node.classList.add("found"));
    return true;
  }
}

/** Two messages belong together: same person, soon after, nothing between. */
function joined(one, two) {
  const service = one.message.kind === "service" || two.message.kind === "service";
  const apart = Date.parse(two.message.at) - Date.parse(one.message.at) > PAUSE;
  const sameDay = day(one.message.at) === day(two.message.at);
  return !service && !apart && sameDay && one.message.from.id === two.message.from.id;
}
