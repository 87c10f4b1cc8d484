// The newest pinned message as a bar above the conversation.

import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import { gist } from "./media.js";
import { plain } from "./rich.js";
import { say } from "./words.js";

/** @param {import("./chat_view.js").ChatView} view */
export function pinned(view) {
  const id = view.chat.pinned.at(-1);
  if (!id) return null;
  const message = view.chatMessage(id);
  const words = message ? gist(message, plain(message.html ?? "")) : say("media.message");
  const title = el(
    "span",
    { class: "pin-words" },
    el("b", { text: say("pinned.title") }),
    el("span", { text: words }),
  );
  return button({ class: "pinned", on: { click: () => view.jump(id) } }, icon("pin"), title);
}
