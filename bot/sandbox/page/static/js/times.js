// Times and days in the zone of the office, as its people write them.

import { language, say } from "./words.js";

const zone = { name: "Asia/Makassar", short: "WITA" };
const made = new Map();

/** Take the zone over from the stage. */
export function live(stage) {
  if (stage.zone === zone.name && stage.zone_name === zone.short) return;
  Object.assign(zone, { name: stage.zone, short: stage.zone_name });
  made.clear();
}

function format(name, options) {
  const key = `${name} ${language()}`;
  const locale = language() === "id" ? "id-ID" : "en-GB";
  if (!made.has(key)) {
    made.set(key, new Intl.DateTimeFormat(locale, { timeZone: zone.name, ...options }));
  }
  return made.get(key);
}

/** "14.30" or "14:30". */
export function hour(at) {
  return format("hour", { hour: "2-digit", minute: "2-digit", hour12: false }).format(new Date(at));
}

/** "14.30 WITA". */
export function time(at) {
  return `${hour(at)} ${zone.short}`;
}

/** "Kamis, 12 Maret 2026". */
export function date(at) {
  const full = { weekday: "long", day: "numeric", month: "long", year: "numeric" };
  return format("date", full).format(new Date(at));
}

/** A key of the day, for comparing. */
export function day(at) {
  return format("day", { year: "numeric", month: "2-digit", day: "2-digit" }).format(new Date(at));
}

/** "Hari ini" or the date. */
export function dayWords(at, now) {
  return day(at) === day(now) ? say("day.today") : date(at);
}

/** The hour today, a short date before. */
export function short(at, now) {
  if (day(at) === day(now)) return hour(at);
  return format("short", { day: "numeric", month: "short" }).format(new Date(at));
}

/** "0.07" or "0:07" of a recording. */
export function length(seconds) {
  const whole = Math.max(0, Math.round(seconds || 0));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
