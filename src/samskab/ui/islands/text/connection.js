// The line to the others, what is kept here meanwhile, and the words on how it stands.
import * as decoding from "lib0/decoding";
import { IndexeddbPersistence } from "y-indexeddb";
import { WebsocketProvider, messageAuth } from "y-websocket";
import { sendInLots } from "./sending.js";
import { Stored, counting } from "./stored.js";

const SLOW = 1500;
const NO_STORE = 3000;
const STORE_FIRST = 1000;
// Closed for good: who may write or read has changed, or more was sent than can be taken. Too often is another matter.
const FINAL = new Set([1008, 1009]);
const NOT_FINAL = new Set(["too_many", "too_many_connections"]);

const settled = (promise, most) => Promise.race([promise, new Promise((resolve) => setTimeout(resolve, most))]);

export class Connection {
  constructor({ doc, ref, me, path, mayWrite, tell }) {
    this.tell = tell;
    this.mayWrite = mayWrite;
    this.refused = false;
    // One who comes in on another's machine brings none of their words along.
    this.store = new IndexeddbPersistence(`samskab.text.${ref}.${me}`, doc);
    this.provider = new WebsocketProvider(location.origin.replace(/^http/, "ws") + path, ref, doc, {
      connect: false,
      params: { saved: "1" },
      WebSocketPolyfill: counting((socket) => this.stored.carried(socket)),
      disableBc: true,
      maxBackoffTime: 8000,
      shouldReconnect: ({ code, reason }) => !FINAL.has(code) || NOT_FINAL.has(reason),
    });
    const isOurs = (origin) => origin !== this.provider && origin !== this.store;
    this.stored = new Stored(this.provider, doc, isOurs, () => this.show());
    sendInLots(this.provider, doc, isOurs);
    this.provider.messageHandlers[messageAuth] = (_encoder, decoder) => this.denied(decoder);
    this.provider.on("status", () => this.show());
    this.provider.on("sync", () => this.show());
    this.provider.on("closed", () => this.refuse());
    addEventListener("pagehide", () => this.leave());
    addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
    addEventListener("online", () => this.refused || this.provider.connect());
    // What is on the page can be worked on as soon as it came from here or from there.
    const synced = new Promise((resolve) => this.provider.once("sync", resolve));
    const kept = settled(this.store.whenSynced, NO_STORE).then(() => (doc.getXmlFragment("text").length ? null : synced));
    this.ready = Promise.race([synced, kept]);
    this.begin();
    this.show();
  }

  // What lies on this machine goes up as the two tell each other what they have. When it is read so late that they
  // have done so without it, they do it anew: a deletion is told in no other way.
  begin() {
    const connect = () => {
      if (this.refused) return;
      this.provider.disconnect();
      this.provider.connect();
    };
    const waited = setTimeout(connect, STORE_FIRST);
    this.store.whenSynced.then(() => {
      clearTimeout(waited);
      connect();
    });
  }

  denied(decoder) {
    decoding.readVarUint(decoder);
    decoding.readVarString(decoder);
    this.refuse();
  }

  refuse() {
    this.refused = true;
    this.mayWrite = false;
    this.show();
  }

  get state() {
    const { isAll } = this.stored;
    if (!this.mayWrite) return this.refused && !isAll ? "not_taken" : "reading";
    if (!this.provider.wsconnected) return this.opened ? "apart" : "connecting";
    return isAll && this.provider.synced ? "saved" : "saving";
  }

  show() {
    if (!this.stored) return;
    if (this.provider.synced) this.opened = true;
    clearTimeout(this.slow);
    // Words that come and go with every key would be read aloud with every key; but what is called saved is so soon.
    const wait = this.stored.since + SLOW - performance.now();
    if (this.state !== "saving" || this.told !== "saved" || wait <= 0) return this.say();
    this.slow = setTimeout(() => this.say(), wait);
  }

  say() {
    const { state } = this;
    if (state === this.told) return;
    this.told = state;
    this.tell(state);
  }

  // What is safe with the others need not lie on a machine that many use. What was not read yet may not be.
  leave() {
    if (this.store.synced && ["saved", "reading"].includes(this.state)) this.store.clearData();
  }
}
