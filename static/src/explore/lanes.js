// One tab stop for all marks of the timeline; arrows step through them in time, up and down between lanes.

export function stepThroughLanes(page) {
  const list = page.querySelector("#lane-list");
  if (!list) return;
  const lanes = [...list.querySelectorAll(".lane")].map((lane) => sorted([...lane.querySelectorAll("a[data-x]")]));
  const all = sorted(lanes.flat());
  if (!all.length) return;
  const readout = page.querySelector("#lane-readout");
  for (const link of all) link.setAttribute("tabindex", "-1");
  all[0].setAttribute("tabindex", "0");

  const focus = (link) => {
    list.querySelector('[tabindex="0"]')?.setAttribute("tabindex", "-1");
    link.setAttribute("tabindex", "0");
    link.focus();
  };
  const tell = (event) => {
    const link = event.target.closest("a[data-x]");
    if (link) readout.textContent = link.getAttribute("aria-label");
  };
  list.addEventListener("focusin", tell);
  list.addEventListener("pointerover", tell);
  list.addEventListener("keydown", (event) => {
    const link = event.target.closest("a[data-x]");
    const next = link && target(event.key, link, all, lanes);
    if (!next) return;
    event.preventDefault();
    focus(next);
  });
}

function target(key, link, all, lanes) {
  const at = all.indexOf(link);
  const lane = lanes.findIndex((links) => links.includes(link));
  switch (key) {
    case "ArrowRight":
      return all[Math.min(at + 1, all.length - 1)];
    case "ArrowLeft":
      return all[Math.max(at - 1, 0)];
    case "ArrowDown":
      return nearest(lanes.slice(lane + 1).find((links) => links.length), link);
    case "ArrowUp":
      return nearest(lanes.slice(0, lane).findLast((links) => links.length), link);
    case "Home":
      return all[0];
    case "End":
      return all.at(-1);
    default:
      return null;
  }
}

function nearest(links, link) {
  if (!links) return link;
  const away = (other) => Math.abs(x(other) - x(link));
  return links.reduce((best, other) => (away(other) < away(best) ? other : best));
}

const x = (link) => Number(link.dataset.x);
const sorted = (links) => links.sort((one, other) => x(one) - x(other)); // stable: marks of one day keep the order of the lanes
