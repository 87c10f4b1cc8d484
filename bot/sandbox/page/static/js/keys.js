// Moves through the buttons of a menu with the arrow keys.

const STEPS = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 };

/** Let the arrow keys, Home and End walk through the buttons inside. */
export function walkable(node) {
  node.addEventListener("keydown", (event) => {
    if (event.target.matches("textarea, input")) return;
    const stops = [...node.querySelectorAll("button:not([disabled])")];
    const goal = next(stops, stops.indexOf(document.activeElement), event.key);
    if (!goal) return;
    event.preventDefault();
    goal.focus();
  });
  return node;
}

function next(stops, at, key) {
  if (key === "Home") return stops[0];
  if (key === "End") return stops.at(-1);
  if (!(key in STEPS) || !stops.length) return null;
  return stops[(at + STEPS[key] + stops.length) % stops.length];
}
