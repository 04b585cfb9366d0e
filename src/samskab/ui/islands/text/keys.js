// What the keys do. Tab is left alone: with it one leaves the text, as one leaves any other field.
import { baseKeymap, chainCommands, exitCode } from "prosemirror-commands";
import { InputRule, inputRules, wrappingInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { splitListItem } from "prosemirror-schema-list";
import { become, commands } from "./commands.js";
import { schema } from "./schema.js";

const { nodes } = schema;

const newLine = chainCommands(exitCode, (state, dispatch) => {
  if (dispatch) dispatch(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
});

export const keys = ({ link, toolbar }) => [
  keymap({
    "Mod-z": commands.undo.run,
    "Mod-y": commands.redo.run,
    "Mod-Shift-z": commands.redo.run,
    "Mod-b": commands.strong.run,
    "Mod-i": commands.em.run,
    "Mod-k": link,
    "Alt-F10": toolbar,
    "Mod-Alt-2": commands.heading2.run,
    "Mod-Alt-3": commands.heading3.run,
    "Mod-Alt-4": commands.heading4.run,
    "Mod-]": commands.indent.run,
    "Mod-[": commands.outdent.run,
    "Shift-Enter": newLine,
    Enter: splitListItem(nodes.list_item),
  }),
  keymap(baseKeymap),
  inputRules({
    rules: [
      new InputRule(/^(#{2,4})\s$/, ({ tr }, found, start, end) =>
        become(tr.delete(start, end), start, start, nodes.heading, { level: found[1].length }),
      ),
      wrappingInputRule(/^[-*]\s$/, nodes.bullet_list),
      wrappingInputRule(/^1\.\s$/, nodes.ordered_list),
      wrappingInputRule(/^>\s$/, nodes.blockquote),
    ],
  }),
];
