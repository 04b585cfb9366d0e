// How much of what is here the server has stored: it tells how far each writer has come, and how many of the changes
// that were sent it has stored. Deletions are known by that number alone.
import * as decoding from "lib0/decoding";
import { messageYjsSyncStep1 } from "y-protocols/sync";
import { messageSync } from "y-websocket";
import { decodeStateVector, encodeStateVector, getState, parseUpdateMeta } from "yjs";

const SAVED = 100;

// A socket that counts the changes that are sent over it, as the server counts those that come.
export const counting = (sent) =>
  class extends WebSocket {
    changes = 0;

    send(frame) {
      super.send(frame);
      if (frame[0] !== messageSync || frame[1] === messageYjsSyncStep1) return;
      this.changes += 1;
      sent(this);
    }
  };

export class Stored {
  constructor(provider, doc, isOurs, changed) {
    this.doc = doc;
    this.clocks = new Map();
    this.waits = []; // what was written here and is not stored: how far it reaches, and when it was written
    this.wrote = 0; // when something was written here last
    this.unsent = false; // whether something was written here that is not sent
    this.sent = this.saved = 0; // how many changes were sent over the socket, and how many of them are stored
    const read = provider.messageHandlers[messageSync];
    provider.messageHandlers[messageSync] = (encoder, decoder, ...rest) => {
      const { pos } = decoder;
      const kind = decoding.readVarUint(decoder);
      this.note(kind, decoding.readVarUint8Array(decoder));
      decoder.pos = pos;
      read(encoder, decoder, ...rest);
      changed();
    };
    provider.messageHandlers[SAVED] = (_encoder, decoder) => {
      this.saved = decoding.readVarUint(decoder);
      changed();
    };
    doc.on("update", (_update, origin) => {
      if (!isOurs(origin)) return;
      this.wrote = performance.now();
      this.unsent = true;
      this.waits.push({ clock: getState(doc.store, doc.clientID), at: this.wrote });
      changed();
    });
  }

  // Each change that is sent carries all that was written here until then. A new socket begins with all of it again.
  carried(socket) {
    if (socket !== this.socket) this.saved = 0;
    this.socket = socket;
    this.sent = socket.changes;
    this.unsent = false;
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
    if (this.unsent || this.sent > this.saved) return false;
    for (const [client, clock] of decodeStateVector(encodeStateVector(this.doc))) {
      if ((this.clocks.get(client) ?? 0) < clock) return false;
    }
    return true;
  }
}
