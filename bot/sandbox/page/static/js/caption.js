// The caption of the story that plays: what happens, which step, and what comes next.

import { attribute, button, el, write } from "./dom.js";
import { icon } from "./icons.js";
import { of, say } from "./words.js";

const PLAYING = new Set(["acting", "running"]);
const STATES = {
  waiting: "story.waiting",
  acting: "story.acting",
  running: "story.running",
  stuck: "story.stuck",
  over: "story.over",
};

/** @param {import("./office.js").Office} office @param {import("./room.js").Room} room */
export function captionBar(office, room) {
  const bar = new Caption(office, room);
  return { node: bar.node, refresh: () => bar.refresh() };
}

class Caption {
  constructor(office, room) {
    Object.assign(this, { office, room });
    this.head = el("small", { class: "story-head" });
    this.text = el("p", { class: "caption-text", "data-caption": "", "aria-live": "polite" });
    this.after = el("p", { class: "caption-next" });
    this.fill = el("span", { class: "done-line" });
    const words = el("div", { class: "caption-words" }, this.head, this.text, this.after);
    this.tools = el("div", { class: "caption-tools" });
    this.keys = {
      step: this.key("step", "step", "story.step"),
      play: this.key("play", "play", "story.play"),
      pause: this.key("pause", "pause", "story.pause"),
      leave: this.key("leave", "close", "story.leave"),
    };
    this.tools.append(...Object.values(this.keys));
    this.node = el(
      "section",
      { class: "caption", "aria-label": say("story.label"), hidden: true },
      this.fill,
      words,
      this.tools,
    );
  }

  key(name, sign, words) {
    const press = () => this.room.wish(name);
    return button(
      {
        class: name === "step" ? "solid" : "quiet",
        "data-story": name,
        "aria-label": say(words),
        title: say(words),
        on: { click: press },
      },
      icon(sign),
      el("span", { text: say(words) }),
    );
  }

  refresh() {
    const { story, stories = [] } = this.office.stage;
    this.node.hidden = !story;
    attribute(this.node, "data-story-state", story?.state ?? "none");
    if (story)
      this.show(
        story,
        stories.find((one) => one.name === story.name),
      );
  }

  show(story, known) {
    const n = story.steps.length;
    const playing = PLAYING.has(story.state);
    const at = Math.min(playing || story.state === "stuck" ? story.done : story.done - 1, n - 1);
    const next = story.steps[at + 1];
    write(
      this.head,
      [
        of(known?.title),
        say("story.step_of", { step: at + 1, n }),
        say(STATES[story.state] ?? "story.waiting"),
      ]
        .filter(Boolean)
        .join("  ·  "),
    );
    write(this.text, story.trouble ?? (at < 0 ? of(known?.summary) : of(story.steps[at].caption)));
    write(
      this.after,
      story.state === "over" || !next ? "" : say("story.next", { caption: of(next.caption) }),
    );
    this.fill.style.width = `${(100 * (at + 1)) / n}%`;
    this.offer(story);
  }

  /** Which buttons make sense now. */
  offer({ state, done, steps }) {
    const over = state === "over" || done >= steps.length;
    this.keys.step.disabled = over || PLAYING.has(state);
    this.keys.play.hidden = state === "running";
    this.keys.play.disabled = over || state === "acting";
    this.keys.pause.hidden = state !== "running";
  }
}
