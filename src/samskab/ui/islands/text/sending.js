// Sends what is written here in small lots: a key that is held down is no reason to send thirty times a second.
import * as encoding from "lib0/encoding";
import { encodeAwarenessUpdate } from "y-protocols/awareness";
import { writeUpdate } from "y-protocols/sync";
import { messageAwareness, messageSync } from "y-websocket";
import { mergeUpdates } from "yjs";

const LOT = 75;
const CURSOR = 120;

// Run `act` now, or as soon as so much time has passed since it last ran.
const spaced = (wait, act) => {
  let last = -wait;
  let timer;
  const run = () => {
    clearTimeout(timer);
    timer = undefined;
    last = performance.now();
    act();
  };
  return {
    now: run,
    soon: () => {
      timer ??= setTimeout(run, Math.max(0, last + wait - performance.now()));
    },
  };
};

export const sendInLots = (provider, doc, isOurs) => {
  const { awareness } = provider;
  let lot = [];

  const send = (write) => {
    if (!provider.wsconnected) return;
    const encoder = encoding.createEncoder();
    write(encoder);
    provider.ws.send(encoding.toUint8Array(encoder));
  };

  const updates = spaced(LOT, () => {
    const sent = lot;
    lot = [];
    if (!sent.length) return;
    send((encoder) => {
      encoding.writeVarUint(encoder, messageSync);
      writeUpdate(encoder, mergeUpdates(sent));
    });
  });
  const cursor = spaced(CURSOR, () =>
    send((encoder) => {
      encoding.writeVarUint(encoder, messageAwareness);
      encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [awareness.clientID]));
    }),
  );

  // These two take the place of the provider's own, which send every key by itself.
  doc.off("update", provider._updateHandler);
  awareness.off("update", provider._awarenessUpdateHandler);
  doc.on("update", (update, origin) => {
    if (!isOurs(origin)) return;
    lot.push(update);
    updates.soon();
  });
  awareness.on("update", ({ added, updated }, origin) => {
    if (origin === "local" && [...added, ...updated].includes(awareness.clientID)) cursor.soon();
  });
  // What was written apart goes along when the two have told each other what they have.
  provider.on("status", ({ status }) => {
    if (status !== "connected") lot = [];
  });
  addEventListener("pagehide", updates.now);
};
