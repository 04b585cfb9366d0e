// The map of perspectives: nearer and further away, a statement seen on it at once, and news of others' answers.
// The page works without this: the form sends itself, and whoever loads the page again sees the newest map.
const page = document.querySelector("[data-map]");
const news = document.querySelector("[data-map-new]");
const FIRST_WAIT = 4000;
const LONGEST_WAIT = 120000;
const NEAREST = 4;

const view = { near: 1, x: 0.5, y: 0.5 };

function show() {
  const map = page.querySelector(".map");
  if (!map) return;
  map.dataset.box ??= map.getAttribute("viewBox");
  const [left, top, width, height] = map.dataset.box.split(" ").map(Number);
  const across = width / view.near;
  const down = height / view.near;
  const keep = (middle, part, whole) => Math.min(Math.max(middle * whole - part / 2, 0), whole - part);
  map.setAttribute("viewBox", `${left + keep(view.x, across, width)} ${top + keep(view.y, down, height)} ${across} ${down}`);
  const tools = page.querySelector("[data-map-zoom]");
  tools.hidden = false;
  tools.querySelector("[value=out]").disabled = view.near === 1;
  tools.querySelector("[value=in]").disabled = view.near === NEAREST;
  const picture = page.querySelector("[data-map-picture]");
  picture.tabIndex = view.near > 1 ? 0 : -1;
}

function zoom(way) {
  view.near = Math.min(Math.max(way === "in" ? view.near * 1.5 : view.near / 1.5, 1), NEAREST);
  if (view.near < 1.01) Object.assign(view, { near: 1, x: 0.5, y: 0.5 });
  if (view.near > NEAREST / 1.1) view.near = NEAREST;
  show();
}

function move(across, down) {
  const half = 0.5 / view.near;
  view.x = Math.min(Math.max(view.x + across / view.near, half), 1 - half);
  view.y = Math.min(Math.max(view.y + down / view.near, half), 1 - half);
  show();
}

page.addEventListener("click", (event) => {
  const button = event.target.closest("[data-map-zoom] button");
  if (button) zoom(button.value);
});

const KEYS = {
  "+": () => zoom("in"),
  "-": () => zoom("out"),
  ArrowLeft: () => move(-0.2, 0),
  ArrowRight: () => move(0.2, 0),
  ArrowUp: () => move(0, -0.2),
  ArrowDown: () => move(0, 0.2),
};
page.addEventListener("keydown", (event) => {
  if (!KEYS[event.key] || !event.target.closest("[data-map-picture], [data-map-zoom]")) return;
  if (event.key.startsWith("Arrow") && view.near === 1) return;
  event.preventDefault();
  KEYS[event.key]();
});

let held;
page.addEventListener("pointerdown", (event) => {
  if (view.near > 1 && event.target.closest(".map")) held = { x: event.clientX, y: event.clientY };
});
page.addEventListener("pointermove", (event) => {
  if (!held) return;
  const size = page.querySelector(".map").getBoundingClientRect();
  move((held.x - event.clientX) / size.width, (held.y - event.clientY) / size.height);
  held = { x: event.clientX, y: event.clientY };
});
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => (held = undefined));

function address() {
  const asked = page.querySelector("[data-map-ask] select")?.value;
  return asked ? `${page.dataset.from}?${new URLSearchParams({ statement: asked })}` : page.dataset.from;
}

async function ask(tag) {
  const headers = tag ? { "If-None-Match": tag } : {};
  try {
    const answer = await fetch(address(), { headers, cache: "no-store" });
    if (answer.status === 200) return { tag: answer.headers.get("ETag"), body: await answer.text() };
  } catch (error) {
    // The net is gone for a while: the map that is shown stays.
    if (error.name !== "TypeError") throw error;
  }
  return undefined;
}

function put(fresh) {
  const open = new Set([...page.querySelectorAll("details[open]")].map((each) => each.firstElementChild.textContent));
  const chosen = page.contains(document.activeElement) ? document.activeElement.id : "";
  page.innerHTML = fresh.body;
  page.dataset.tag = fresh.tag;
  for (const each of page.querySelectorAll("details")) each.open = open.has(each.firstElementChild.textContent);
  if (chosen) document.getElementById(chosen)?.focus({ preventScroll: true });
  news.hidden = true;
  show();
}

page.addEventListener("change", async (event) => {
  if (!event.target.closest("[data-map-ask]")) return;
  const fresh = await ask();
  if (fresh) put(fresh);
});

let waiting;
let wait = FIRST_WAIT;
let newest;

async function look() {
  if (document.visibilityState === "visible") {
    const fresh = await ask(newest?.tag ?? page.dataset.tag);
    wait = fresh ? FIRST_WAIT : Math.min(wait * 1.5, LONGEST_WAIT);
    if (fresh) {
      newest = fresh;
      // Nobody who is reading has the page taken from under their eyes.
      if (scrollY < innerHeight && !page.contains(document.activeElement)) put(fresh);
      else news.hidden = false;
    }
  }
  waiting = setTimeout(look, wait);
}

news.querySelector("button").addEventListener("click", async () => {
  const fresh = await ask();
  if (fresh) put(fresh);
  // The button that was pressed is gone.
  const head = page.querySelector("h2");
  head?.setAttribute("tabindex", "-1");
  head?.focus();
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "visible") return;
  clearTimeout(waiting);
  wait = FIRST_WAIT;
  look();
});
show();
waiting = setTimeout(look, wait);
