// Gives every block that stands by itself an id of its own, and takes it from those that stand inside another.
import { Plugin } from "prosemirror-state";
import { ySyncPluginKey } from "y-prosemirror";

const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

export const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(8)), (one) => LETTERS[one % LETTERS.length]).join("");

// A paragraph that was made into a list or a quote is still what was written: its id goes to what stands around it.
const inherited = (block, taken) => {
  let found = null;
  block.descendants((inner) => {
    if (!found && inner.attrs.id && !taken.has(inner.attrs.id)) found = inner.attrs.id;
    return !found;
  });
  return found;
};

const named = (tr) => {
  const kept = new Set();
  tr.doc.forEach((block) => block.attrs.id && kept.add(block.attrs.id));
  const seen = new Set();
  tr.doc.forEach((block, at) => {
    let { id } = block.attrs;
    if (!id || seen.has(id)) {
      id = (!id && inherited(block, kept)) || newId();
      kept.add(id);
      tr.setNodeAttribute(at, "id", id);
    }
    seen.add(id);
    block.descendants((inner, inside) => {
      if (inner.attrs.id) tr.setNodeAttribute(at + 1 + inside, "id", null);
    });
  });
  return tr.docChanged ? tr : null;
};

// Only what is changed here is named here: were everybody to name what comes from the others, they would disagree.
export const ids = () =>
  new Plugin({
    appendTransaction: (transactions, _before, state) => {
      const ours = transactions.some((tr) => tr.docChanged && !tr.getMeta(ySyncPluginKey));
      return ours ? named(state.tr) : null;
    },
  });
