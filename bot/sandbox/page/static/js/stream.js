// Listens to what happens, and goes on after the last event when the line was cut.

const FIRST_PAUSE = 400;
const LONGEST_PAUSE = 5000;

/**
 * @typedef {object} Listener
 * @property {() => Record<string, string>} since the last event that was seen, and its log
 * @property {(event: object) => void} happened
 * @property {(stage: object) => void} stage
 * @property {(open: boolean) => void} connected
 * @property {() => Promise<void>} rejoin called before a second connection
 */

/** Open the stream and keep it open. @param {Listener} listener */
export function listen(listener) {
  let pause = FIRST_PAUSE;
  const open = () => {
    const source = new EventSource(`/page/stream?${new URLSearchParams(listener.since())}`);
    source.addEventListener("open", () => {
      pause = FIRST_PAUSE;
      listener.connected(true);
    });
    source.addEventListener("happened", (event) => listener.happened(JSON.parse(event.data)));
    source.addEventListener("stage", (event) => listener.stage(JSON.parse(event.data)));
    source.addEventListener("error", () => {
      source.close();
      listener.connected(false);
      later();
    });
  };
  const later = () => {
    setTimeout(() => listener.rejoin().then(open, later), pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  };
  open();
}
