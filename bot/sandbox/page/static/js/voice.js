// Plays one recording with a play button and a line that fills.

import { attribute, button, el, write } from "./dom.js";
import { icon } from "./icons.js";
import { length } from "./times.js";
import { say } from "./words.js";

const BARS = 26;

/** A player of a voice note or a piece of audio. */
export function player(address, seconds, name) {
  const sound = el("audio", { src: address, preload: "none" });
  const toggle = button({ class: "play", "aria-label": say("voice.play") }, icon("play"));
  const bars = el("span", { class: "bars", "aria-hidden": "true" }, ...heights(address).map(bar));
  const left = el("span", { class: "voice-time", text: length(seconds) });
  const words = el("span", { class: "voice-words" }, name && el("b", { text: name }), bars, left);
  toggle.addEventListener("click", () => (sound.paused ? play(sound) : sound.pause()));
  for (const event of ["play", "pause", "ended"])
    sound.addEventListener(event, () => mark(toggle, sound));
  sound.addEventListener("timeupdate", () => fill(bars, left, sound, seconds));
  return el("div", { class: "voice" }, toggle, words, sound);
}

/** One recording at a time on the whole page. */
function play(sound) {
  for (const other of document.querySelectorAll("audio")) if (other !== sound) other.pause();
  sound.play().catch(() => {});
}

function mark(toggle, sound) {
  toggle.replaceChildren(icon(sound.paused ? "play" : "pause"));
  attribute(toggle, "aria-label", say(sound.paused ? "voice.play" : "voice.pause"));
}

function fill(bars, left, sound, seconds) {
  const whole = Number.isFinite(sound.duration) ? sound.duration : seconds || 1;
  const done = sound.ended ? 0 : sound.currentTime / whole;
  [...bars.children].forEach((one, at) => one.classList.toggle("played", at / BARS < done));
  write(left, length(sound.ended ? whole : whole - sound.currentTime));
}

/** Heights that look like speech and are always the same for one file. */
function heights(address) {
  let seed = [...address].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 9973, 7);
  return Array.from({ length: BARS }, () => {
    seed = (seed * 137 + 71) % 9973;
    return 4 + (seed % 15);
  });
}

function bar(height) {
  const one = el("i");
  one.style.height = `${height}px`;
  return one;
}
