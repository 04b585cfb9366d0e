// Shows what a form would find while somebody writes in its field. The form works without this.
const WAIT = 350;

for (const field of document.querySelectorAll("[data-asks]")) {
  const place = document.getElementById(field.dataset.shows);
  let waiting;
  let asking = new AbortController();

  const ask = async () => {
    asking.abort();
    asking = new AbortController();
    const written = new URLSearchParams(new FormData(field.form));
    written.delete("csrfmiddlewaretoken");
    try {
      const answer = await fetch(`${field.dataset.asks}?${written}`, { signal: asking.signal });
      if (answer.ok) place.innerHTML = await answer.text();
    } catch (error) {
      // A newer question took over, or the net is gone: the button still works.
      if (error.name !== "AbortError" && error.name !== "TypeError") throw error;
    }
  };

  field.form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, WAIT);
  });
}
