// The small windows that ask: where a link leads, which picture, what one remarks, what one would write instead.
const answered = (dialog) =>
  new Promise((resolve) => {
    const form = dialog.querySelector("form");
    const send = (event) => {
      event.preventDefault();
      done(new FormData(form));
    };
    const cancel = () => done(null);
    const buttons = dialog.querySelectorAll("[data-closes]");
    const done = (data) => {
      form.removeEventListener("submit", send);
      dialog.removeEventListener("close", cancel);
      for (const button of buttons) button.removeEventListener("click", cancel);
      resolve(data);
    };
    form.addEventListener("submit", send);
    dialog.addEventListener("close", cancel);
    for (const button of buttons) button.addEventListener("click", cancel);
  });

const complain = (dialog, said) => {
  const place = dialog.querySelector("[data-complaint]");
  place.textContent = said;
  place.hidden = !said;
};

// Open a window, and let `act` take what was written; what it answers is wrong with it, and the window stays.
export const ask = async (dialog, given, act) => {
  const form = dialog.querySelector("form");
  form.reset();
  for (const [name, value] of Object.entries(given)) {
    const place = dialog.querySelector(`[data-shows="${name}"]`);
    if (place) place.textContent = value;
    if (form.elements[name]) form.elements[name].value = value;
  }
  complain(dialog, "");
  dialog.showModal();
  for (;;) {
    const data = await answered(dialog);
    if (!data) break;
    const wrong = await act(data);
    if (!wrong) break;
    complain(dialog, wrong);
    dialog.querySelector("input:not([type=hidden]), textarea")?.focus();
  }
  dialog.close();
};
