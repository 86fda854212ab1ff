// Reports can be dragged to the side where they leave. It ticks their boxes: without this script the boxes do.
const area = document.querySelector("[data-split]");
const stay = area.querySelector("[data-stay]");
const leave = area.querySelector("[data-leave]");
let dragged;

const place = (card) => (card.querySelector("input").checked ? leave : stay).append(card);

leave.hidden = false;
for (const card of area.querySelectorAll(".report-card")) {
  card.draggable = true;
  card.addEventListener("dragstart", () => (dragged = card));
  card.querySelector("input").addEventListener("change", ({ target }) => {
    place(card);
    target.focus();
  });
  place(card);
}
for (const side of [stay, leave]) {
  side.addEventListener("dragover", (event) => event.preventDefault());
  side.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!dragged) return;
    dragged.querySelector("input").checked = side === leave;
    place(dragged);
  });
}
