// Names as they are typed. Without this script a name typed in full is found all the same.
const REST = 150; // milliseconds without another letter before the server is asked

for (const input of document.querySelectorAll("input[data-suggest]")) {
  let waiting;
  let asked;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      asked?.abort();
      asked = new AbortController();
      try {
        const address = `${input.dataset.suggest}?q=${encodeURIComponent(input.value)}`;
        const answer = await fetch(address, { signal: asked.signal });
        if (!answer.ok) return;
        const { results } = await answer.json();
        input.list.replaceChildren(...results.map(({ value }) => new Option(value, value)));
      } catch (error) {
        if (error.name !== "AbortError") throw error;
      }
    }, REST);
  });
}
