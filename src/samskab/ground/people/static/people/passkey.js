// Shows what only works with a script, and says in words when a passkey would not open.
for (const element of document.querySelectorAll("[data-needs-script]")) element.hidden = !window.PublicKeyCredential;
for (const element of document.querySelectorAll("[data-without-script]")) element.hidden = Boolean(window.PublicKeyCredential);

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const element of document.querySelectorAll("[data-passkey-failed]")) element.textContent = element.dataset.words;
});
