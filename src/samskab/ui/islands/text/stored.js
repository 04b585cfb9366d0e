// How much of what is here the server has stored: it tells how far each writer has come, and when it stored a deletion.
import * as decoding from "lib0/decoding";
import { messageYjsSyncStep1 } from "y-protocols/sync";
import { messageSync } from "y-websocket";
import { decodeStateVector, encodeStateVector, getState, parseUpdateMeta } from "yjs";

const SAVED = 100;

export class Stored {
  constructor(provider, doc, isOurs, changed) {
    this.doc = doc;
    this.clocks = new Map();
    this.waits = []; // what was written here and is not stored: how far it reaches, and when it was written
    this.wrote = 0; // when something was written here last
    this.saved = 0; // when the server said last that all it had got by then is stored
    const read = provider.messageHandlers[messageSync];
    provider.messageHandlers[messageSync] = (encoder, decoder, ...rest) => {
      const { pos } = decoder;
      const kind = decoding.readVarUint(decoder);
      this.note(kind, decoding.readVarUint8Array(decoder));
      decoder.pos = pos;
      read(encoder, decoder, ...rest);
      changed();
    };
    provider.messageHandlers[SAVED] = () => {
      this.saved = performance.now();
      changed();
    };
    doc.on("update", (_update, origin) => {
      if (!isOurs(origin)) return;
      this.wrote = performance.now();
      this.waits.push({ clock: getState(doc.store, doc.clientID), at: this.wrote });
      changed();
    });
  }

  // The server holds nothing that it has not stored, so what it says it has is safe.
  note(kind, data) {
    const told = kind === messageYjsSyncStep1 ? decodeStateVector(data) : parseUpdateMeta(data).to;
    for (const [client, clock] of told) this.clocks.set(client, Math.max(clock, this.clocks.get(client) ?? 0));
    const mine = this.clocks.get(this.doc.clientID) ?? 0;
    this.waits = this.waits.filter(({ clock }) => clock > mine);
  }

  // When the first of what is not stored was written here.
  get since() {
    return this.waits[0]?.at ?? this.wrote;
  }

  get isAll() {
    if (this.wrote > this.saved) return false;
    for (const [client, clock] of decodeStateVector(encodeStateVector(this.doc))) {
      if ((this.clocks.get(client) ?? 0) < clock) return false;
    }
    return true;
  }
}
