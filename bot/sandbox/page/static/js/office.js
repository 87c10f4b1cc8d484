// Keeps what the phones show: people, chats, messages and the stage, and tells what changed.

import { batched } from "./frames.js";
import { tally } from "./reading.js";

/**
 * @typedef {object} Changes
 * @property {boolean} reset everything was replaced
 * @property {boolean} stage
 * @property {Set<number>} chats whose row or header changed
 * @property {Map<number, Map<number, "new"|"changed"|"gone">>} messages by chat and id
 * @property {object[]} taps answered presses
 * @property {{chat: number, by: number|null}[]} typing
 */

export class Office {
  constructor() {
    this.listeners = new Set();
    this.lost = () => {}; // called when an event speaks of an unknown chat
    this.event = 0;
    this.clear();
    this.changes = none();
    this.tell = batched(() => this.told());
  }

  clear() {
    this.people = new Map();
    this.chats = new Map();
    this.bots = [];
    this.stage = null;
  }

  /** Replace everything by a snapshot. */
  load(snapshot) {
    this.clear();
    this.event = snapshot.event;
    this.life = snapshot.life;
    this.bots = snapshot.bots;
    this.stage = snapshot.stage;
    this.since = performance.now();
    for (const person of snapshot.people) this.people.set(person.id, person);
    for (const chat of snapshot.chats) this.put(chat);
    for (const person of this.people.keys()) this.greet(person);
    this.changes.reset = true;
    this.tell();
  }

  /** Everybody sees the bot in the list, also before the first word. */
  greet(person) {
    if (this.chats.has(person)) return;
    const empty = { topics: [], pinned: [], messages: [], read: {}, more: false, linked: null };
    const own = { members: [person], writers: [person], forum: false, title: null };
    this.put({ id: person, kind: "private", ...own, ...empty });
  }

  put(chat) {
    const known = this.chats.get(chat.id);
    const messages = (chat.messages ?? known?.messages ?? []).filter((one) => !one.deleted);
    const more = chat.more ?? known?.more ?? false;
    this.chats.set(chat.id, { ...known, ...chat, messages, more });
    this.count(chat.id);
  }

  count(chat) {
    this.changes.chats.add(chat);
  }

  /** Put one event of the stream in. */
  take(event) {
    if (event.number <= this.event && event.kind !== "reset") return;
    this.event = event.number;
    if (event.person) this.people.set(event.person.id, event.person);
    (KINDS[event.kind] ?? seen)(this, event);
    this.tell();
  }

  /** The stage as it is now. */
  staged(stage) {
    this.stage = stage;
    this.since = performance.now();
    this.changes.stage = true;
    this.tell();
  }

  /** Older messages of a chat, fetched when somebody scrolled up. */
  older(chat, page) {
    const kept = this.chats.get(chat);
    const first = kept.messages[0]?.id ?? Infinity;
    kept.messages.unshift(...page.messages.filter((one) => one.id < first && !one.deleted));
    kept.more = page.more;
  }

  /** A person read up to a message. */
  read(chat, person, id) {
    const kept = this.chats.get(chat);
    if (!kept || (kept.read[person] ?? 0) >= id) return false;
    kept.read[person] = id;
    this.count(chat);
    this.tell();
    return true;
  }

  note(chat, id, what) {
    const of = this.changes.messages.get(chat) ?? new Map();
    const stillNew = of.get(id) === "new" && what === "changed";
    this.changes.messages.set(chat, of.set(id, stillNew ? "new" : what));
    this.count(chat);
  }

  told() {
    const changes = this.changes;
    this.changes = none();
    for (const id of changes.chats) {
      const chat = this.chats.get(id);
      if (chat) chat.unread = tally(chat);
    }
    for (const listener of this.listeners) listener(changes);
  }

  /** Hear every batch of changes. @param {(changes: Changes) => void} listener */
  listen(listener) {
    this.listeners.add(listener);
  }

  chatsOf(person) {
    return [...this.chats.values()].filter((chat) => chat.members.includes(person));
  }

  message(chat, id) {
    const messages = this.chats.get(chat)?.messages ?? [];
    const found = messages[place(messages, id)];
    return found?.id === id ? found : null;
  }
}

function none() {
  const messages = new Map();
  return { reset: false, stage: false, chats: new Set(), messages, taps: [], typing: [] };
}

const KINDS = { message: written, edit: written, delete: gone, reaction: written };
Object.assign(KINDS, { pin: seen, topic: seen, member: seen, read: wasRead });
Object.assign(KINDS, { answer: tapped, action: typing, reset: replaced });

function seen(office, event) {
  if (event.view) office.put(event.view);
  if (event.message) written(office, event);
}

function written(office, event) {
  if (event.view) office.put(event.view);
  const message = event.message;
  const chat = message && office.chats.get(message.chat);
  if (message && !chat) return office.lost();
  if (!chat) return;
  if (message.deleted) return gone(office, event);
  const at = place(chat.messages, message.id);
  const known = chat.messages[at]?.id === message.id;
  if (!known && event.kind !== "message" && at === 0 && chat.more) return;
  chat.messages.splice(at, known ? 1 : 0, message);
  office.note(chat.id, message.id, known ? "changed" : "new");
}

function gone(office, event) {
  const chat = office.chats.get(event.message?.chat ?? event.chat);
  if (!chat || !event.message) return;
  const at = place(chat.messages, event.message.id);
  if (chat.messages[at]?.id !== event.message.id) return;
  chat.messages.splice(at, 1);
  office.note(chat.id, event.message.id, "gone");
}

function wasRead(office, event) {
  if (event.read) office.read(event.chat, event.by, event.read);
}

function replaced(office) {
  office.lost();
}

function tapped(office, event) {
  if (event.tap) office.changes.taps.push({ ...event.tap, chat: event.chat });
}

function typing(office, event) {
  office.changes.typing.push({ chat: event.chat, by: event.by });
}

/** Where a message of this id stands or would stand. */
function place(messages, id) {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (messages[middle].id < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
