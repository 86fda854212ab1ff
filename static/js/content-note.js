// Loaded before the first paint: a note that was put away does not flash. Without storage it comes back with the next page.
(() => {
  const KEY = "content-note";
  const root = document.documentElement;
  try {
    if (localStorage.getItem(KEY) === "off") root.dataset.contentNote = "off";
  } catch {
    // storage may be forbidden; the note then stays
  }
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest("[data-dismiss-note]")) return;
    root.dataset.contentNote = "off";
    document.getElementById("after-note")?.focus();
    try {
      localStorage.setItem(KEY, "off");
    } catch {
      // it is put away for this page
    }
  });
  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-dismiss-note]")) button.hidden = false;
  });
})();
