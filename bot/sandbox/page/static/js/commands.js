// The list of the bot's commands above the composer, narrowed while a person types.

import { attribute, button, el } from "./dom.js";
import { icon } from "./icons.js";
import { menu } from "./server.js";
import { say } from "./words.js";

export class Commands {
  /** @param {import("./composer.js").Composer} composer */
  constructor(composer) {
    this.composer = composer;
    this.known = [];
    this.at = -1;
    this.node = el("div", {
      class: "commands",
      hidden: true,
      role: "group",
      "aria-label": say("commands.label"),
    });
    this.toggle = button(
      {
        class: "round",
        "data-menu": "",
        "aria-label": say("commands.label"),
        "aria-expanded": "false",
        hidden: true,
        on: { click: () => this.switch() },
      },
      icon("slash"),
    );
  }

  /** Ask which commands this person has here. */
  async load() {
    const { view, phone } = this.composer;
    this.known = await menu(phone.person, view.id).catch(() => []);
    this.toggle.hidden = !this.known.length;
  }

  switch() {
    if (this.node.hidden) this.load().then(() => this.show(this.known));
    else this.hide();
    this.composer.text.focus({ preventScroll: true });
  }

  /** Show what fits the beginning of a command. */
  filter(text) {
    if (!/^\/\w*$/.test(text)) return this.hide();
    return this.show(
      this.known.filter((one) => one.command.startsWith(text.slice(1).toLowerCase())),
    );
  }

  show(found) {
    this.at = -1;
    this.node.replaceChildren(...found.map((one) => this.row(one)));
    this.node.hidden = !found.length;
    attribute(this.toggle, "aria-expanded", String(!this.node.hidden));
  }

  hide() {
    this.node.hidden = true;
    attribute(this.toggle, "aria-expanded", "false");
  }

  row(one) {
    const press = () => this.choose(one.command);
    return button(
      { class: "command", "data-command": one.command, on: { click: press } },
      el("b", { text: `/${one.command}` }),
      el("span", { text: one.description }),
    );
  }

  choose(command) {
    this.hide();
    this.composer.suggest("");
    this.composer.send(`/${command}`);
  }

  /** Keys that the list takes; true when it took one. */
  pressed(event) {
    if (this.node.hidden) return false;
    const rows = [...this.node.children];
    const took = TAKEN[event.key]?.(this, rows);
    if (took) event.preventDefault();
    if (took) event.stopPropagation();
    return Boolean(took);
  }

  move(rows, step) {
    this.at = (this.at + step + rows.length) % rows.length;
    rows.forEach((row, at) => row.classList.toggle("chosen", at === this.at));
    rows[this.at].scrollIntoView({ block: "nearest" });
    return true;
  }

  complete(rows) {
    const row = rows[Math.max(0, this.at)];
    this.composer.suggest(`/${row.dataset.command} `);
    return true;
  }
}

const TAKEN = {
  ArrowDown: (list, rows) => list.move(rows, 1),
  ArrowUp: (list, rows) => list.move(rows, list.at < 0 ? 0 : -1),
  Tab: (list, rows) => list.complete(rows),
  Escape: (list) => list.hide() ?? true,
  Enter: (list, rows) => list.at >= 0 && (list.choose(rows[list.at].dataset.command) ?? true),
};
