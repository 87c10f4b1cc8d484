// Follows a link on a phone: one to the bot opens it, every other is shown and copied.

import { say } from "./words.js";

const TO_BOT = /^(?:https?:\/\/)?t\.me\/(\w+)(?:\?start(?:group)?=([\w-]*))?$/i;

/** Press a link on a phone. */
export function follow(phone, url) {
  const [, name] = url.match(TO_BOT) ?? [];
  const bot = name && phone.office.bots.find((one) => one.username?.toLowerCase() === name.toLowerCase());
  if (bot) return toBot(phone, bot, url);
  const person = url.match(/^tg:\/\/user\?id=(\d+)$/);
  if (person) return phone.toast(phone.office.people.get(Number(person[1]))?.name ?? url);
  return copied(phone, url, say("link.copied", { url }));
}

async function toBot(phone, bot, url) {
  if (!(await phone.act("open", { url }))) return;
  const chat = phone.office.chatsOf(phone.person).find((one) => one.kind === "private" && one.bot === bot.id);
  phone.open(chat?.id ?? phone.person);
}

/** Put a text on the clipboard and say so. */
export async function copied(phone, text, words) {
  await navigator.clipboard?.writeText(text).catch(() => {});
  phone.toast(words, "copy");
}
