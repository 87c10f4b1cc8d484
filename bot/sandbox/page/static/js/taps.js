// Remembers which presses of a person still wait for the bot's answer.

const PATIENCE = 30_000; // then the button stops turning, as on a real phone

export class Taps {
  /** @param {import("./phone.js").Phone} phone */
  constructor(phone) {
    this.phone = phone;
    this.waiting = new Map();
  }

  waits({ message, row, column }) {
    return this.waiting.has(name(message.chat, message.id, row, column));
  }

  /** Press a button and let it turn until the answer is there. */
  async press({ message, row, column }) {
    const key = name(message.chat, message.id, row, column);
    if (this.waiting.has(key)) return;
    this.waiting.set(
      key,
      setTimeout(() => this.stop(key), PATIENCE),
    );
    this.show(key, true);
    const given = { chat: message.chat, message: message.id, row, column };
    if (!(await this.phone.act("press", given))) this.stop(key);
  }

  /** The bot answered a press of this person. */
  answered(tap) {
    this.stop(name(tap.chat, tap.message, tap.row, tap.column));
    if (tap.text && tap.alert) this.phone.alert(tap.text);
    else if (tap.text) this.phone.toast(tap.text);
    if (tap.url) this.phone.follow(tap.url);
  }

  stop(key) {
    clearTimeout(this.waiting.get(key));
    this.waiting.delete(key);
    this.show(key, false);
  }

  show(key, busy) {
    const [chat, message, row, column] = key.split(" ");
    const at = `[data-chat="${chat}"][data-message="${message}"] [data-press="${row}:${column}"]`;
    const node = this.phone.node.querySelector(at);
    node?.classList.toggle("busy", busy);
    node?.toggleAttribute("aria-busy", busy);
  }
}

function name(chat, message, row, column) {
  return [chat, message, row, column].join(" ");
}
