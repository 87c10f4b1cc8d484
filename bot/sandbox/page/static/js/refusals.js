// Words for what the server refuses; a sentence that is not known stays as it is.

import { say } from "./words.js";

/** What the sentence of a refusal says, and the key of the page's words for it. */
const KNOWN = [
  [/^unreachable$/, "refused.unreachable"],
  [/not there any more/, "refused.gone"],
  [/only an own message/, "refused.own"],
  [/bot is blocked/, "refused.blocked"],
  [/cannot be forwarded/, "refused.forward"],
  [/longer than|at most \d+ characters/, "refused.too_long"],
  [/nothing is due/, "clock.none"],
];

/** @param {Error} error */
export function refusal(error) {
  const known = KNOWN.find(([sentence]) => sentence.test(error.message));
  return known ? say(known[1]) : say("refused.other", { reason: error.message });
}
