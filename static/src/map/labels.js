// Names on the map: countries and first-level divisions in the reader's language, large towns, and the places of events.
import L from "leaflet";
import { overlaps } from "./spread.js";
import { language } from "../language.js";

const COUNTRIES = [2.5, 6]; // zoom
const TOWNS_FROM = 5;
const DIVISIONS_FROM = 6.5;
const LARGEST_COUNTRIES = { 2: 50, 3: 90, 4: 160 }; // by area; from closer, all
const LARGEST_TOWNS = { 5: 400, 6: 1500 }; // by people
const MOST = 70;
const ABOVE_AND_BELOW = [[0, 26], [0, -26]];
const AROUND = [[0, 0], [0, 14], [0, -14]];

export class Labels {
  /** `addresses`: {cities, regionsEn, regionsUk ...}, fetched when the map is first close enough. */
  constructor(map, basemap, addresses) {
    this.map = map;
    this.basemap = basemap;
    this.group = L.layerGroup().addTo(map);
    this.countries = new Intl.DisplayNames([language, "en"], { type: "region" });
    const short = language.slice(0, 2);
    this.addresses = { towns: addresses.cities, divisions: addresses[`regions${short[0].toUpperCase()}${short[1]}`] ?? addresses.regionsEn };
    this.files = {};
    map.createPane("labels").classList.add("map-labels");
  }

  /** Writes the names that find room beside the boxes which the marks take. */
  draw(marks, boxes) {
    this.last = [marks, boxes];
    this.group.clearLayers();
    const taken = [...boxes];
    let written = 0;
    for (const label of [...this.#ofPlaces(marks), ...this.#ofCountries(), ...this.#ofTowns(), ...this.#ofDivisions()]) {
      if (written >= MOST) return;
      written += this.#write(label, taken) ? 1 : 0;
    }
  }

  #ofPlaces(marks) {
    if (this.map.getZoom() < TOWNS_FROM) return [];
    const named = marks.filter(({ only, isArea }) => only?.name && !isArea).sort((a, b) => b.total - a.total);
    this.named = new Set(named.map(({ only }) => only.name));
    return named.map(({ lat, lon, only }) => ({ at: [lat, lon], text: only.name, sort: "place", anchors: ABOVE_AND_BELOW }));
  }

  #ofCountries() {
    const zoom = this.map.getZoom();
    if (zoom < COUNTRIES[0] || zoom > COUNTRIES[1]) return [];
    const largest = (this.basemap.countries ?? []).slice(0, LARGEST_COUNTRIES[Math.floor(zoom)]);
    const known = largest.filter(({ id, at }) => /^[A-Z]{2}$/.test(id) && this.#sees(at));
    return known.map(({ id, at }) => ({ at, text: this.countries.of(id), sort: "country", anchors: AROUND }));
  }

  #ofTowns() {
    const zoom = Math.floor(this.map.getZoom());
    if (zoom < TOWNS_FROM) return [];
    const towns = this.#file("towns") ?? [];
    const seen = towns.slice(0, LARGEST_TOWNS[zoom] ?? towns.length).filter(([name, lat, lon]) => !this.named?.has(name) && this.#sees([lat, lon]));
    return seen.map(([text, lat, lon]) => ({ at: [lat, lon], text, sort: "town", anchors: AROUND }));
  }

  #ofDivisions() {
    if (this.map.getZoom() < DIVISIONS_FROM) return [];
    const names = this.#file("divisions");
    const seen = names ? (this.basemap.divisions ?? []).filter(({ id, at }) => names[id] && this.#sees(at)) : [];
    return seen.map(({ id, at }) => ({ at, text: names[id], sort: "division", anchors: AROUND }));
  }

  #sees(at) {
    return this.map.getBounds().contains(at);
  }

  /** The file if it is here; otherwise it is fetched, and the names are written again when it comes. */
  #file(name) {
    if (this.addresses[name] && !(name in this.files)) {
      this.files[name] = null;
      fetch(this.addresses[name])
        .then((response) => response.json())
        .then((names) => {
          this.files[name] = names;
          this.draw(...this.last);
        })
        .catch(() => delete this.files[name]);
    }
    return this.files[name];
  }

  #write({ at, text, sort, anchors }, taken) {
    const { x, y } = this.map.latLngToContainerPoint(at);
    const half = text.length * 3.4 + 4;
    const boxAt = ([dx, dy]) => [x + dx - half, y + dy - 8, x + dx + half, y + dy + 8];
    const anchor = anchors.find((tried) => !overlaps(boxAt(tried), taken));
    if (!anchor) return false;
    taken.push(boxAt(anchor));
    const span = document.createElement("span");
    span.textContent = text;
    span.dir = "auto";
    span.setAttribute("aria-hidden", "true");
    const icon = L.divIcon({ className: `map-label map-label-${sort}`, html: span, iconSize: [0, 0], iconAnchor: [0, -anchor[1]] });
    L.marker(at, { pane: "labels", interactive: false, keyboard: false, icon }).addTo(this.group);
    return true;
  }
}
