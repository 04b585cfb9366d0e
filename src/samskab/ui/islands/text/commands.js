// What can be done with the words one has chosen: one command a name, and whether it holds there already.
import { lift, setBlockType, toggleMark, wrapIn } from "prosemirror-commands";
import { liftListItem, sinkListItem, wrapInList } from "prosemirror-schema-list";
import { redoCommand, undoCommand } from "y-prosemirror";
import { schema } from "./schema.js";
import * as tables from "./tables.js";

const { nodes, marks } = schema;

export const within = (state, type, attrs = {}) => {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (node.type === type && Object.entries(attrs).every(([name, value]) => node.attrs[name] === value)) return true;
  }
  return false;
};

export const marked = (state, type) => {
  const { from, to, empty, $from } = state.selection;
  return empty ? Boolean(type.isInSet(state.storedMarks ?? $from.marks())) : state.doc.rangeHasMark(from, to, type);
};

const mark = (type) => ({ run: toggleMark(type), on: (state) => marked(state, type) });

// A block that becomes another kind is still what was written, and keeps its id.
export const become = (tr, from, to, type, attrs) =>
  tr.setBlockType(from, to, type, (node) => ({ ...attrs, id: node.attrs.id }));

const heading = (level) => {
  const on = (state) => within(state, nodes.heading, { level });
  return {
    on,
    run: (state, dispatch) => {
      const [type, attrs] = on(state) ? [nodes.paragraph, {}] : [nodes.heading, { level }];
      if (!setBlockType(type, attrs)(state)) return false;
      const { from, to } = state.selection;
      if (dispatch) dispatch(become(state.tr, from, to, type, attrs).scrollIntoView());
      return true;
    },
  };
};

const list = (type, other) => {
  const on = (state) => within(state, type);
  return {
    on,
    run: (state, dispatch, view) => {
      if (on(state)) return liftListItem(nodes.list_item)(state, dispatch, view);
      if (!within(state, other)) return wrapInList(type)(state, dispatch, view);
      const { $from } = state.selection;
      for (let depth = $from.depth; depth > 0; depth -= 1) {
        if ($from.node(depth).type === other) {
          if (dispatch) dispatch(state.tr.setNodeMarkup($from.before(depth), type, { id: $from.node(depth).attrs.id }));
          return true;
        }
      }
      return false;
    },
  };
};

const quote = {
  on: (state) => within(state, nodes.blockquote),
  run: (state, dispatch) => (quote.on(state) ? lift : wrapIn(nodes.blockquote))(state, dispatch),
};

const rule = {
  run: (state, dispatch) => {
    if (tables.standing(state)) return false;
    if (dispatch) {
      const at = state.selection.$from.after(1);
      dispatch(state.tr.insert(at, nodes.horizontal_rule.create()).scrollIntoView());
    }
    return true;
  },
};

// Between Yjs and the page, what one may undo is only what one did oneself.
export const commands = {
  undo: { run: undoCommand },
  redo: { run: redoCommand },
  strong: mark(marks.strong),
  em: mark(marks.em),
  heading2: heading(2),
  heading3: heading(3),
  heading4: heading(4),
  bullet_list: list(nodes.bullet_list, nodes.ordered_list),
  ordered_list: list(nodes.ordered_list, nodes.bullet_list),
  indent: { run: sinkListItem(nodes.list_item) },
  outdent: { run: liftListItem(nodes.list_item) },
  blockquote: quote,
  horizontal_rule: rule,
  table: { run: tables.insertTable },
  add_row: { run: tables.addRow, inTable: true },
  add_column: { run: tables.addColumn, inTable: true },
  remove_row: { run: tables.removeRow, inTable: true },
  remove_column: { run: tables.removeColumn, inTable: true },
  remove_table: { run: tables.removeTable, inTable: true },
};
