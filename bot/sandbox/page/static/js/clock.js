// The office's clock, and the buttons that move it.

import { attribute, button, el, write } from "./dom.js";
import { icon } from "./icons.js";
import { date, hour, time } from "./times.js";
import { say } from "./words.js";

const STEPS = { 5: "clock.five", 15: "clock.fifteen", 60: "clock.hour" };

/** The face (time and date) and the tools of the clock. */
export function clockTools(office, room) {
  const now = el("b", { "data-now": "" });
  const today = el("small", {});
  const face = el(
    "div",
    { class: "clock", title: say("clock.about") },
    el("span", { class: "two-lines" }, now, today),
  );
  const steps = Object.entries(STEPS).map(([minutes, key]) =>
    mover(minutes, say(key), { minutes: Number(minutes) }, room),
  );
  const due = mover("next", say("clock.next"), { to: "next" }, room);
  const label = el("span", { class: "due" });
  due.append(label);
  const tools = el(
    "div",
    { class: "movers", role: "group", "aria-label": say("clock.about") },
    icon("clock"),
    ...steps,
    due,
  );
  const tick = () => show(now, today, office, room);
  return { face, tools, tick, refresh: () => next(due, label, office) };
}

function mover(name, words, given, room) {
  const node = button({ class: "mover", "data-clock": name }, el("span", { text: words }));
  node.addEventListener("click", async () => {
    node.classList.add("busy");
    await room.wish("clock", given);
    node.classList.remove("busy");
  });
  return node;
}

function show(now, today, office, room) {
  write(now, time(room.now()));
  write(today, date(room.now()));
  attribute(now, "data-now", office.stage.now);
}

/** The next deadline and its hour; without one there is nothing to go to. */
function next(due, label, office) {
  const { next_due: at, moving } = office.stage;
  due.disabled = !at || moving;
  attribute(due, "title", at ? say("clock.next_about", { time: time(at) }) : say("clock.none"));
  write(label, at ? hour(at) : "");
  for (const other of due.parentElement.querySelectorAll("button:not(:last-child)"))
    other.disabled = moving;
}
