// Draws what a message carries: photos, recordings, files, places, people, polls.

import { button, el } from "./dom.js";
import { drawn, icon } from "./icons.js";
import { fileAddress } from "./server.js";
import { length } from "./times.js";
import { enlarge } from "./viewer.js";
import { player } from "./voice.js";
import { say } from "./words.js";

const LARGEST = 420; // pixels a photo may be high before it is cut
const DRAWN = { photo, voice: heard, audio: heard, video: seen, video_note: seen, animation: seen };
Object.assign(DRAWN, {
  document: paper,
  location: place,
  contact: card,
  poll,
  sticker: big,
  dice: big,
});

/** The node of a message's media, or null. */
export function media(message, screen) {
  const draw = DRAWN[message.kind];
  return message.media && draw ? draw(message.media, message, screen) : null;
}

function photo(it, message) {
  const address = fileAddress(it.file);
  const image = el("img", {
    src: address,
    alt: say("media.photo"),
    loading: "lazy",
    decoding: "async",
    width: it.width,
    height: it.height,
  });
  const frame = button(
    {
      class: "photo",
      "aria-label": say("media.enlarge"),
      on: { click: () => enlarge(address, say("media.photo")) },
    },
    image,
  );
  if (it.width && it.height)
    image.style.aspectRatio = `${it.width} / ${Math.min(it.height, (it.width * LARGEST) / 320)}`;
  return frame;
}

function heard(it, message, screen) {
  return player(
    fileAddress(it.file),
    it.seconds,
    message.kind === "audio" ? it.name : null,
    screen,
  );
}

function seen(it, message) {
  const loops = message.kind === "animation";
  const shape = message.kind === "video_note" ? "video round-video" : "video";
  const film = el("video", {
    class: shape,
    src: fileAddress(it.file),
    preload: "metadata",
    controls: !loops,
    loop: loops,
    "aria-label": it.name ?? say("media.video"),
  });
  film.muted = loops;
  if (loops && !matchMedia("(prefers-reduced-motion: reduce)").matches) film.autoplay = true;
  return film;
}

function paper(it) {
  const kind = (it.name?.split(".").pop() ?? "").slice(0, 4).toUpperCase();
  const words = el(
    "span",
    { class: "file-words" },
    el("b", { text: it.name ?? say("media.document") }),
    el("small", { text: `${kind} · ${weight(it.size)}` }),
  );
  const given = {
    class: "file",
    href: fileAddress(it.file),
    download: it.name ?? "",
    title: say("media.download"),
  };
  return el("a", given, el("span", { class: "file-sign" }, icon("document")), words);
}

function weight(size) {
  if (!size) return "0 KB";
  return size < 1_000_000
    ? `${Math.max(1, Math.round(size / 1000))} KB`
    : `${(size / 1_000_000).toFixed(1)} MB`;
}

function place(it, message, screen) {
  const spot = `${it.latitude.toFixed(5)}, ${it.longitude.toFixed(5)}`;
  const press = () => screen.copy(spot);
  return button(
    { class: "place", title: say("media.copy_place"), on: { click: press } },
    ground(),
    el("span", { class: "place-words" }, icon("location"), el("span", { text: spot })),
  );
}

/** A quiet drawing of streets; there are no maps without a network. */
function ground() {
  const streets = [
    "M-5 30C40 22 70 48 125 34S210 40 265 20",
    "M60-5C66 40 54 70 74 125",
    "M170-5C160 40 190 60 182 125",
    "M-5 88C60 80 120 100 265 84",
  ];
  const river = drawn("path", { class: "river", d: "M-5 62C50 50 90 80 140 66S220 70 265 54" });
  const lines = streets.map((d) => drawn("path", { class: "street", d }));
  const pin = drawn("path", {
    class: "pin",
    d: "M130 76c13-14 20-24 20-34a20 20 0 0 0-40 0c0 10 7 20 20 34z",
  });
  const eye = drawn("circle", { class: "pin-eye", cx: 130, cy: 42, r: 7.5 });
  return drawn(
    "svg",
    { viewBox: "0 0 260 120", class: "ground", "aria-hidden": "true" },
    river,
    ...lines,
    pin,
    eye,
  );
}

function card(it) {
  return el(
    "div",
    { class: "file" },
    el("span", { class: "file-sign" }, icon("contact")),
    el(
      "span",
      { class: "file-words" },
      el("b", { text: it.name }),
      el("small", { text: it.phone }),
    ),
  );
}

function poll(it) {
  const options = it.options.map((option) => el("li", { text: option.text ?? option }));
  return el(
    "div",
    { class: "poll" },
    el("b", { text: it.question }),
    el("small", { text: say("media.poll") }),
    el("ul", {}, ...options),
  );
}

function big(it) {
  return el("span", { class: "big-emoji", text: it.emoji ?? "" });
}

/** The line that stands for a message in a list or a quote. */
export function gist(message, text) {
  const words = message.kind in GISTS ? say(GISTS[message.kind]) : "";
  if (message.kind === "poll") return `${words}: ${message.media?.question ?? ""}`;
  if (message.kind === "voice" && !text) return `${words}, ${length(message.media?.seconds)}`;
  if (message.kind === "document" && !text) return message.media?.name ?? words;
  return [words, text].filter(Boolean).join(" · ");
}

const GISTS = {
  photo: "media.photo",
  voice: "media.voice",
  audio: "media.audio",
  video: "media.video",
  video_note: "media.video",
  animation: "media.animation",
  document: "media.document",
  sticker: "media.sticker",
  location: "media.location",
  contact: "media.contact",
  poll: "media.poll_word",
  dice: "media.sticker",
};
