// Rows and columns of a table. No cell reaches over another here, so a column is a number.
import { TextSelection } from "prosemirror-state";
import { schema } from "./schema.js";

const { table, table_row: rowType, table_header: headerType, table_cell: cellType, paragraph } = schema.nodes;
const SIDE = 3;

// The table one stands in: where it begins, in which row, and in which column.
export const standing = (state) => {
  const { $head } = state.selection;
  for (let depth = $head.depth; depth > 1; depth -= 1) {
    if ($head.node(depth).type === rowType) {
      return {
        node: $head.node(depth - 1),
        at: $head.before(depth - 1),
        row: $head.index(depth - 1),
        column: $head.index(depth),
      };
    }
  }
  return null;
};

const cell = (type = cellType) => type.create(null, paragraph.create());
const rowOf = (width, type) => rowType.create(null, Array.from({ length: width }, () => cell(type)));

export const insertTable = (state, dispatch) => {
  if (standing(state)) return false;
  const rows = [rowOf(SIDE, headerType), ...Array.from({ length: SIDE - 1 }, () => rowOf(SIDE))];
  const { $from } = state.selection;
  if (!dispatch) return true;
  const tr = state.tr;
  const empty = $from.depth === 1 && $from.parent.content.size === 0;
  const at = empty ? $from.before(1) : $from.after(1);
  if (empty) tr.replaceWith(at, $from.after(1), [table.create(null, rows), paragraph.create()]);
  else tr.insert(at, table.create(null, rows));
  dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 3))).scrollIntoView());
  return true;
};

// Every change of a table draws its rows anew from those there are; `rows` answers the new ones, or nothing.
const redraw = (change) => (state, dispatch) => {
  const here = standing(state);
  if (!here) return false;
  if (!dispatch) return true;
  change(state.tr, here, dispatch);
  return true;
};

const starts = ({ node, at }) => {
  const places = [];
  node.forEach((row, offset) => {
    const cells = [];
    row.forEach((one, inside) => cells.push({ one, from: at + 2 + offset + inside }));
    places.push({ row, from: at + 1 + offset, cells });
  });
  return places;
};

export const addRow = redraw((tr, here, dispatch) => {
  const { row, from } = starts(here)[here.row];
  dispatch(tr.insert(from + row.nodeSize, rowOf(row.childCount)).scrollIntoView());
});

export const addColumn = redraw((tr, here, dispatch) => {
  for (const { cells } of starts(here).reverse()) {
    const beside = cells[Math.min(here.column, cells.length - 1)];
    tr.insert(beside.from + beside.one.nodeSize, cell(beside.one.type));
  }
  dispatch(tr);
});

export const removeRow = redraw((tr, here, dispatch) => {
  if (here.node.childCount === 1) return removeTable(null, dispatch, { tr, here });
  const { row, from } = starts(here)[here.row];
  return dispatch(tr.delete(from, from + row.nodeSize));
});

export const removeColumn = redraw((tr, here, dispatch) => {
  if (here.node.child(here.row).childCount === 1) return removeTable(null, dispatch, { tr, here });
  for (const { cells } of starts(here).reverse()) {
    const gone = cells[here.column];
    if (gone && cells.length > 1) tr.delete(gone.from, gone.from + gone.one.nodeSize);
  }
  return dispatch(tr);
});

export function removeTable(state, dispatch, found) {
  const { tr, here } = found ?? { tr: state.tr, here: standing(state) };
  if (!here) return false;
  if (dispatch) dispatch(tr.delete(here.at, here.at + here.node.nodeSize).scrollIntoView());
  return true;
}
