// How easy the text is to read, while it is written: LIX as the server counts it, and a few kind hints.
import { TextSelection } from "prosemirror-state";
import { finder } from "./plainer.js";

const WORD = /\p{L}+(?:[-'’]\p{L}+)*/gu;
const ENDS = /[.!?:;…]+(?=\s|$)/u;
const LONG = 7;
const LONG_SENTENCE = 26;
const LONG_WORD = 20;
const MOST = 3; // of each kind: what is long, and what has plainer words
const WAIT = 600;
const LEVELS = [
  [25, "very_easy"],
  [35, "easy"],
  [45, "medium"],
  [55, "hard"],
  [Infinity, "very_hard"],
];

const wordsOf = (text) => text.replaceAll("\u00ad", "").match(WORD) ?? [];

// The paragraphs of a text, each with where it begins. Headings and tables hold none.
const paragraphs = (doc) => {
  const found = [];
  doc.descendants((node, at) => {
    if (node.type.name === "table") return false;
    if (node.type.name !== "paragraph") return true;
    found.push({ text: node.textBetween(0, node.content.size, undefined, "\n"), start: at + 1 });
    return false;
  });
  return found;
};

// Their sentences, each with where it begins.
export const sentences = (doc) => {
  const found = [];
  for (const { text, start: at } of paragraphs(doc)) {
    let from = 0;
    for (const part of text.split(new RegExp(`(?<=${ENDS.source})|\\n`, "u"))) {
      const words = wordsOf(part);
      const start = at + from;
      if (words.length) found.push({ words, from: start + part.search(/\S/), to: start + part.length });
      from = text.indexOf(part, from) + part.length;
    }
  }
  return found;
};

export const lix = (parts) => {
  const words = parts.flatMap((part) => part.words);
  if (!words.length) return 0;
  return words.length / parts.length + (100 * words.filter((word) => word.length >= LONG).length) / words.length;
};

const filled = (sentence, name, value) => sentence.replace(`{${name}}`, () => value);

const longSentence = (part, { long_sentence: said }) => {
  const start = `${part.words.slice(0, 5).join(" ")} …`;
  return { ...part, said: filled(filled(said, "n", part.words.length), "text", start) };
};

const hints = (parts, words) => {
  const long = parts
    .filter((part) => part.words.length >= LONG_SENTENCE)
    .sort((one, other) => other.words.length - one.words.length)
    .slice(0, MOST - 1);
  const heavy = new Map();
  for (const part of parts) {
    for (const word of part.words) if (word.length >= LONG_WORD && !heavy.has(word)) heavy.set(word, part);
  }
  const heaviest = [...heavy].sort(([one], [other]) => other.length - one.length);
  return [
    ...long.map((part) => longSentence(part, words)),
    ...heaviest.map(([word, part]) => ({ ...part, said: filled(words.long_word, "word", word) })),
  ].slice(0, MOST);
};

// What has plainer words, each told of once, where it stands first.
const plainer = (doc, find, words) => {
  const found = new Map();
  for (const { text, start } of paragraphs(doc)) {
    for (const { matter, words: these, instead, at } of find(text)) {
      const key = `${matter}:${these.toLowerCase()}`;
      if (found.has(key)) continue;
      const said = filled(filled(words[matter], "instead", instead), "words", these);
      found.set(key, { said, from: start + at, to: start + at + these.length });
    }
  }
  return [...found.values()].slice(0, MOST);
};

const choose = (view, { from, to }) => {
  const { doc, tr } = view.state;
  const [start, end] = [from, to].map((place) => doc.resolve(Math.min(place, doc.content.size)));
  view.dispatch(tr.setSelection(TextSelection.between(start, end)).scrollIntoView());
  view.focus();
};

export const ease = ({ root, words }) => {
  const figure = root.querySelector("[data-lix]");
  const list = root.querySelector("[data-hints]");
  const find = finder(root.querySelector("template[data-plainer]"));
  let waiting;

  const show = (view) => {
    const parts = sentences(view.state.doc);
    const number = Math.round(lix(parts));
    const [, level] = LEVELS.find(([below]) => number < below);
    figure.textContent = parts.length ? `${number}, ${words[level]}` : words.nothing_yet;
    list.replaceChildren(
      ...[...plainer(view.state.doc, find, words), ...hints(parts, words)].map((hint) => {
        const item = document.createElement("li");
        const button = document.createElement("button");
        button.type = "button";
        button.className = "link-button";
        button.textContent = words.show_place;
        button.addEventListener("click", () => choose(view, hint));
        item.append(`${hint.said} `, button);
        return item;
      }),
    );
  };

  return (view) => {
    clearTimeout(waiting);
    waiting = setTimeout(show, WAIT, view);
  };
};
