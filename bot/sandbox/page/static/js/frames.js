// Runs a piece of work once in the next frame, however often it was asked for.

const HIDDEN_PAUSE = 120; // a page in the background gets no frames

/** @param {() => void} work @returns {() => void} asks for the work */
export function batched(work) {
  let asked = false;
  const run = () => {
    asked = false;
    work();
  };
  return () => {
    if (asked) return;
    asked = true;
    if (document.hidden) setTimeout(run, HIDDEN_PAUSE);
    else requestAnimationFrame(run);
  };
}
