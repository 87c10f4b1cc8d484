// Words for what the server refuses; a sentence of the server stays as it is.

import { say } from "./words.js";

const KNOWN = {
  unreachable: "refused.unreachable",
  forbidden: "refused.forbidden",
  too_long: "refused.too_long",
};

/** @param {Error} error */
export function refusal(error) {
  if (error.message in KNOWN) return say(KNOWN[error.message]);
  return say("refused.other", { reason: error.message });
}
