// The row of tools: one stop for Tab, arrows between the tools, and each says whether it holds where one stands.
import { commands } from "./commands.js";
import { standing } from "./tables.js";

export class Toolbar {
  constructor(row, { view, more }) {
    this.row = row;
    this.view = view;
    this.more = more;
    this.tools = [...row.querySelectorAll("button[data-does]")];
    this.tools.forEach((tool, place) => {
      tool.tabIndex = place ? -1 : 0;
      // What is chosen in the text stays chosen while a tool is used.
      tool.addEventListener("mousedown", (event) => event.preventDefault());
      tool.addEventListener("click", () => this.use(tool));
    });
    row.addEventListener("keydown", (event) => this.walk(event));
    row.hidden = false;
  }

  use(tool) {
    if (tool.getAttribute("aria-disabled") === "true") return;
    const { does } = tool.dataset;
    if (this.more[does]) {
      this.more[does]();
      return;
    }
    commands[does].run(this.view.state, this.view.dispatch, this.view);
    this.view.focus();
  }

  usable() {
    return this.tools.filter((tool) => !tool.hidden && !tool.closest("[hidden]"));
  }

  focus() {
    (this.usable().find((tool) => tool.tabIndex === 0) ?? this.usable()[0]).focus();
    return true;
  }

  walk(event) {
    const tools = this.usable();
    const here = tools.indexOf(document.activeElement);
    const to = {
      ArrowRight: (here + 1) % tools.length,
      ArrowLeft: (here - 1 + tools.length) % tools.length,
      Home: 0,
      End: tools.length - 1,
    }[event.key];
    if (event.key === "Escape") this.view.focus();
    if (to === undefined) return;
    event.preventDefault();
    for (const tool of this.tools) tool.tabIndex = -1;
    tools[to].tabIndex = 0;
    tools[to].focus();
  }

  // How the tools stand where one is now. A tool that cannot be used there can still be reached and says so.
  update(state, mayWrite) {
    for (const group of this.row.querySelectorAll("[data-in-table]")) group.hidden = !standing(state);
    for (const tool of this.tools) {
      const command = commands[tool.dataset.does];
      if (command?.on) tool.setAttribute("aria-pressed", String(command.on(state)));
      const usable = mayWrite && (!command || command.run(state));
      tool.setAttribute("aria-disabled", String(!usable));
    }
    if (!this.usable().some((tool) => tool.tabIndex === 0)) this.usable()[0].tabIndex = 0;
  }
}
