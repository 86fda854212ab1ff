// Single keys for the queue of reviewers. Each does what a visible link or button does: `data-key`
// names its keys. They can be switched off, and do nothing while somebody types.
const stored = "review-keys";
const help = document.getElementById("keys");
const on = document.getElementById("keys-on");

const remembered = () => {
  try {
    return localStorage.getItem(stored) !== "off";
  } catch {
    return true;
  }
};

if (on) {
  on.checked = remembered();
  on.addEventListener("change", () => {
    try {
      localStorage.setItem(stored, on.checked ? "on" : "off");
    } catch {
      // without storage the choice holds for this page
    }
  });
}

const types = (element) => element.closest("textarea, select, input:not([type='checkbox'])");

document.addEventListener("keydown", (event) => {
  if (!on?.checked || event.ctrlKey || event.metaKey || event.altKey || types(event.target)) return;
  if (event.key === "?") {
    help.open = !help.open;
    if (help.open) help.querySelector("summary").focus();
    return;
  }
  const named = [...document.querySelectorAll("[data-key]")];
  const wanted = named.find((one) => one.dataset.key.split(" ").includes(event.key));
  if (!wanted) return;
  event.preventDefault();
  if (wanted.matches("input")) wanted.focus();
  else wanted.click();
});
