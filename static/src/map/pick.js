// A map to click on: the point goes into two fields of a form.
import L from "leaflet";
import { Basemap } from "./basemap.js";
import { Labels } from "./labels.js";
import { bare } from "./view.js";
import { speaker } from "./words.js";

/** Mounts the map of an element whose data attributes name the two fields; it begins at lat, lon if it has them. */
export function mountPick(element) {
  const { lat, lon, latField, lonField } = element.dataset;
  const fields = [latField, lonField].map((id) => document.getElementById(id));
  const say = speaker();
  const view = lat ? { lat: Number(lat), lon: Number(lon), zoom: 6 } : { lat: 30, lon: 30, zoom: 2 };
  const map = bare(element, say, view, { label: say("mapOfPlace"), scrollWheelZoom: false });
  const basemap = new Basemap(map, element.dataset);
  const labels = new Labels(map, basemap, element.dataset);
  const icon = L.divIcon({ className: "map-here map-here-town", iconSize: [24, 24] });
  const mark = L.marker(map.getCenter(), { interactive: false, keyboard: false, icon });
  map.on("click", ({ latlng }) => {
    const at = latlng.wrap();
    fields[0].value = at.lat.toFixed(4);
    fields[1].value = at.lng.toFixed(4);
    mark.setLatLng(at).addTo(map);
  });
  map.on("moveend", () => labels.draw([], []));
  element.closest("details")?.addEventListener("toggle", () => map.invalidateSize());
  basemap.load().then(
    () => {
      labels.draw([], []);
      basemap.refine();
    },
    () => element.remove(),
  );
  return map;
}
