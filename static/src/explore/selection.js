// One event, three places: the row, the mark of the timeline and the point on the map light up together.

export function selectTogether(page, map) {
  const marks = () => [...page.querySelectorAll(".lane-mark")];
  const rows = () => [...page.querySelectorAll("[data-event]")];
  const addressOf = (row) => row.querySelector("a[href*='/events/']")?.getAttribute("href");

  function light(address, { scroll = false } = {}) {
    for (const lit of page.querySelectorAll(".lit")) lit.classList.remove("lit");
    const row = address && rows().find((one) => addressOf(one) === address);
    for (const mark of marks()) mark.classList.toggle("lit", Boolean(address) && mark.getAttribute("href") === address);
    row?.classList.add("lit");
    if (row && scroll) row.scrollIntoView({ block: "nearest" });
    map.point(row?.dataset.at ? row.dataset.at.split(",").map(Number) : null);
  }

  const under = (event) => {
    const row = event.target.closest?.("[data-event]");
    const mark = event.target.closest?.(".lane-mark");
    if (row) light(addressOf(row));
    else if (mark) light(mark.getAttribute("href"), { scroll: true });
    else light(null);
  };
  page.addEventListener("pointerover", under);
  page.addEventListener("focusin", under);
  page.addEventListener("pointerleave", () => light(null));
}
