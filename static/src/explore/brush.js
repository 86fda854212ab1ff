// Days chosen on the histogram: by dragging (d3-brush) or by two sliders. Moving touches the drawing alone; the end of a
// movement asks the server.
import { brushX } from "d3-brush";
import { select } from "d3-selection";
import { locale } from "../language.js";

const DAY = 86_400_000;
const HEIGHT = 103;
const PAUSE = 400; // ms without a key before the server is asked
const LEAP = 10; // buckets, for Page Up and Page Down
const SVG = "http://www.w3.org/2000/svg";

export function mountBrush(page, view) {
  const root = page.querySelector("#histogram");
  if (!root) return { destroy() {} };
  const edges = edgesOf(root); // the first day of each bucket and the end of the last, as numbers of days
  const [first, last] = [edges[0], edges.at(-1)];
  const range = page.querySelector("#time-range");
  const readout = page.querySelector("#readout");
  const shades = ["shade-before", "shade-after"].map((id) => root.querySelector(`#${id}`));
  const names = new Map([...root.querySelectorAll("#buckets a")].map((link) => [days(link.dataset.start), link.textContent.trim()]));

  let chosen = [root.dataset.after ? days(root.dataset.after) : first, root.dataset.before ? days(root.dataset.before) : last];
  chosen = chosen.map((day) => clamp(day, first, last));
  const wasChosen = [...chosen];
  const words = range.textContent; // the server's, which stand until something moves
  let width = 0;
  let timer;

  const svg = select(root).append("svg").attr("class", "brush").attr("width", "100%").attr("height", HEIGHT).attr("role", "presentation");
  const layer = svg.append("g");
  const ends = ["after", "before"].map((name, at) => handle(svg.node(), name, at));

  const x = (day) => ((day - first) / (last - first)) * width;
  const nearest = (px) => {
    const day = first + (px / width) * (last - first);
    return edges.reduce((best, edge) => (Math.abs(edge - day) < Math.abs(best - day) ? edge : best));
  };
  const whole = () => chosen[0] <= first && chosen[1] >= last;

  const brush = brushX()
    .handleSize(16)
    .on("start", (event) => event.sourceEvent && view.hold())
    .on("brush", (event) => event.sourceEvent && drag(event.selection))
    .on("end", (event) => event.sourceEvent && finish(event));

  function drag([left, right]) {
    chosen = [nearest(left), nearest(right)];
    if (chosen[0] === chosen[1]) chosen = bucketAt(left);
    draw();
  }

  function finish(event) {
    if (event.selection) drag(event.selection);
    else {
      // A click without a drag: the bucket under it, or, once that is chosen alone, all days again.
      const [px] = pointer(event.sourceEvent, root);
      const bucket = bucketAt(clamp(px, 0, width - 1));
      chosen = bucket[0] === chosen[0] && bucket[1] === chosen[1] ? [first, last] : bucket;
    }
    settle();
  }

  function bucketAt(px) {
    const day = first + (px / width) * (last - first);
    const at = Math.max(edges.findLastIndex((edge) => edge <= day), 0);
    const from = Math.min(at, edges.length - 2);
    return [edges[from], edges[from + 1]];
  }

  // An end at the edge of the drawing is open, so that tomorrow's events are in the view that is shared today.
  // An end that nobody moved stays as it was, even where it lies outside the drawing.
  function settle() {
    clearTimeout(timer);
    draw();
    layer.call(brush.move, whole() ? null : chosen.map(x));
    const kept = [root.dataset.after, root.dataset.before];
    const [after, before] = chosen.map((day, at) => {
      if (day === wasChosen[at] && kept[at]) return kept[at];
      return day === (at ? last : first) && !isClose() ? null : text(day);
    });
    if ((after ?? "") === kept[0] && (before ?? "") === kept[1]) return;
    view.between(after, before);
  }

  const isClose = () => view.parameter("axis") === "range";

  function draw() {
    const [from, to] = chosen;
    shades[0].setAttribute("width", x(from));
    shades[1].setAttribute("x", x(to));
    shades[1].setAttribute("width", Math.max(width - x(to), 0));
    ends.forEach((end, at) => {
      end.setAttribute("transform", `translate(${x(chosen[at])},0)`);
      const day = at ? chosen[1] - 1 : chosen[0];
      end.setAttribute("aria-valuenow", edges.findLastIndex((edge) => edge <= chosen[at]));
      end.setAttribute("aria-valuetext", spoken(day));
    });
    if (chosen[0] === wasChosen[0] && chosen[1] === wasChosen[1]) return void (range.textContent = words);
    range.textContent = whole() ? root.dataset.allDates : `${spoken(from)} – ${spoken(to - 1)}`;
  }

  function handle(parent, name, at) {
    const end = document.createElementNS(SVG, "g");
    const attributes = {
      id: `brush-${name}`,
      class: "brush-end",
      role: "slider",
      tabindex: 0,
      "aria-label": at ? root.dataset.lastDay : root.dataset.firstDay,
      "aria-orientation": "horizontal",
      "aria-valuemin": 0,
      "aria-valuemax": edges.length - 1,
    };
    for (const [key, value] of Object.entries(attributes)) end.setAttribute(key, value);
    end.append(box("reach", -12, 0, 24, HEIGHT), box("grip", -2, 0, 4, HEIGHT), box("grip", -4, 36, 8, 28));
    end.addEventListener("keydown", (event) => key(event, at));
    parent.append(end);
    // The pointer goes through to d3's own handle, unless there is none because all days are chosen.
    end.setAttribute("pointer-events", "none");
    return end;
  }

  function key(event, at) {
    const now = edges.findLastIndex((edge) => edge <= chosen[at]);
    const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -LEAP, PageUp: LEAP };
    let next = now + (steps[event.key] ?? 0);
    if (event.key === "Home") next = 0;
    else if (event.key === "End") next = edges.length - 1;
    else if (event.key === "Escape") return clear(event);
    else if (!(event.key in steps)) return;
    event.preventDefault();
    const other = edges.findLastIndex((edge) => edge <= chosen[1 - at]);
    chosen[at] = edges[at ? clamp(next, other + 1, edges.length - 1) : clamp(next, 0, Math.max(other - 1, 0))];
    view.hold();
    draw();
    clearTimeout(timer);
    timer = setTimeout(settle, PAUSE);
  }

  function clear(event) {
    event.preventDefault();
    chosen = [first, last];
    clearTimeout(timer);
    draw();
    view.go(view.changed({ after: null, before: null, axis: null }));
  }

  const escape = (event) => event.key === "Escape" && root.matches(":hover") && clear(event);
  const hover = (event) => {
    const [px] = pointer(event, root);
    const name = px >= 0 && px < width ? (names.get(bucketAt(px)[0]) ?? "") : "";
    readout.textContent = name;
    readout.hidden = !name;
    readout.style.left = `${clamp(px + 12, 0, Math.max(width - readout.offsetWidth, 0))}px`;
  };
  const leave = () => (readout.hidden = true);

  // Also before printing, when the paper's width is not the screen's.
  function fit() {
    width = root.clientWidth;
    brush.extent([[0, 0], [width, HEIGHT]]);
    layer.call(brush).call(brush.move, whole() ? null : chosen.map(x));
    draw();
    if (!whole() || root.dataset.after || root.dataset.before) return;
    shades.forEach((shade) => shade.setAttribute("width", 0));
  }

  const resized = new ResizeObserver(fit);
  resized.observe(root);
  addEventListener("beforeprint", fit);
  addEventListener("keydown", escape);
  root.addEventListener("pointermove", hover);
  root.addEventListener("pointerleave", leave);
  fit();

  return {
    destroy() {
      clearTimeout(timer);
      resized.disconnect();
      removeEventListener("beforeprint", fit);
      removeEventListener("keydown", escape);
    },
  };
}

function edgesOf(root) {
  const starts = [...root.querySelectorAll("#buckets a")].map((link) => days(link.dataset.start));
  return [...starts, days(root.dataset.end)];
}

function box(name, x, y, width, height) {
  const rect = document.createElementNS(SVG, "rect");
  for (const [key, value] of Object.entries({ class: name, x, y, width, height })) rect.setAttribute(key, value);
  return rect;
}

function pointer(event, root) {
  const at = event.touches?.[0] ?? event.changedTouches?.[0] ?? event;
  const frame = root.getBoundingClientRect();
  return [at.clientX - frame.left, at.clientY - frame.top];
}

const clamp = (value, least, most) => Math.min(Math.max(value, least), most);
const days = (iso) => Date.parse(`${iso}T00:00:00Z`) / DAY;
const text = (day) => new Date(day * DAY).toISOString().slice(0, 10);
const format = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
const spoken = (day) => format.format(new Date(day * DAY));
