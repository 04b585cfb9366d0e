// A text that many write at once. The page can be read, remarked on and changed by forms without this.
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { toggleMark } from "prosemirror-commands";
import { yCursorPlugin, ySyncPlugin, yUndoPlugin } from "y-prosemirror";
import * as Y from "yjs";
import { marked } from "./text/commands.js";
import { Connection } from "./text/connection.js";
import { ask } from "./text/dialogs.js";
import { ease } from "./text/ease.js";
import { hearing } from "./text/hearing.js";
import { ids } from "./text/ids.js";
import { keys } from "./text/keys.js";
import { Margin, anchorOf } from "./text/margin.js";
import { paste } from "./text/paste.js";
import { cursors, presence } from "./text/people.js";
import { ownPicture, safeLink, schema } from "./text/schema.js";
import { standing } from "./text/tables.js";
import { Toolbar } from "./text/toolbar.js";

const LATE = 8000; // when nothing has come, one goes on by the forms
const root = document.querySelector("[data-text]");
const given = root.dataset;
const words = Object.fromEntries(
  [...root.querySelector("template[data-words]").content.children].map((one) => [one.dataset.word, one.textContent]),
);
const me = { name: given.name, sector: given.sector };
const status = root.querySelector("[data-status]");
const notice = root.querySelector("[data-notice]");
const dialog = (name) => root.querySelector(`dialog[data-asks="${name}"]`);

const say = (text) => {
  notice.hidden = !text;
  notice.textContent = text;
};

const doc = new Y.Doc();
const fragment = doc.getXmlFragment("text");
let view;
let toolbar;

const connection = new Connection({
  doc,
  ref: given.ref,
  me: given.me,
  path: given.live,
  mayWrite: given.mayWrite === "yes",
  tell: (state) => {
    status.textContent = words[state];
    status.dataset.state = state;
    view?.setProps({});
    if (view) toolbar.update(view.state, connection.mayWrite);
  },
});
const { awareness } = connection.provider;
const margin = new Margin({ root, address: given.marginAddress, words, say });
const measure = ease({ root, words });

const link = () => {
  const { state } = view;
  if (marked(state, schema.marks.link)) return toggleMark(schema.marks.link)(state, view.dispatch);
  if (state.selection.empty) {
    say(words.choose_first);
    return true;
  }
  ask(dialog("link"), {}, (data) => {
    const href = safeLink(data.get("href").trim());
    if (!href || !data.get("href").trim()) return words.no_link;
    toggleMark(schema.marks.link, { href })(view.state, view.dispatch);
    return "";
  }).then(() => view.focus());
  return true;
};

// What is wrong with a picture, or nothing once it stands in the text, behind the block one is in.
const bring = async (data) => {
  if (!data.get("picture")?.size) return words.no_picture;
  if (!data.get("description").trim()) return words.no_description;
  try {
    const answer = await fetch(given.pictures, { method: "POST", body: data, headers: { accept: "application/json" } });
    const { src, alt, wrong } = await answer.json();
    if (!answer.ok) return wrong?.[0] ?? words.not_sent;
    const { tr, selection } = view.state;
    const place = selection.$from.depth ? selection.$from.after(1) : selection.to;
    view.dispatch(tr.insert(place, schema.nodes.image.create({ src: ownPicture(src), alt })).scrollIntoView());
    return "";
  } catch {
    return words.not_sent;
  }
};

const image = () => ask(dialog("image"), {}, bring).then(() => view.focus());

// The block one stands in, and the words one has chosen in it; all its words when none are chosen.
const chosen = () => {
  const { state } = view;
  const { from, to, $from } = state.selection;
  if (!$from.depth && !state.selection.node) return null;
  const block = $from.depth ? $from.node(1) : state.selection.node;
  const start = $from.depth ? $from.before(1) : from;
  const end = Math.min(to, start + block.nodeSize - 1);
  const picked = from < end && $from.depth;
  const text = block.textBetween(0, block.content.size, "\n", "\n");
  return {
    block,
    anchor: picked ? anchorOf(state, from, end) : "",
    quote: picked ? state.doc.textBetween(from, end, "\n", "\n") : text,
    text,
  };
};

const about = (name) => {
  const here = chosen();
  if (!here?.block.attrs.id) {
    say(words.write_first);
    return;
  }
  const written = ["paragraph", "heading", "blockquote", "bullet_list", "ordered_list"].includes(here.block.type.name);
  if (name === "suggest" && !written) {
    say(words.remark_instead);
    return;
  }
  const fields = { anchor: here.anchor, quote: here.quote.slice(0, 300), text: here.text, seen: here.text };
  const address = given[name].replace("aaaaaaaa", here.block.attrs.id);
  ask(dialog(name), fields, (data) => margin.post(address, data)).then(() => view.focus());
};

const open = () => {
  const state = EditorState.create({
    schema,
    plugins: [
      ySyncPlugin(fragment),
      hearing(awareness),
      yCursorPlugin(awareness, cursors(root, awareness)),
      yUndoPlugin(),
      ids(),
      margin.plugin(),
      paste({ say, words }),
      ...keys({ link, toolbar: () => toolbar.focus() }),
    ],
  });
  view = new EditorView(root.querySelector("[data-editor]"), {
    state,
    editable: () => connection.mayWrite,
    attributes: () => ({
      class: "prose",
      role: "textbox",
      "aria-multiline": "true",
      "aria-readonly": String(!connection.mayWrite),
      "aria-label": given.label,
      "aria-describedby": "writing-help",
      tabindex: "0",
      lang: "da",
      spellcheck: "true",
    }),
    // It is called before the view is made, too, as the text is drawn for the first time.
    dispatchTransaction(tr) {
      this.updateState(this.state.apply(tr));
      toolbar?.update(this.state, connection.mayWrite);
      if (!tr.docChanged || !toolbar) return;
      measure(this);
      margin.order();
    },
  });
  toolbar = new Toolbar(root.querySelector("[data-toolbar]"), {
    view,
    more: { link, image, remark: () => about("remark"), suggest: () => about("suggest") },
  });
  toolbar.update(view.state, connection.mayWrite);
  margin.bind(view);
  measure(view);
};

awareness.setLocalStateField("user", me);
// One who has said something in the margin lets the others know that there is something new to read.
margin.changed = () => awareness.setLocalStateField("said", Date.now());
let heard = "";
awareness.on("change", () => {
  const others = [...awareness.getStates()].filter(([client, { said }]) => said && client !== awareness.clientID);
  const latest = others.map(([client, { said }]) => `${client} ${said}`).sort().join();
  if (latest !== heard && view) margin.refresh();
  heard = latest;
});

const plain = root.querySelector("[data-plain]");
const late = setTimeout(() => plain.classList.add("writing__sheet--by-form"), LATE);
connection.ready.then(() => {
  clearTimeout(late);
  plain.hidden = true;
  root.querySelector("[data-writing]").hidden = false;
  open();
  presence({ root, awareness, me, words });
});
