// One place on a small map, on the pages of events and places.
import "leaflet/dist/leaflet.css";
import L from "leaflet";
import { Basemap } from "./basemap.js";
import { Labels } from "./labels.js";
import { bare } from "./view.js";
import { mountPick } from "./pick.js";
import { speaker } from "./words.js";

const ZOOM = { site: 7, town: 6, district: 6, region: 5, country: 3 };

/** Mounts the place of an element's data attributes: lat, lon, precision, key. A point is a ring, all else the area itself. */
export function mountPlace(element) {
  const { lat, lon, precision, key } = element.dataset;
  const say = speaker();
  const at = { lat: Number(lat), lon: Number(lon) };
  const map = bare(element, say, { ...at, zoom: ZOOM[precision] ?? 5 }, { label: say("mapOfPlace"), scrollWheelZoom: false });
  const basemap = new Basemap(map, element.dataset);
  const labels = new Labels(map, basemap, element.dataset);
  const isArea = precision === "region" || precision === "country";
  if (isArea) basemap.shade([{ key: key.startsWith("iso:") ? key : "", ...at }]);
  else L.marker(at, { interactive: false, keyboard: false, icon: L.divIcon({ className: `map-here map-here-${precision}`, iconSize: [24, 24] }) }).addTo(map);
  const draw = () => {
    const { x, y } = map.latLngToContainerPoint(at);
    labels.draw([], isArea ? [] : [[x - 12, y - 12, x + 12, y + 12]]);
  };
  const frame = () => {
    const bounds = isArea && basemap.boundsOf(key);
    if (bounds) map.fitBounds(bounds, { animate: false, padding: [20, 20], maxZoom: 7 });
    draw();
  };
  map.on("moveend", draw);
  basemap.onDetail = frame;
  basemap.load().then(
    () => {
      frame();
      basemap.refine();
    },
    () => element.remove(),
  );
  return map;
}

// A map is drawn when it comes near the screen: reviewers go through fifty items and look at few of the maps.
const near = new IntersectionObserver(
  (seen) => {
    for (const one of seen) {
      if (!one.isIntersecting) continue;
      near.unobserve(one.target);
      mountPlace(one.target);
    }
  },
  { rootMargin: "300px" },
);
for (const element of document.querySelectorAll("[data-map-place]")) near.observe(element);
for (const element of document.querySelectorAll("[data-map-pick]")) mountPick(element);
