// The samples a person can attach: a photo, a voice note, a place and more.

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { choice, openSheet } from "./sheet.js";
import { say } from "./words.js";

const KINDS = {
  photo: "attach.photo",
  voice: "attach.voice",
  document: "attach.document",
  video: "attach.video",
};
Object.assign(KINDS, {
  location: "attach.location",
  contact: "attach.contact",
  link: "attach.link",
});
const CAPTIONED = new Set(["photo", "document", "video"]);
const LINK = "https://t.me/kabarkotacontoh/214";

/** @param {import("./composer.js").Composer} composer */
export function attachMenu(composer) {
  const press = (what) => () => {
    close();
    attach(composer, what);
  };
  const rows = Object.entries(KINDS).map(([what, key]) =>
    choice(icon(what), say(key), { "data-attach-what": what, on: { click: press(what) } }),
  );
  const hint = el("p", { class: "sheet-hint", text: say("attach.hint") });
  const close = openSheet(
    composer.phone.screen,
    say("composer.attach"),
    el("div", { class: "choices grid" }, ...rows),
    hint,
  );
}

/** What is written becomes the caption; a link is put into the field. */
async function attach(composer, what) {
  if (what === "link") return composer.suggest(`${LINK} ${say("attach.link_words")}`);
  const caption = CAPTIONED.has(what) ? composer.text.value.trim() : "";
  const given = { ...composer.place(), what, caption: caption || undefined };
  if (!(await composer.phone.act("attach", given))) return undefined;
  if (caption) composer.emptied();
  else composer.about(null);
  return composer.view.thread.toEnd();
}
