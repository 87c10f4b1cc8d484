// The chooser of stories: what each is about, and how long it is.

import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import { panel } from "./panel.js";
import { of, say } from "./words.js";

/** @param {import("./office.js").Office} office @param {import("./room.js").Room} room */
export function storyPanel(office, room) {
  return panel("stories", say("stories.button"), "story", (close) => {
    const stories = office.stage.stories ?? [];
    const rows = stories.map((story) => row(story, office, room, close));
    const words = stories.length ? say("stories.about") : say("stories.none");
    return [el("p", { class: "panel-about", text: words }), ...rows];
  });
}

function row(story, office, room, close) {
  const playing = office.stage.story?.name === story.name;
  const begin = async () => {
    close();
    await room.wish("story", { name: story.name });
  };
  const start = el(
    "span",
    { class: "begin" },
    icon("play"),
    el("span", { text: say("stories.begin") }),
  );
  const words = el(
    "span",
    { class: "story-words" },
    el("b", { text: of(story.title) }),
    el("span", { text: of(story.summary) }),
    el("small", { text: say("stories.steps", { n: story.steps }) }),
  );
  return button(
    {
      class: "story",
      "data-choose-story": story.name,
      "aria-current": playing ? "true" : null,
      on: { click: begin },
    },
    words,
    start,
  );
}
