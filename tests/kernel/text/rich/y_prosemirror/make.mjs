// Writes updates.jsonl: what the real y-prosemirror keeps for the texts named in it, and what it shows for texts that two
// editors changed at once. Run where yjs, y-prosemirror and prosemirror-model are installed:
//
//     node make.mjs < updates.jsonl > made.jsonl && mv made.jsonl updates.jsonl
import { readFileSync } from "node:fs"
import { Schema } from "prosemirror-model"
import { prosemirrorJSONToYXmlFragment, yXmlFragmentToProseMirrorRootNode } from "y-prosemirror"
import * as Y from "yjs"

const block = (spec) => ({ group: "block", ...spec, attrs: { id: { default: null }, ...(spec.attrs ?? {}) } })
const cell = { content: "paragraph+" }
const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: block({ content: "inline*" }),
    heading: block({ content: "inline*", attrs: { level: { default: 2 } } }),
    bullet_list: block({ content: "list_item+" }),
    ordered_list: block({ content: "list_item+", attrs: { order: { default: 1 } } }),
    list_item: { content: "paragraph block*" },
    blockquote: block({ content: "block+" }),
    table: block({ content: "table_row+" }),
    table_row: { content: "(table_cell | table_header)+" },
    table_header: cell, table_cell: cell,
    image: block({ attrs: { src: {}, alt: {}, width: { default: null } } }),
    horizontal_rule: block({}),
    hard_break: { inline: true, group: "inline" },
    text: { group: "inline" },
  },
  marks: { strong: {}, em: {}, link: { attrs: { href: {} } } },
})

const root = (doc) => doc.getXmlFragment("text")
const keep = (json) => {
  const doc = new Y.Doc()
  schema.nodeFromJSON(json).check()
  prosemirrorJSONToYXmlFragment(schema, json, root(doc))
  return doc
}
const update = (doc) => Buffer.from(Y.encodeStateAsUpdate(doc)).toString("base64")
const tell = (line) => process.stdout.write(`${JSON.stringify(line)}\n`)

// Two editors of one text, apart from each other, and what comes of it.
const cases = {}
const start = (json) => { const a = new Y.Doc(), b = new Y.Doc(); a.clientID = 1; b.clientID = 2
  prosemirrorJSONToYXmlFragment(schema, json, a.getXmlFragment("text")); Y.applyUpdate(b, Y.encodeStateAsUpdate(a)); return [a, b] }
const merge = (a, b) => { Y.applyUpdate(a, Y.encodeStateAsUpdate(b)); return a }
const p = (text, id) => ({ type: "paragraph", ...(id ? { attrs: { id } } : {}), content: [{ type: "text", text }] })
const doc = (...content) => ({ type: "doc", content })
{ const [a, b] = start(doc(p("Vandet stiger.", "aaaaaaaa")))
  root(a).get(0).get(0).insert(7, "i åen 😀 "); root(b).get(0).get(0).format(0, 6, { strong: {} }); root(b).get(0).get(0).format(7, 6, { link: { href: "https://a.dk" } })
  cases["one writes in what the other marks"] = merge(a, b) }
{ const [a, b] = start(doc(p("Først.", "aaaaaaaa"), { type: "bullet_list", attrs: { id: "bbbbbbbb" }, content: [{ type: "list_item", content: [p("en")] }, { type: "list_item", content: [p("to")] }] }))
  root(a).get(1).delete(0, 1); root(b).get(1).delete(1, 1); cases["each takes away one of two items"] = merge(a, b) }
{ const [a, b] = start(doc(p("Først.", "aaaaaaaa"), { type: "bullet_list", attrs: { id: "bbbbbbbb" }, content: [{ type: "list_item", content: [p("en"), p("mere")] }] }))
  root(a).get(1).get(0).delete(0, 1); root(b).get(1).get(0).delete(1, 1); const h = new Y.XmlElement("horizontal_rule"); root(b).get(1).get(0).insert(1, [h])
  cases["an item is left with a line and no paragraph"] = merge(a, b) }
{ const [a, b] = start(doc(p("Sidst.", "aaaaaaaa")))
  for (const [d, w] of [[a, " Ja"], [b, " Nej"]]) { const x = new Y.XmlText(); x.insert(0, w); root(d).get(0).insert(1, [x]) }
  cases["both begin a run of words at the same place"] = merge(a, b) }
{ const [a, b] = start(doc(p("Delt i to.", "aaaaaaaa")))
  for (const d of [a, b]) { root(d).get(0).get(0).delete(4, 6); const n = new Y.XmlElement("paragraph"); n.setAttribute("id", "cccccccc"); const x = new Y.XmlText(); x.insert(0, "i to."); n.insert(0, [x]); root(d).insert(1, [n]) }
  cases["both split a paragraph"] = merge(a, b) }
{ const [a, b] = start(doc({ type: "heading", attrs: { id: "aaaaaaaa", level: 2 }, content: [{ type: "text", text: "Åen" }] }, p("x", "bbbbbbbb")))
  root(a).get(0).setAttribute("level", 3); root(b).get(0).setAttribute("level", 4); root(b).delete(1, 1); cases["both change a level"] = merge(a, b) }
{ const [a, b] = start(doc({ type: "table", attrs: { id: "aaaaaaaa" }, content: [{ type: "table_row", content: [{ type: "table_cell", content: [p("1")] }, { type: "table_cell", content: [p("2")] }] }] }, p("Efter.", "bbbbbbbb")))
  root(a).get(0).get(0).delete(0, 1); root(b).get(0).get(0).delete(1, 1); cases["a table loses both its cells"] = merge(a, b) }

for (const line of readFileSync(0, "utf8").trim().split("\n")) {
  const { name, json } = JSON.parse(line)
  if (!(name in cases)) tell({ name, json, update: update(keep(json)) })
}
for (const [name, doc] of Object.entries(cases)) {
  const kept = update(doc)
  tell({ name, json: yXmlFragmentToProseMirrorRootNode(root(doc), schema).toJSON(), update: kept })
}
