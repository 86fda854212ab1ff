// Names on the map: countries in the reader's language, from closer the first-level divisions, and the places of events.
import L from "leaflet";
import { overlaps } from "./spread.js";

const COUNTRIES = [3, 6.5]; // zoom
const PLACES_FROM = 6;
const MOST = 60;

export class Labels {
  constructor(map, basemap, { language }) {
    this.map = map;
    this.basemap = basemap;
    this.group = L.layerGroup().addTo(map);
    this.names = new Intl.DisplayNames([language, "en"], { type: "region" });
    map.createPane("labels").classList.add("map-labels");
  }

  /** Writes the names that find room beside the boxes which the marks take. */
  draw(marks, boxes) {
    this.group.clearLayers();
    const taken = [...boxes];
    for (const label of [...this.#ofPlaces(marks), ...this.#ofCountries()].slice(0, MOST)) this.#write(label, taken);
  }

  #ofCountries() {
    const zoom = this.map.getZoom();
    if (zoom < COUNTRIES[0] || zoom > COUNTRIES[1]) return [];
    const inView = (this.basemap.labels ?? []).filter(({ id, at }) => id && this.map.getBounds().contains(at));
    return inView.map(({ id, at }) => ({ at, text: this.names.of(id), className: "map-label map-label-country", anchors: [[0, 0]] }));
  }

  #ofPlaces(marks) {
    if (this.map.getZoom() < PLACES_FROM) return [];
    const named = marks.filter(({ only, isArea }) => only?.name && !isArea).sort((a, b) => b.total - a.total);
    return named.map(({ lat, lon, only }) => ({ at: [lat, lon], text: only.name, className: "map-label", anchors: [[0, 26], [0, -26]] }));
  }

  #write({ at, text, className, anchors }, taken) {
    const { x, y } = this.map.latLngToContainerPoint(at);
    const half = text.length * 3.6 + 4;
    for (const [dx, dy] of anchors) {
      const box = [x + dx - half, y + dy - 8, x + dx + half, y + dy + 8];
      if (overlaps(box, taken)) continue;
      taken.push(box);
      const span = document.createElement("span");
      span.textContent = text;
      span.setAttribute("aria-hidden", "true");
      L.marker(at, { pane: "labels", interactive: false, keyboard: false, icon: L.divIcon({ className, html: span, iconSize: [0, 0], iconAnchor: [0, -dy] }) }).addTo(this.group);
      return;
    }
  }
}
