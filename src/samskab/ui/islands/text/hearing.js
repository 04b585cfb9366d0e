// The editor hears where the caret is when the browser tells of it, which may be after the next key is down. Somebody
// else's caret that moves in between has the editor put one's own back to where it believed that it was. So it asks
// before both: before a key does anything, and before another's caret is drawn.
import { Plugin } from "prosemirror-state";

const ask = () => document.dispatchEvent(new Event("selectionchange"));

// Made before the plugin that draws the others' carets, so that this is told of each change before that is.
export const hearing = (awareness) => {
  awareness.on("change", () => setTimeout(ask));
  const keydown = (view) => {
    if (!view.composing) ask();
    return false;
  };
  return new Plugin({ props: { handleDOMEvents: { keydown } } });
};
