// What a text may hold. The names are those of the stored text; the server knows the same ones.
import { Schema } from "prosemirror-model";

const LINK = /^(?:https?:\/\/[^\s/?#]|mailto:[^\s@]+@)\S*$/i;

// Every block that stands by itself has an id, which follows it when it is moved and is what a remark points at.
const named = (attributes = {}) => ({ id: { default: null, validate: "string|null" }, ...attributes });
const shown = (node) => (node.attrs.id ? { "data-block": node.attrs.id } : {});
const block = (tag, spec) => ({
  group: "block",
  attrs: named(),
  parseDOM: [{ tag }],
  toDOM: (node) => [tag, shown(node), 0],
  ...spec,
});

export const safeLink = (address) => (LINK.test(address) ? address : null);

// A picture comes from the site itself, so that reading a text tells nobody elsewhere who reads it.
export const ownPicture = (address) => /^\/(?![/\\])\S*$/.test(address ?? "") && address;

export const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: block("p", { content: "inline*" }),
    heading: block("h2", {
      content: "inline*",
      defining: true,
      attrs: named({ level: { default: 2, validate: "number" } }),
      parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({
        tag: `h${level}`,
        attrs: { level: Math.min(4, Math.max(2, level)) },
      })),
      toDOM: (node) => [`h${node.attrs.level}`, shown(node), 0],
    }),
    bullet_list: block("ul", { content: "list_item+" }),
    ordered_list: block("ol", {
      content: "list_item+",
      attrs: named({ order: { default: 1, validate: "number" } }),
      parseDOM: [{ tag: "ol", getAttrs: (dom) => ({ order: Math.max(1, Math.trunc(dom.start) || 1) }) }],
      toDOM: (node) => ["ol", { ...shown(node), ...(node.attrs.order === 1 ? {} : { start: node.attrs.order }) }, 0],
    }),
    list_item: { content: "paragraph block*", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
    blockquote: block("blockquote", { content: "block+", defining: true }),
    table: block("table", {
      content: "table_row+",
      isolating: true,
      toDOM: (node) => ["table", { class: "table", ...shown(node) }, ["tbody", 0]],
    }),
    table_row: { content: "(table_header | table_cell)+", parseDOM: [{ tag: "tr" }], toDOM: () => ["tr", 0] },
    table_header: { content: "paragraph+", isolating: true, parseDOM: [{ tag: "th" }], toDOM: () => ["th", { scope: "col" }, 0] },
    table_cell: { content: "paragraph+", isolating: true, parseDOM: [{ tag: "td" }], toDOM: () => ["td", 0] },
    image: block("img", {
      atom: true,
      draggable: true,
      attrs: named({
        src: { validate: "string" },
        alt: { validate: "string" },
        width: { default: null, validate: "number|null" },
      }),
      parseDOM: [
        {
          tag: "img[src][alt]",
          getAttrs: (dom) => {
            const src = ownPicture(dom.getAttribute("src"));
            const alt = dom.alt.trim();
            return src && alt ? { src, alt } : false;
          },
        },
      ],
      toDOM: (node) => ["img", { ...shown(node), src: node.attrs.src, alt: node.attrs.alt }],
    }),
    horizontal_rule: block("hr", { toDOM: (node) => ["hr", shown(node)] }),
    hard_break: { group: "inline", inline: true, selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },
    text: { group: "inline" },
  },
  marks: {
    strong: { parseDOM: [{ tag: "b" }, { tag: "strong" }], toDOM: () => ["strong", 0] },
    em: { parseDOM: [{ tag: "i" }, { tag: "em" }], toDOM: () => ["em", 0] },
    link: {
      attrs: { href: { validate: "string" } },
      inclusive: false,
      parseDOM: [
        {
          tag: "a[href]",
          getAttrs: (dom) => {
            const href = safeLink(dom.getAttribute("href"));
            return href ? { href } : false;
          },
        },
      ],
      toDOM: (mark) => ["a", { href: mark.attrs.href, rel: "noopener nofollow" }, 0],
    },
  },
});
