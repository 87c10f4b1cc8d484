// Turns the server's safe HTML into nodes whose links, commands and code do something.

import { el } from "./dom.js";

const LIVELY =
  /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])|((?<![\w/])\/[a-z][a-z0-9_]{1,31}(?:@\w+)?\b)/gi;
const ALLOWED = new Set(["B", "I", "U", "S", "CODE", "PRE", "A", "BLOCKQUOTE", "SPAN", "BR"]);

/**
 * @param {string} html
 * @param {{link: (url: string) => void, command: (text: string) => void, copy: (text: string) => void}} does
 * @returns {DocumentFragment}
 */
export function rich(html, does) {
  const template = document.createElement("template");
  template.innerHTML = html;
  for (const node of [...template.content.querySelectorAll("*")]) tame(node, does);
  for (const block of template.content.querySelectorAll("blockquote, pre"))
    closeUp(block.nextSibling);
  for (const text of texts(template.content)) enliven(text, does);
  return template.content;
}

/** A block ends its line by itself; the line break after it would be an empty line. */
function closeUp(after) {
  if (after?.nodeType === Node.TEXT_NODE) after.data = after.data.replace(/^\n/, "");
}

/** Only the tags of the contract stay, without foreign attributes. */
function tame(node, does) {
  if (!ALLOWED.has(node.tagName)) return node.replaceWith(node.textContent);
  const href = node.getAttribute("href");
  const spoiler = node.classList.contains("spoiler");
  for (const { name } of [...node.attributes]) node.removeAttribute(name);
  if (node.tagName === "A") node.replaceWith(linked(href ?? "", [...node.childNodes], does));
  if (spoiler) hide(node);
  if (node.tagName === "CODE") node.addEventListener("click", () => does.copy(node.textContent));
}

function linked(url, children, does) {
  return pressable({ class: "link", title: url, role: "link" }, () => does.link(url), ...children);
}

/** Words inside a text that can be pressed; a button would break the line. */
function pressable(given, press, ...children) {
  const keydown = (event) => event.key === "Enter" && press();
  return el("span", { ...given, tabindex: 0, on: { click: press, keydown } }, ...children);
}

function hide(node) {
  const words = pressable({ class: "spoiler", role: "button" }, reveal, ...node.childNodes);
  node.replaceWith(words);
  function reveal() {
    words.classList.add("seen");
    words.removeAttribute("role");
  }
}

function texts(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement?.closest("[role=link], code, pre"))
      found.push(walker.currentNode);
  }
  return found;
}

/** Addresses and commands inside plain text can be pressed. */
function enliven(text, does) {
  const said = text.data;
  const pieces = [];
  let at = 0;
  for (const hit of said.matchAll(LIVELY)) {
    const press = hit[1] ? () => does.link(hit[1]) : () => does.command(hit[2]);
    pieces.push(
      said.slice(at, hit.index),
      pressable({ class: "link", role: "link" }, press, hit[0]),
    );
    at = hit.index + hit[0].length;
  }
  if (pieces.length) text.replaceWith(...pieces, said.slice(at));
}

/** The plain text of a message. */
export function plain(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.textContent;
}
