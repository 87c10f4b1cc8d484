// Starts the page: learns the words, loads the office, draws it, and listens.

import { el } from "./dom.js";
import { captionBar } from "./caption.js";
import { hint, served } from "./hint.js";
import { Office } from "./office.js";
import { People } from "./people.js";
import { Phones } from "./phones.js";
import { Room } from "./room.js";
import { snapshot } from "./server.js";
import { listen } from "./stream.js";
import { Strip } from "./strip.js";
import { light } from "./theme.js";
import { live } from "./times.js";
import { learn, say, speak } from "./words.js";

const TICK = 1000;

async function begin() {
  light();
  await learn();
  const office = new Office();
  const room = new Room(office, { redraw, again });
  office.lost = again;
  await load(office);
  const page = new Page(office, room);
  function redraw(language) {
    speak(language);
    page.draw();
  }
  async function again() {
    await load(office);
  }
  listen({
    since: () => ({ since: office.event, life: office.life }),
    happened: (event) => office.take(event),
    stage: (stage) => office.staged(stage),
    connected: (open) => page.connected(open),
    rejoin: () => rejoin(office),
  });
}

async function load(office) {
  office.load(await snapshot());
  live(office.stage);
}

/** After a cut: go on, unless the server began a new life meanwhile. */
async function rejoin(office) {
  const now = await snapshot();
  if (now.life !== office.life || now.event < office.event) office.load(now);
  else office.staged(now.stage);
}

/** Everything that is drawn, and what is drawn again after a change. */
class Page {
  constructor(office, room) {
    Object.assign(this, { office, room });
    this.phones = new Phones(office, room);
    office.listen((changes) => this.refresh(changes));
    this.draw();
    setInterval(() => this.tick(), TICK);
    room.narrow.addEventListener("change", () => this.draw());
  }

  /** Draw all of it, in the language of now. */
  draw() {
    document.title = say("page.title");
    this.strip = new Strip(this.office, this.room);
    this.people = new People(this.office, this.room, this.phones);
    this.caption = captionBar(this.office, this.room);
    const skip = el("a", { class: "skip", href: "#phones", text: say("page.skip") });
    const parts = [
      skip,
      this.strip.node,
      this.people.node,
      hint(this.phones),
      this.phones.node,
      this.caption.node,
    ];
    document.body.replaceChildren(...parts.filter(Boolean), this.room.live);
    this.phones.build();
    this.settle();
  }

  /** @param {import("./office.js").Changes} changes */
  refresh(changes) {
    if (changes.stage || changes.reset) live(this.office.stage);
    if (changes.reset) return this.renew();
    this.phones.refresh(changes);
    served(this.office, changes);
    if (changes.chats.size) this.people.refresh();
    if (changes.stage) this.settle();
    return undefined;
  }

  /** A new office: what was open is gone. */
  renew() {
    this.phones.renew();
    this.draw();
  }

  /** What follows the stage. */
  settle() {
    this.strip.refresh();
    this.caption.refresh();
    if (this.office.stage.story) document.querySelector(".hint")?.remove();
    this.phones.staged();
    this.people.refresh();
    this.tick();
  }

  tick() {
    this.strip.tick();
    this.phones.tick();
  }

  connected(open) {
    document.body.dataset.connected = String(open);
    this.room.connected = open;
    this.strip.connection(open);
  }
}

begin();
