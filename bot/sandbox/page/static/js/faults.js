// The panel of faults: what can go wrong between the bot and the network, by a press.

import { button, el } from "./dom.js";
import { panel } from "./panel.js";
import { say } from "./words.js";

const RATES = [0, 0.1, 0.2, 0.5];
const RETRY_AFTER = 5; // seconds
const ONCE = [
  ["flood", "faults.flood", "faults.flood_about"],
  ["500", "faults.broken", "faults.broken_about"],
  ["lost", "faults.lost", "faults.lost_about"],
  ["slow", "faults.slow", "faults.slow_about"],
  ["reset", "faults.reset", "faults.reset_about"],
];

/** @param {import("./office.js").Office} office @param {import("./room.js").Room} room */
export function faultPanel(office, room) {
  return panel("faults", say("faults.button"), "bolt", () => content(office.stage, room));
}

function content(stage, room) {
  const { faults = {} } = stage;
  const down = toggle(
    "faults.down",
    "faults.down_about",
    faults.down,
    { "data-fault": "down" },
    () => room.wish("faults", { down: !faults.down }),
  );
  const limits = toggle(
    "faults.limits",
    "faults.limits_about",
    stage.limits,
    { "data-limits": "" },
    () => room.wish("limits", { enforced: !stage.limits }),
  );
  const once = ONCE.map((kind) => one(kind, faults, room));
  const clear = button({
    class: "solid wide",
    "data-fault": "clear",
    text: say("faults.clear"),
    on: { click: () => room.wish("faults", { clear: true }) },
  });
  const about = el("p", { class: "panel-about", text: say("faults.about") });
  return [
    about,
    down,
    el("h3", { text: say("faults.once") }),
    ...once,
    el("h3", { text: say("faults.chance") }),
    chance(faults, room),
    limits,
    clear,
  ];
}

function toggle(title, about, on, given, press) {
  const words = el(
    "span",
    { class: "two-lines" },
    el("b", { text: say(title) }),
    el("small", { text: say(about) }),
  );
  return button(
    { ...given, class: "fault", "aria-pressed": String(Boolean(on)), on: { click: press } },
    words,
    el("span", { class: "slide", "aria-hidden": "true" }),
  );
}

function one([outcome, title, about], faults, room) {
  const planned = (faults.planned ?? []).filter((fault) => String(fault.outcome) === outcome);
  const times = planned.reduce((sum, fault) => sum + fault.times, 0);
  const given = { outcome, times: 1, ...(outcome === "flood" ? { retry_after: RETRY_AFTER } : {}) };
  const words = el(
    "span",
    { class: "two-lines" },
    el("b", { text: say(title) }),
    el("small", { text: say(about) }),
  );
  const count =
    times > 0 && el("span", { class: "badge", text: say("faults.waiting", { n: times }) });
  return button(
    { class: "fault", "data-fault": outcome, on: { click: () => room.wish("faults", given) } },
    words,
    count,
    el("span", { class: "plus", "aria-hidden": "true", text: "+1" }),
  );
}

function chance(faults, room) {
  const press = (rate) => () => room.wish("faults", { rate });
  const flips = RATES.map((rate) =>
    button({
      class: "flip",
      "data-rate": rate,
      "aria-pressed": String((faults.rate ?? 0) === rate),
      text: `${rate * 100}%`,
      on: { click: press(rate) },
    }),
  );
  return el("div", { class: "flips", role: "group", "aria-label": say("faults.chance") }, ...flips);
}
