// Follows a link on a phone: one to the bot opens it, every other is shown and copied.

import { act } from "./server.js";
import { say } from "./words.js";

const WITHIN = /^(?:https?:\/\/)?t\.me\/\w+(?:\?start=[\w-]*)?$/i;

/** Press a link on a phone. */
export async function follow(phone, url) {
  const person = url.match(/^tg:\/\/user\?id=(\d+)$/);
  if (person) return phone.toast(phone.office.people.get(Number(person[1]))?.name ?? url);
  const opened = WITHIN.test(url)
    ? await act(phone.person, "open", { url }).catch(() => null)
    : null;
  if (opened?.chat) return phone.open(opened.chat);
  return copied(phone, url, say("link.copied", { url }));
}

/** Put a text on the clipboard and say so. */
export async function copied(phone, text, words) {
  await navigator.clipboard?.writeText(text).catch(() => {});
  phone.toast(words, "copy");
}
