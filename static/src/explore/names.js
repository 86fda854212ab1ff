// Names while somebody types: the fields' own lists, filled from the server.
const SOON = 150; // ms without a key
const FIELDS = ["place", "actor", "source"];

export function suggestNames(page) {
  let timer;
  let asked = new AbortController();
  page.addEventListener("input", ({ target }) => {
    const list = target.list;
    if (!list || !FIELDS.includes(target.name)) return;
    clearTimeout(timer);
    timer = setTimeout(() => fill(list, target.name, target.value.trim(), target.form.dataset.names), SOON);
  });

  async function fill(list, field, q, address) {
    asked.abort();
    if (!q) return list.replaceChildren();
    asked = new AbortController();
    try {
      const answer = await fetch(`${address}?${new URLSearchParams({ field, q })}`, { signal: asked.signal });
      const { names } = await answer.json();
      list.replaceChildren(...names.map((name) => Object.assign(document.createElement("option"), { value: name })));
    } catch {
      // the field takes any name without help
    }
  }
}
