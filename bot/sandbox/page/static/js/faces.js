// Names and avatars: initials on a colour that belongs to the id.

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { of, say } from "./words.js";

const COLOURS = 8;
const TITLES = /^(drs?|dra|ir|hj?|prof|s\.\w+|m\.\w+)\.?,?$/i;

/** The words of a name without titles: "Drs. Hadi Pranata, M.Si." is Hadi Pranata. */
function bare(name) {
  const words = name
    .split(",")[0]
    .split(/\s+/)
    .filter((word) => word && !TITLES.test(word));
  return words.length ? words : [name];
}

/** "Ana" of "Ana Lestari". */
export function firstName(name) {
  return bare(name)[0];
}

function initials(name) {
  const [first, second] = bare(name);
  return [first, second]
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}

/** The avatar of a person. */
export function face(id, name) {
  return el("span", {
    class: `face hue-${Math.abs(id) % COLOURS}`,
    "aria-hidden": "true",
    text: initials(name),
  });
}

/** The avatar of the bot, a group or a channel. */
export function sign(name, id = 0) {
  const hue = name === "beacon" ? "hue-bot" : `hue-${Math.abs(id) % COLOURS}`;
  return el("span", { class: `face ${hue}`, "aria-hidden": "true" }, icon(name));
}

/** What the stage says a person does. */
export function role(office, person) {
  const known = office.stage.roles?.[person];
  if (known) return of(known);
  return office.stage.newcomers?.includes(person) ? say("role.newcomer") : "";
}

/** How a chat is called on a person's phone. */
export function title(office, chat, person) {
  if (chat.kind === "private") return botOf(office, chat)?.name ?? say("chat.bot");
  if (chat.kind === "direct")
    return office.people.get(other(chat, person))?.name ?? say("chat.colleague");
  return chat.title ?? "";
}

/** The avatar of a chat on a person's phone. */
export function chatFace(office, chat, person) {
  if (chat.kind === "private") return sign("beacon");
  if (chat.kind === "direct") return face(other(chat, person), title(office, chat, person));
  return sign(chat.kind === "channel" ? "channel" : "people", chat.id);
}

function botOf(office, chat) {
  return office.bots.find((bot) => bot.id === chat.bot) ?? office.bots[0];
}

/** The other person of a direct chat. */
export function other(chat, person) {
  return chat.members.find((member) => member !== person) ?? person;
}
