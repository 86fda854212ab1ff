// A second click on the same button would decide twice, and the answer would be that somebody else
// was quicker: oneself. A form goes off once; after a while, or when one comes back, again.
const AGAIN_AFTER_MS = 3000;
const sent = new Map();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (Date.now() - (sent.get(form) ?? 0) < AGAIN_AFTER_MS) event.preventDefault();
  else sent.set(form, Date.now());
});
window.addEventListener("pageshow", () => sent.clear());
