// A button beside each field that is there to be copied. Without a clipboard (a page not over HTTPS) it selects the words instead.
const SAID_FOR = 2000; // milliseconds

async function copy(field, button) {
  field.select();
  let said = button.dataset.selected;
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(field.value);
      said = button.dataset.copied;
    } catch {
      // not allowed: the words are selected
    }
  }
  const usual = button.dataset.copy;
  button.textContent = said;
  setTimeout(() => (button.textContent = usual), SAID_FOR);
}

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("button[data-copy-from]") : null;
  if (button) copy(document.getElementById(button.dataset.copyFrom), button);
});

for (const button of document.querySelectorAll("button[data-copy-from]")) button.hidden = false;
