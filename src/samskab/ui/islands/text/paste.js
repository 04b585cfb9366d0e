// What comes from a word processor or a web page is taken for its words, its headings, its lists and its links.
import { Plugin } from "prosemirror-state";

const MOST_PASTED = 1_000_000;
// What one act may add is sent as one update, and the server takes no larger one.
const MOST_ADDED = 160_000;
const OF_A_NODE = 60;
const DROPPED = "meta, link, title, object, iframe, svg, math, template, input, button, select, textarea";
const KEPT = new Set(["href", "src", "alt", "start"]);
const WHOLE = /<(style|script|xml)\b[\s\S]*?<\/\1\s*>/gi;
const TAG = /<[a-z][^>]*>/gi;
const ACTS = /\s(style|on\w+)\s*=/gi;
const NUMBER = /^\s*(?:\d+|[a-zæøå])[.)]/i;

const size = (text) => new Blob([text]).size;

const added = (slice) => {
  let sum = 0;
  slice.content.descendants((node) => {
    sum += OF_A_NODE + (node.isText ? size(node.text) : 0);
  });
  return sum;
};

const unwrap = (element) => element.replaceWith(...element.childNodes);

const styled = (element, pattern) => pattern.test(element.dataset.style ?? "");

// Word writes an item of a list as a paragraph that carries its own dot or number; here it becomes an item again.
const lists = (body) => {
  for (const first of body.querySelectorAll("p[data-style*='mso-list']")) {
    if (!first.isConnected) continue;
    const run = [];
    for (let one = first; one?.matches("p[data-style*='mso-list']"); one = one.nextElementSibling) run.push(one);
    const open = [];
    const make = (name) => first.ownerDocument.createElement(name);
    const whole = make("div");
    for (const item of run) {
      const level = Number(/level(\d)/.exec(item.dataset.style)?.[1] ?? 1);
      const sign = [...item.querySelectorAll("span")].find((span) => styled(span, /mso-list:\s*ignore/i));
      const tag = NUMBER.test(sign?.textContent ?? "") ? "ol" : "ul";
      sign?.remove();
      open.length = Math.min(open.length, level);
      while (open.length < level) {
        const list = make(tag);
        (open.at(-1)?.lastElementChild ?? open.at(-1) ?? whole).append(list);
        open.push(list);
      }
      const li = make("li");
      const p = make("p");
      p.append(...item.childNodes);
      li.append(p);
      open.at(-1).append(li);
    }
    first.before(...whole.childNodes);
    for (const item of run) item.remove();
  }
};

export const cleaned = (html) => {
  // The page allows no style and no handler in markup, not even in what is only read: they are made words of data.
  const quiet = html.replace(WHOLE, "").replace(TAG, (tag) => tag.replace(ACTS, " data-$1="));
  const { body } = new DOMParser().parseFromString(quiet, "text/html");
  for (const one of body.querySelectorAll(DROPPED)) one.remove();
  const comments = body.ownerDocument.createNodeIterator(body, NodeFilter.SHOW_COMMENT);
  for (let one = comments.nextNode(); one; one = comments.nextNode()) one.remove();
  for (const one of body.querySelectorAll("[hidden], [data-style]")) {
    if (one.hidden || styled(one, /display:\s*none|mso-hide:\s*all/i)) one.remove();
  }
  // A document from the net wraps all of it in a <b> that is not bold.
  for (const one of body.querySelectorAll("b, strong")) if (styled(one, /font-weight:\s*(?:normal|400)/i)) unwrap(one);
  for (const one of body.querySelectorAll("*")) if (one.localName.includes(":")) unwrap(one);
  lists(body);
  for (const one of body.querySelectorAll("p")) if (!one.querySelector("img") && !one.textContent.trim()) one.remove();
  for (const one of body.querySelectorAll("*")) {
    for (const { name } of [...one.attributes]) if (!KEPT.has(name)) one.removeAttribute(name);
  }
  return body.innerHTML.replaceAll("&nbsp;", " ");
};

export const paste = ({ say, words }) =>
  new Plugin({
    props: {
      handleDOMEvents: {
        paste: (_view, event) => {
          const sizes = ["text/html", "text/plain"].map((kind) => size(event.clipboardData?.getData(kind) ?? ""));
          if (Math.max(...sizes) <= MOST_PASTED) return false;
          event.preventDefault();
          say(words.too_much);
          return true;
        },
        drop: (_view, event) => {
          if (!event.dataTransfer?.files.length) return false;
          event.preventDefault();
          say(words.no_files);
          return true;
        },
      },
      transformPastedHTML: cleaned,
      handlePaste: (_view, event, slice) => {
        if (added(slice) > MOST_ADDED) {
          say(words.too_much);
          return true;
        }
        const html = event.clipboardData?.getData("text/html") ?? "";
        const kept = slice.content.textBetween(0, slice.content.size).length || slice.size;
        if (event.clipboardData?.files.length && !html) {
          say(words.no_files);
          return true;
        }
        if (/<img\b/i.test(html) && kept) say(words.pictures_left);
        return false;
      },
    },
  });
