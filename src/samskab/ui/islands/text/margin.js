// Remarks and suggestions in the margin: they stay with their words, also when these move.
import { fromBase64, toBase64 } from "lib0/buffer";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { Plugin, PluginKey, TextSelection } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition, ySyncPluginKey } from "y-prosemirror";
import * as Y from "yjs";

const AFTER_A_CLICK = 60;
export const marginKey = new PluginKey("margin");

export const anchorOf = (state, from, to) => {
  const { type, binding } = ySyncPluginKey.getState(state);
  const encoder = encoding.createEncoder();
  for (const place of [from, to]) {
    encoding.writeVarUint8Array(encoder, Y.encodeRelativePosition(absolutePositionToRelativePosition(place, type, binding.mapping)));
  }
  return toBase64(encoding.toUint8Array(encoder));
};

const ends = (state, anchor) => {
  const { doc, type, binding } = ySyncPluginKey.getState(state);
  try {
    const decoder = decoding.createDecoder(fromBase64(anchor));
    const [from, to] = [0, 1].map(() =>
      relativePositionToAbsolutePosition(doc, type, Y.decodeRelativePosition(decoding.readVarUint8Array(decoder)), binding.mapping),
    );
    return from !== null && to !== null && from < to && to <= state.doc.content.size ? [from, to] : null;
  } catch {
    // Nobody's words hang on it: it is shown at its block instead.
    return null;
  }
};

const blockAt = (doc, id) => {
  let found = null;
  doc.forEach((node, at) => {
    if (node.attrs.id === id) found = [at, at + node.nodeSize];
  });
  return found;
};

// Where an item of the margin belongs now; null when its words are gone.
export const placeOf = (state, item) => {
  const exact = item.dataset.anchor && ends(state, item.dataset.anchor);
  if (exact) return { from: exact[0], to: exact[1], whole: false };
  const block = blockAt(state.doc, item.dataset.of);
  return block && { from: block[0], to: block[1], whole: true };
};

const drawn = (state, items, active) =>
  DecorationSet.create(
    state.doc,
    items.flatMap((item) => {
      const place = placeOf(state, item);
      if (!place) return [];
      const on = item.id === active ? " remarked--on" : "";
      const attrs = { class: `${place.whole ? "remarked-block" : "remarked"}${on}`, "data-item": item.id };
      return [place.whole ? Decoration.node(place.from, place.to, attrs) : Decoration.inline(place.from, place.to, attrs)];
    }),
  );

export class Margin {
  constructor({ root, address, words, say }) {
    this.place = root.querySelector("[data-margin]");
    this.address = address;
    this.words = words;
    this.say = say;
    this.items = [];
    this.active = null;
    this.place.addEventListener("focusin", ({ target }) => this.light(target.closest("[data-of]")?.id ?? null));
    this.place.addEventListener("click", (event) => this.clicked(event));
    this.place.addEventListener("submit", (event) => this.sent(event));
    this.read();
  }

  read() {
    this.items = [...this.place.querySelectorAll("[data-of]")];
  }

  plugin() {
    return new Plugin({
      key: marginKey,
      state: {
        init: (_config, state) => drawn(state, this.items, this.active),
        apply: (tr, decorations, _before, state) =>
          tr.docChanged || tr.getMeta(marginKey) ? drawn(state, this.items, this.active) : decorations,
      },
      props: {
        decorations: (state) => marginKey.getState(state),
        handleClick: (_view, _at, { target }) => {
          const id = target.closest?.("[data-item]")?.dataset.item ?? null;
          // Drawn at once, it would put back what was chosen before, since the click has not been read yet.
          setTimeout(() => {
            this.light(id);
            document.getElementById(id ?? "")?.scrollIntoView({ block: "nearest" });
          }, AFTER_A_CLICK);
          return false;
        },
      },
    });
  }

  bind(view) {
    this.view = view;
    this.redraw();
  }

  redraw() {
    this.view?.dispatch(this.view.state.tr.setMeta(marginKey, true).setMeta("addToHistory", false));
    this.order();
  }

  light(id) {
    if (id === this.active) return;
    this.active = id;
    for (const item of this.items) item.classList.toggle("margin__item--on", item.id === id);
    this.redraw();
  }

  // In the order of the text; what has lost its words comes last. Nothing moves under the one who stands in it.
  order() {
    if (!this.view || this.place.contains(document.activeElement)) return;
    const at = new Map(this.items.map((item) => [item, placeOf(this.view.state, item)?.from ?? Infinity]));
    const sorted = [...this.items].sort((one, other) => at.get(one) - at.get(other));
    for (const item of sorted) item.querySelector("[data-goes-there]")?.toggleAttribute("hidden", at.get(item) === Infinity);
    if (sorted.some((item, place) => item !== this.items[place])) sorted[0].parentNode.append(...sorted);
    this.items = sorted;
  }

  clicked(event) {
    const button = event.target.closest("[data-goes-there]");
    if (!button) return;
    event.preventDefault();
    const place = placeOf(this.view.state, button.closest("[data-of]"));
    if (!place) return;
    const { doc, tr } = this.view.state;
    this.view.dispatch(tr.setSelection(TextSelection.between(doc.resolve(place.from), doc.resolve(place.to))).scrollIntoView());
    this.view.focus();
  }

  async sent(event) {
    event.preventDefault();
    const wrong = await this.post(event.target.action, new FormData(event.target));
    this.say(wrong || this.words.done);
  }

  // Send one of the page's own forms; answers what is wrong, in the words of the server.
  async post(address, data) {
    try {
      const answer = await fetch(address, { method: "POST", body: data });
      if (!answer.redirected) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        return page.querySelector(".field-error, .error-summary li, main .lead")?.textContent.trim() || this.words.not_sent;
      }
    } catch {
      return this.words.not_sent;
    }
    await this.refresh();
    this.changed?.();
    return "";
  }

  async refresh() {
    try {
      const answer = await fetch(this.address);
      if (!answer.ok) return;
      this.place.innerHTML = await answer.text();
    } catch {
      // The net is gone: what is shown is what was known last.
      return;
    }
    this.read();
    this.redraw();
  }
}
