// The look form in the footer works without this. With it, a choice is kept as soon as it is made.
for (const form of document.querySelectorAll("form[data-look]")) {
  form.addEventListener("change", () => form.requestSubmit());
}
