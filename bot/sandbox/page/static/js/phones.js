// The phones side by side: which are shown, who acts, what is new.

import { attribute, el } from "./dom.js";
import { Phone } from "./phone.js";
import { say } from "./words.js";

const KEPT = "siaga.shown";
const AT_FIRST = 4;
const PLAYING = new Set(["acting", "running"]);

export class Phones {
  /** @param {import("./office.js").Office} office @param {import("./room.js").Room} room */
  constructor(office, room) {
    Object.assign(this, { office, room });
    this.made = new Map();
    this.acted = new Set(); // who acted in the story, the latest last
    this.shown = this.remembered();
    this.active = this.shown[0];
    this.node = el("main", { id: "phones", class: "phones", tabindex: -1 });
  }

  remembered() {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "[]").filter((id) =>
      this.office.people.has(id),
    );
    return kept.length ? kept : this.front();
  }

  front() {
    const front = (this.office.stage.front ?? []).filter((id) => this.office.people.has(id));
    return front.length ? front : [...this.office.people.keys()].slice(0, AT_FIRST);
  }

  /** The persons whose phones are in the document now. */
  get visible() {
    return this.room.narrow.matches ? [this.active] : this.shown;
  }

  phone(person) {
    if (!this.made.has(person))
      this.made.set(person, new Phone(this.office, person, () => this.room.now()));
    return this.made.get(person);
  }

  /** Draw all of them again, in the language of now. */
  build() {
    attribute(this.node, "aria-label", say("phones.label"));
    for (const phone of this.made.values()) phone.build();
    this.node.replaceChildren();
    this.arrange();
  }

  /** After a new office nothing of the old one stays. */
  renew() {
    this.made.clear();
    this.shown = this.remembered();
    if (!this.office.people.has(this.active)) this.active = this.shown[0];
  }

  /** Put the visible phones in their order, and let the others go. */
  arrange() {
    const wanted = this.visible
      .filter((id) => this.office.people.has(id))
      .map((id) => this.phone(id));
    const fresh = wanted.filter((phone) => !phone.node.isConnected);
    for (const node of [...this.node.children])
      if (!wanted.some((phone) => phone.node === node)) node.remove();
    wanted.forEach((phone, at) => this.settle(phone.node, at));
    this.node.style.setProperty("--count", String(wanted.length));
    for (const phone of fresh) this.fill(phone);
  }

  /** While a story plays, a phone begins with the chat with the bot. */
  fill(phone) {
    phone.fill();
    if (this.office.stage.story && !phone.view) phone.watch(phone.person);
  }

  settle(node, at) {
    if (this.node.children[at] !== node)
      this.node.insertBefore(node, this.node.children[at] ?? null);
  }

  /** Show a phone or take it away; on a narrow screen, turn to it. */
  toggle(person) {
    if (this.room.narrow.matches) this.active = person;
    else if (!this.shown.includes(person)) this.shown = [...this.shown, person];
    else if (this.shown.length > 1) this.shown = this.shown.filter((one) => one !== person);
    this.keep();
    if (this.visible.includes(person)) this.reveal(person);
  }

  keep() {
    sessionStorage.setItem(KEPT, JSON.stringify(this.shown));
    this.arrange();
  }

  /** Make sure that a phone is there and in sight. */
  reveal(person) {
    if (!this.office.people.has(person)) return null;
    this.active = person;
    if (!this.shown.includes(person)) this.shown = [...this.shown, person];
    this.keep();
    this.phone(person).node.scrollIntoView({ inline: "nearest", block: "nearest" });
    return this.phone(person);
  }

  /** Who plays the step of now. */
  get actor() {
    const story = this.office.stage.story;
    if (!story) return null;
    const at = PLAYING.has(story.state) ? story.done : story.done - 1;
    return story.steps[Math.min(at, story.steps.length - 1)]?.who ?? null;
  }

  /** Follow the stage: the acting phone stands out. */
  staged() {
    const actor = this.actor;
    const story = this.office.stage.story;
    const turn = story && `${story.name} ${story.done} ${story.state}`;
    if (turn !== this.turn && actor) this.enter(actor);
    this.turn = turn;
    for (const [person, phone] of this.made) phone.acting(person === actor);
  }

  /** The actor comes in; where no more phones fit, the one who acted longest ago goes. */
  enter(actor) {
    this.acted.delete(actor);
    this.acted.add(actor);
    const others = this.shown.filter((one) => one !== actor);
    const last = [...this.acted];
    const idle = others.sort((one, two) => last.indexOf(one) - last.indexOf(two))[0];
    const full = this.shown.length >= this.room.fits && !this.shown.includes(actor);
    if (full) this.shown = this.shown.map((one) => (one === idle ? actor : one));
    this.reveal(actor);
  }

  /** @param {import("./office.js").Changes} changes */
  refresh(changes) {
    const phones = this.visible.map((id) => this.phone(id));
    if (this.office.stage.story) for (const phone of phones) this.attend(phone, changes);
    for (const phone of phones) phone.refresh(changes);
    for (const phone of phones) phone.view?.thread.settle(); // one layout for all
    this.speak(phones, changes);
  }

  /** While a story plays, a phone opens by itself where something new came. */
  attend(phone, changes) {
    const news = [...changes.messages].filter(([chat, messages]) =>
      this.touches(phone, chat, messages),
    );
    if (news.length) phone.watch(news.at(-1)[0]);
  }

  touches(phone, id, messages) {
    const chat = this.office.chats.get(id);
    return chat?.members.includes(phone.person) && [...messages.values()].includes("new");
  }

  /** Only the phone that one works on is read aloud. */
  speak(phones, changes) {
    const phone = phones.find((one) => one.node.contains(document.activeElement));
    const chat = phone?.view?.id;
    const [id] =
      [...(changes.messages.get(chat) ?? [])].findLast(([, what]) => what === "new") ?? [];
    const message = id && this.office.message(chat, id);
    if (message && message.from.id !== phone.person) phone.announce(message);
  }

  tick() {
    for (const id of this.visible) this.made.get(id)?.ticks();
  }
}
