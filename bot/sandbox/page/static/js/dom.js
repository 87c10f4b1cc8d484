// Builds elements from a tag, properties and children; text is always text, never markup.

/**
 * @param {string} tag
 * @param {Record<string, any>} [given] `class`, `text`, `on` (listeners), properties in
 *   camel case or attributes; null and false leave an attribute out
 * @param {...(Node|string|null|undefined|false)} children
 * @returns {HTMLElement}
 */
export function el(tag, given = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) put(node, name, value);
  node.append(...children.filter(isThere));
  return node;
}

function isThere(child) {
  return child !== null && child !== undefined && child !== false;
}

function put(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name === "on") return listen(node, value);
  if (name === "text") node.textContent = value;
  else if (name === "class") node.className = value;
  else node.setAttribute(name, value === true ? "" : String(value));
}

function listen(node, listeners) {
  for (const [event, heard] of Object.entries(listeners)) node.addEventListener(event, heard);
}

/** A button that never submits anything. */
export function button(given, ...children) {
  return el("button", { type: "button", ...given }, ...children);
}

/** Text for those who listen only. */
export function unseen(text) {
  return el("span", { class: "unseen", text });
}

/** Set an attribute only when it differs, so that nothing is drawn in vain. */
export function attribute(node, name, value) {
  if (node.getAttribute(name) !== value) node.setAttribute(name, value);
}

/** Set the text only when it differs. */
export function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
