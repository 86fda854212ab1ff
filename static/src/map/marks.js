// What a mark looks like: a ring with a share for each kind around their number; one event by itself is the shape of its kind.
import L from "leaflet";

const SVG = "http://www.w3.org/2000/svg";
const THICK = 5;
const SMALLEST = 30; // pixels; WCAG asks for 24
const WIDEST = 50;
const LONG_NUMBER = 5; // characters

function drawn(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

export function widthOf({ total, isArea }) {
  if (isArea) return 44;
  return total === 1 ? SMALLEST : Math.round(Math.min(WIDEST, SMALLEST + Math.log10(total) * 7));
}

/** 12,345 does not fit into a ring: 12k does. */
function short(count, say) {
  if (count < 1000) return say.number(count);
  return say("thousands", { count: Math.round(count / (count < 10_000 ? 100 : 1000)) / (count < 10_000 ? 10 : 1) });
}

function shape(kind, box) {
  return drawn("use", { href: `#shape-${kind.key}`, class: `shape-${kind.key}`, fill: "currentColor", ...box });
}

function ring({ counts, total }, kinds, width, say) {
  const radius = (width - THICK) / 2;
  const round = 2 * Math.PI * radius;
  const middle = width / 2;
  const centre = { cx: middle, cy: middle };
  const parts = [drawn("circle", { ...centre, r: middle - 0.5, class: "mark-ground" })];
  const gap = counts.filter(Boolean).length > 1 ? 1.5 : 0;
  let start = 0;
  counts.forEach((count, number) => {
    if (!count) return;
    const share = (count / total) * round;
    const dashes = `${Math.max(1, share - gap)} ${round}`;
    const turn = `rotate(${(start / round) * 360 - 90} ${middle} ${middle})`;
    parts.push(drawn("circle", { ...centre, r: radius, class: `mark-share shape-${kinds[number].key}`, "stroke-width": THICK, "stroke-dasharray": dashes, transform: turn }));
    start += share;
  });
  const most = kinds[counts.indexOf(Math.max(...counts))];
  parts.push(shape(most, { x: middle - 4, y: middle - 11, width: 8, height: 8 }));
  const number = short(total, say);
  const size = number.length > LONG_NUMBER ? "mark-number mark-number-long" : "mark-number"; // *2.6 ألف*, *2,6 тис.*
  parts.push(drawn("text", { x: middle, y: middle + 8, "text-anchor": "middle", class: size }, number));
  return drawn("svg", { width, height: width, viewBox: `0 0 ${width} ${width}`, "aria-hidden": "true", focusable: "false" }, ...parts);
}

function lone({ counts, only }, kinds) {
  const kind = kinds[counts.findIndex(Boolean)];
  const vague = only?.precision === "district" ? [drawn("circle", { cx: 15, cy: 15, r: 13.5, class: "mark-about" })] : [];
  const box = { x: 6, y: 6, width: 18, height: 18 };
  const outlined = drawn("use", { href: `#shape-${kind.key}`, class: "mark-outline", ...box });
  return drawn("svg", { width: SMALLEST, height: SMALLEST, viewBox: "0 0 30 30", "aria-hidden": "true", focusable: "false" }, ...vague, outlined, shape(kind, box));
}

function count({ counts, total }, kinds, say) {
  const most = kinds[counts.indexOf(Math.max(...counts))];
  const number = document.createElement("span");
  number.textContent = short(total, say);
  return [drawn("svg", { width: 10, height: 10, viewBox: "0 0 16 16", "aria-hidden": "true", focusable: "false" }, shape(most, { width: 16, height: 16 })), number];
}

/** The button of a mark, named for those who do not see it. */
export function button(mark, kinds, say) {
  const element = document.createElement("button");
  element.type = "button";
  element.tabIndex = -1;
  element.className = `mark ${mark.isArea ? "mark-area" : mark.total === 1 ? "mark-lone" : mark.only ? "mark-place" : "mark-cluster"}`;
  const label = nameOf(mark, kinds, say);
  element.setAttribute("aria-label", spoken(label, mark, say));
  element.title = label;
  if (mark.isArea) element.append(...count(mark, kinds, say));
  else element.append(mark.total === 1 ? lone(mark, kinds) : ring(mark, kinds, widthOf(mark), say));
  return element;
}

/** Whoever speaks to the page says what stands in the ring: of *7.3k* the name has to have that, too. */
function spoken(label, { total }, say) {
  return total < 1000 ? label : `${label} – ${short(total, say)}`;
}

export function nameOf(mark, kinds, say) {
  const said = mark.counts.map((count, number) => [count, kinds[number].label]).filter(([count]) => count);
  const parts = said.sort(([a], [b]) => b - a).map(([count, label]) => (mark.total === 1 ? label : `${label} ${say.number(count)}`));
  const values = { events: say.events(mark.total), kinds: parts.join(", "), place: mark.only?.name };
  if (mark.isArea) return mark.only ? say("area", values) : say("areas", { ...values, count: mark.size });
  if (!mark.only) return say("cluster", values);
  if (mark.only.precision === "district") return say("near", values);
  return values.place ? say("place", values) : say(mark.only.place ? "here" : "cluster", values);
}

/** Leaflet places and animates it; what it looks like and does is the button's own. */
export const ButtonIcon = L.Icon.extend({
  options: { width: SMALLEST, height: SMALLEST, shift: [0, 0] },
  createIcon() {
    const { element, width, height, shift } = this.options;
    const [x, y] = shift;
    element.classList.add("leaflet-marker-icon");
    L.extend(element.style, { width: `${width}px`, height: `${height}px`, marginLeft: `${x - width / 2}px`, marginTop: `${y - height / 2}px` });
    return element;
  },
  createShadow() {
    return null;
  },
});
