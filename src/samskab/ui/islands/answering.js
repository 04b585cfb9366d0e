// Answers one statement and shows the next without a new page: by tap, by the keys 1, 2 and 3, or by a swipe. Each
// answer is a form that works without this.
const FAR = 80;
const card = () => document.getElementById("ask");
let busy = false;

const tellOfKeys = () => card()?.querySelector(".ask__keys")?.removeAttribute("hidden");
tellOfKeys();

async function send(url, options) {
  if (busy) return;
  busy = true;
  try {
    const answer = await fetch(url, options);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.getElementById("ask");
    // A no is about the card as it is by now: it has other words, or the arena rests. There is nothing at the address.
    if (!answer.ok) return location.reload();
    if (!next) return location.assign(answer.url);
    card().replaceWith(next);
    tellOfKeys();
    history.replaceState(null, "", answer.url);
    next.focus({ preventScroll: true });
  } catch (error) {
    // The net is gone: the form is still there, and can be sent as it is.
    if (error.name !== "TypeError") throw error;
  } finally {
    busy = false;
  }
}

// Who does not take part yet is led to the way in, by the form itself: what is said to them there is said once.
const leadsAway = (form) => !form.matches("[data-here]");

function answer(button) {
  if (leadsAway(button.form)) return button.form.requestSubmit(button);
  const body = new URLSearchParams(new FormData(button.form, button));
  return send(button.form.action, { method: "POST", body });
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches(".ask__form") || !event.submitter || leadsAway(event.target)) return;
  event.preventDefault();
  answer(event.submitter);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-pass]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  send(link.href, {});
});

// The keys answer while the card has the focus, so that they are letters everywhere else.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input:not([type=checkbox]), textarea")) return;
  if (!card()?.contains(document.activeElement)) return;
  const button = card()?.querySelector(`[data-key="${event.key}"]`);
  if (button) answer(button);
});

let from;
document.addEventListener("pointerdown", (event) => {
  from = event.pointerType === "touch" && event.target.closest(".ask__statement") ? event : undefined;
});
document.addEventListener("pointerup", (event) => {
  if (!from) return;
  const across = event.clientX - from.clientX;
  const along = Math.abs(event.clientY - from.clientY);
  from = undefined;
  if (Math.abs(across) < FAR || along > FAR / 2) return;
  // To the right is yes, to the left is no.
  const button = card()?.querySelector(across > 0 ? '[data-key="1"]' : '[data-key="2"]');
  if (button) answer(button);
});
