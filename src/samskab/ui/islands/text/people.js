// Who is here: a flag with name and mark where each of the others writes, and the same as words in a list.
const NAMED = 4000;
const SECTORS = { public: "offentlig", business: "erhverv", civil_society: "forening", citizen: "borger" };

export const sectorOf = (user) => SECTORS[user?.sector] ?? (Object.values(SECTORS).includes(user?.sector) ? user.sector : "borger");

const markOf = (root, sector) => root.querySelector(`template[data-mark="${sector}"]`).content.cloneNode(true);

// Styles stand in the style sheet; the page allows none in the markup. A name is shown while its owner moves.
export const cursors = (root, awareness) => {
  const carets = new Map();
  awareness.on("change", ({ added, updated }) => {
    for (const client of [...added, ...updated]) {
      const found = carets.get(client);
      if (!found) continue;
      clearTimeout(found.timer);
      found.caret.classList.add("caret--moved");
      found.timer = setTimeout(() => found.caret.classList.remove("caret--moved"), NAMED);
    }
  });
  return {
    cursorBuilder: (user, client) => {
      const caret = document.createElement("span");
      caret.className = "caret caret--moved";
      caret.dataset.sector = sectorOf(user);
      // Who is here is read aloud from the list; in the middle of a sentence it would be one of its words.
      caret.setAttribute("aria-hidden", "true");
      const flag = document.createElement("span");
      flag.className = "caret__flag";
      const name = document.createElement("span");
      name.className = "caret__name";
      name.textContent = user.name ?? "";
      flag.append(markOf(root, caret.dataset.sector), name);
      caret.append("\u2060", flag, "\u2060");
      carets.set(client, { caret });
      return caret;
    },
    selectionBuilder: (user) => ({ class: "chosen", "data-sector": sectorOf(user) }),
  };
};

export const presence = ({ root, awareness, me, words }) => {
  const list = root.querySelector("[data-presence]");
  const said = root.querySelector("[data-came]");
  let before = null;

  const draw = () => {
    const here = new Map();
    for (const [client, { user }] of awareness.getStates()) {
      if (client === awareness.clientID || !user?.name) continue;
      const sector = sectorOf(user);
      here.set(`${user.name} ${sector}`, { name: user.name, sector });
    }
    here.delete(`${me.name} ${sectorOf(me)}`);
    const others = [...here.values()].sort((one, other) => one.name.localeCompare(other.name, document.documentElement.lang));
    const shown = [{ name: words.you, sector: sectorOf(me) }, ...others];
    list.replaceChildren(
      ...shown.map(({ name, sector }) => {
        const item = document.createElement("li");
        const small = document.createElement("small");
        small.textContent = words[`sector_${sector}`];
        item.append(markOf(root, sector), ` ${name} `, small);
        return item;
      }),
    );
    const now = new Set(here.keys());
    if (before) {
      const came = [...now].filter((key) => !before.has(key)).map((key) => here.get(key).name);
      if (came.length) said.textContent = words.came.replace("{names}", () => came.join(", "));
    }
    before = now;
  };

  awareness.on("change", draw);
  draw();
};
