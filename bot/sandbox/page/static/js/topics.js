// The topics of a forum as a row of tabs above its messages.

import { button, el } from "./dom.js";
import { walkable } from "./keys.js";
import { topicOf, unread } from "./reading.js";
import { say } from "./words.js";

const GENERAL = 1;

/** @param {import("./chat_view.js").ChatView} view */
export function topics(view) {
  const { chat } = view;
  if (!chat.forum) return null;
  const named = chat.topics.filter((topic) => topic.id !== GENERAL);
  const tabs = [
    { id: "all", name: say("topics.all") },
    { id: GENERAL, name: say("topics.general") },
    ...named,
  ];
  const row = el(
    "div",
    { class: "topics", role: "group", "aria-label": say("topics.label") },
    ...tabs.map((topic) => tab(topic, view)),
  );
  return walkable(row);
}

function tab(topic, view) {
  const chosen = view.topic === topic.id;
  const waiting =
    topic.id === "all"
      ? 0
      : unread(view.chat, view.phone.person, (message) => topicOf(message) === topic.id);
  const press = () => view.choose(topic.id);
  const given = {
    class: "topic",
    "data-topic": topic.id,
    "aria-pressed": String(chosen),
    on: { click: press },
  };
  return button(
    given,
    el("span", { text: topic.name }),
    topic.closed && el("small", { text: say("topics.closed") }),
    waiting > 0 && el("span", { class: "badge", text: String(waiting) }),
  );
}
