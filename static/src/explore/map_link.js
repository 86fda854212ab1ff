// The map beside the filters. It shows what the address selects; where it stands is part of the address.
import { locale } from "../language.js";
import { lateMap } from "./late_map.js";

export function linkMap(page, view) {
  const element = page.querySelector(".map");
  if (!element) return { show() {}, point() {} };
  const seen = document.getElementById("in-view");
  const only = document.getElementById("only-in-view");
  const tools = document.getElementById("map-tools");
  const number = new Intl.NumberFormat(locale);
  let bounds = "";

  const map = lateMap(element, {
    view: readPosition(view.parameter("map")),
    onMove(box, inView) {
      bounds = box;
      const text = element.offsetWidth ? seen.dataset.words.replace("{count}", number.format(inView)) : "";
      if (seen.textContent !== text) seen.textContent = text;
      tools.hidden = false;
    },
  });

  // Whatever a person does to the map is kept; what the page does to it by itself is not.
  const keep = () => {
    if (!map.view()) return; // not there yet
    const { zoom, lat, lon } = map.view();
    const position = `${round(zoom, 100)}/${round(lat, 1e4)}/${round(lon, 1e4)}`;
    if (position !== standing) view.place((standing = position));
  };
  let standing = view.parameter("map");
  let timer;
  for (const kind of ["pointerup", "wheel", "keyup", "click"]) {
    element.addEventListener(kind, () => {
      clearTimeout(timer);
      timer = setTimeout(keep, 450); // the movement has an end of its own
    }, { passive: true });
  }

  only.addEventListener("click", () => {
    view.go(view.changed({ bbox: bounds }));
  });

  // Other events are looked for where they are; other days, or a part of the map, are looked at where the reader is.
  const what = () => {
    const parameters = new URLSearchParams(view.filter());
    for (const name of ["after", "before", "bbox"]) parameters.delete(name);
    return parameters.toString();
  };
  let shown = what();
  const show = () => {
    const refit = what() !== shown && !view.parameter("map");
    shown = what();
    if (refit) {
      standing = null;
      seen.textContent = ""; // until the map has drawn the others
    }
    return map.show(view.filter(), { refit });
  };
  addEventListener("popstate", () => {
    const position = readPosition(view.parameter("map"));
    if (position) map.setView(position);
    standing = view.parameter("map");
  });
  show();
  return { show, point: (at) => map.point(at) };
}

function readPosition(text) {
  const [zoom, lat, lon] = (text ?? "").split("/").map(Number);
  const within = zoom >= 0 && zoom <= 20 && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  return within ? { zoom, lat, lon } : undefined;
}

const round = (value, parts) => Math.round(value * parts) / parts;
