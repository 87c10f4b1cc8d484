// The bar of people: shows and hides phones, and says who has something to read.

import { attribute, button, el, write } from "./dom.js";
import { face, firstName, role } from "./faces.js";
import { walkable } from "./keys.js";
import { say } from "./words.js";

export class People {
  /**
   * @param {import("./office.js").Office} office
   * @param {import("./room.js").Room} room
   * @param {import("./phones.js").Phones} phones
   */
  constructor(office, room, phones) {
    Object.assign(this, { office, room, phones });
    const chips = [...office.people.values()].map((person) => this.chip(person));
    this.node = walkable(
      el("nav", { class: "people", "aria-label": say("people.label") }, ...chips),
    );
    this.refresh();
  }

  chip(person) {
    const press = () => {
      this.phones.toggle(person.id);
      this.refresh();
    };
    const words = el(
      "span",
      { class: "two-lines" },
      el("b", { text: firstName(person.name) }),
      el("small", { text: role(this.office, person.id) }),
    );
    const given = {
      class: "person",
      "data-show-phone": person.id,
      title: person.name,
      on: { click: press },
    };
    return button(
      given,
      face(person.id, person.name),
      words,
      el("span", { class: "badge", hidden: true }),
    );
  }

  /** Who is shown, and how much each has not read. */
  refresh() {
    const visible = new Set(this.phones.visible);
    for (const chip of this.node.children) this.mark(chip, Number(chip.dataset.showPhone), visible);
    if (this.active !== this.phones.active) this.follow();
    this.active = this.phones.active;
  }

  /** On a narrow screen the tab of the phone that is shown is in sight. */
  follow() {
    if (!this.room.narrow.matches) return;
    const shown = () => this.node.querySelector('[aria-pressed="true"]');
    requestAnimationFrame(() => shown()?.scrollIntoView({ inline: "center", block: "nearest" }));
  }

  mark(chip, person, visible) {
    const waiting = this.office
      .chatsOf(person)
      .reduce((sum, chat) => sum + (chat.unread?.[person] ?? 0), 0);
    const badge = chip.lastElementChild;
    attribute(chip, "aria-pressed", String(visible.has(person)));
    write(badge, waiting > 99 ? "99+" : String(waiting));
    badge.hidden = !waiting;
    attribute(badge, "title", say("list.unread", { n: waiting }));
  }
}
