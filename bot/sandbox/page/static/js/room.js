// What the parts of the page share: the office's time, wishes, the width, what is said aloud.

import { el } from "./dom.js";
import { refusal } from "./refusals.js";
import { wish } from "./server.js";

const STAYS = 6000;
const PHONE = 346; // pixels of the narrowest phone and the gap beside it
const MARGIN = 16;

export class Room {
  /**
   * @param {import("./office.js").Office} office
   * @param {{redraw: (language: string) => void, again: () => Promise<void>}} does
   */
  constructor(office, does) {
    this.office = office;
    this.redraw = does.redraw;
    this.narrow = matchMedia("(max-width: 719px)");
    this.live = el("div", { class: "notice", role: "status", "aria-live": "polite", hidden: true });
  }

  /** How many phones stand side by side without scrolling. */
  get fits() {
    return Math.max(1, Math.floor((innerWidth - 2 * MARGIN) / PHONE));
  }

  /** The office's time now: what the stage said, and what has passed since. */
  now() {
    const { stage, since } = this.office;
    return Date.parse(stage.now) + (stage.moving ? 0 : performance.now() - since);
  }

  /** Wish something of the stage; what it refuses is said below. */
  async wish(name, given = {}) {
    try {
      this.office.staged(await wish(name, given));
      return true;
    } catch (error) {
      this.notice(refusal(error));
      return false;
    }
  }

  /** Say something to the whole room for a few seconds. */
  notice(text) {
    clearTimeout(this.quieting);
    this.live.textContent = text;
    this.live.hidden = false;
    this.quieting = setTimeout(() => (this.live.hidden = true), STAYS);
  }
}
