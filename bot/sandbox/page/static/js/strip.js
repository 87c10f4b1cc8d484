// The strip above: the clock, stories, faults, the bot, the office, language and look.

import { attribute, button, el, write } from "./dom.js";
import { clockTools } from "./clock.js";
import { confirmed } from "./confirm.js";
import { faultPanel } from "./faults.js";
import { icon } from "./icons.js";
import { storyPanel } from "./stories.js";
import { choose, theme } from "./theme.js";
import { language, say } from "./words.js";

const BOT_WORDS = { running: "bot.running", stopped: "bot.stopped", starting: "bot.starting" };

export class Strip {
  /** @param {import("./office.js").Office} office @param {import("./room.js").Room} room */
  constructor(office, room) {
    Object.assign(this, { office, room });
    this.clock = clockTools(office, room);
    this.stories = storyPanel(office, room);
    this.faults = faultPanel(office, room);
    this.bot = this.botSwitch();
    this.fold = button(
      {
        class: "tool fold",
        "data-panel": "strip",
        "aria-expanded": "false",
        "aria-label": say("strip.fold"),
        on: { click: () => this.unfold() },
      },
      icon("menu"),
    );
    this.line = el("span", { class: "line-state", role: "status" });
    const tools = el(
      "div",
      { class: "tools" },
      this.clock.tools,
      this.stories.node,
      this.faults.node,
      this.bot,
      this.fresh(),
      ...this.looks(),
    );
    this.node = el("header", { class: "strip" }, this.brand(), this.clock.face, tools, this.fold);
    this.refresh();
    this.connection(room.connected ?? true);
  }

  brand() {
    const mark = el("span", { class: "mark" }, icon("beacon"));
    return el(
      "div",
      { class: "brand" },
      mark,
      el(
        "span",
        { class: "two-lines" },
        el("b", { text: say("page.name") }),
        el("small", { text: say("page.about") }),
      ),
      this.line,
    );
  }

  unfold() {
    const open = this.node.classList.toggle("open");
    attribute(this.fold, "aria-expanded", String(open));
  }

  botSwitch() {
    const press = () => this.room.wish("bot", { running: this.office.stage.bot === "stopped" });
    return button(
      {
        class: "tool switch",
        "data-bot": "",
        "aria-pressed": "true",
        title: say("bot.about"),
        on: { click: press },
      },
      el("span", { class: "lamp" }),
      el("span", { class: "bot-words" }),
    );
  }

  fresh() {
    const ask = async () => {
      if (await confirmed("fresh.title", "fresh.text", "fresh.yes")) this.room.wish("fresh");
    };
    return button(
      { class: "tool", "data-fresh": "", title: say("fresh.about"), on: { click: ask } },
      icon("renew"),
      el("span", { text: say("fresh.button") }),
    );
  }

  /** One button for each language and each look; the chosen ones are pressed. */
  looks() {
    const languages = ["id", "en"].map((one) =>
      button({
        class: "flip",
        "data-language": one,
        lang: one,
        "aria-label": one === "id" ? say("language.id") : say("language.en"),
        "aria-pressed": String(language() === one),
        text: one.toUpperCase(),
        on: { click: () => this.speak(one) },
      }),
    );
    const themes = ["light", "dark"].map((one) =>
      button(
        {
          class: "flip",
          "data-theme": one,
          "aria-label": one === "light" ? say("theme.light") : say("theme.dark"),
          "aria-pressed": String(theme() === one),
          on: { click: () => this.look(one) },
        },
        icon(one === "light" ? "sun" : "moon"),
      ),
    );
    return [
      el(
        "div",
        { class: "flips", role: "group", "aria-label": say("language.label") },
        ...languages,
      ),
      el("div", { class: "flips", role: "group", "aria-label": say("theme.label") }, ...themes),
    ];
  }

  speak(one) {
    const open = this.node.classList.contains("open");
    this.room.redraw(one);
    document.querySelector(".strip").classList.toggle("open", open);
    document.querySelector(`button[data-language="${one}"]`)?.focus();
  }

  look(one) {
    choose(one);
    for (const flip of this.node.querySelectorAll("button[data-theme]"))
      attribute(flip, "aria-pressed", String(flip.dataset.theme === one));
  }

  /** Follow the stage. */
  refresh() {
    const { stage } = this.office;
    this.clock.refresh();
    this.stories.refresh();
    this.faults.refresh();
    attribute(this.bot, "aria-pressed", String(stage.bot === "running"));
    attribute(this.bot, "data-state", stage.bot);
    write(this.bot.lastElementChild, say(BOT_WORDS[stage.bot] ?? "bot.starting"));
    attribute(this.faults.toggle, "data-on", String(troubled(stage.faults)));
  }

  tick() {
    this.clock.tick();
  }

  connection(open) {
    write(this.line, open ? "" : say("line.cut"));
    attribute(this.line, "data-open", String(open));
  }
}

function troubled(faults) {
  return Boolean(faults?.down || faults?.planned?.length || faults?.rate > 0);
}
