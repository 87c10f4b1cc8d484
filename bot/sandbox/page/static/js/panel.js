// A panel under a button of the strip: opens by a press, closes by Esc or a press outside.

import { attribute, button, el } from "./dom.js";
import { icon } from "./icons.js";
import { onEscape } from "./sheet.js";
import { say } from "./words.js";

/**
 * @param {string} name what it holds: the value of `data-panel`
 * @param {string} label
 * @param {() => Node[]} content drawn whenever it opens
 */
export function panel(name, label, sign, content) {
  const toggle = button(
    { class: "tool", "data-panel": name, "aria-expanded": "false" },
    icon(sign),
    el("span", { text: label }),
  );
  const body = el("div", { class: "panel-body" });
  const cross = button(
    { class: "round small", "aria-label": say("close"), on: { click: () => show(false) } },
    icon("close"),
  );
  const box = el(
    "div",
    { class: "panel", role: "dialog", "aria-label": label, hidden: true },
    el("header", { class: "sheet-head" }, el("h2", { text: label }), cross),
    body,
  );
  const outside = (event) =>
    !node.contains(event.target) && event.target.isConnected && show(false);
  const show = (open) => {
    if (open) body.replaceChildren(...content(() => show(false)));
    box.hidden = !open;
    attribute(toggle, "aria-expanded", String(open));
    document[open ? "addEventListener" : "removeEventListener"]("pointerdown", outside);
    if (!open && node.contains(document.activeElement)) toggle.focus();
  };
  toggle.addEventListener("click", () => show(box.hidden));
  const node = el(
    "div",
    { class: "panel-place", on: { keydown: onEscape(() => show(false)) } },
    toggle,
    box,
  );
  const refresh = () =>
    !box.hidden &&
    redraw(
      body,
      content(() => show(false)),
    );
  return { node, refresh, toggle };
}

/** Draw the content again and keep the focus where it was. */
function redraw(body, nodes) {
  const stops = () => [...body.querySelectorAll("button, select, input")];
  const at = stops().indexOf(document.activeElement);
  body.replaceChildren(...nodes);
  if (at >= 0) stops()[at]?.focus();
}
