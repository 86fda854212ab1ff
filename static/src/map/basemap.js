// Land, water and borders on a canvas. The coarse world comes at once; from DETAIL_FROM the finer one with the first-level divisions.
import L from "leaflet";
import { boundsOf as boundsOfPieces, layerOf, partsOf, pointsOf, waterOf, within } from "./outlines.js";

const DETAIL_FROM = 4; // zoom
const AROUND = 0.7; // of the view's size: how far beyond its edges outlines are handed to the canvas
const REST = 100; // milliseconds
const UNKNOWN = 60_000; // metres: the radius of the circle that stands for a region without known borders
const EVERYWHERE = L.latLngBounds([-90, -1000], [90, 1000]); // the coarse world is small enough to be handed over whole
const COLOURS = ["sea", "land", "coast", "border", "division", "river", "disputed", "area"];

function colours(element) {
  const style = getComputedStyle(element);
  return Object.fromEntries(COLOURS.map((name) => [name, style.getPropertyValue(`--map-${name}`).trim()]));
}

async function fetched(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
}

function isCountry(id) {
  return id.length === 2;
}

export class Basemap {
  /** `onDetail` may be set: it is called when the finer files have come. */
  constructor(map, { world, detail, water }) {
    this.map = map;
    this.urls = { world, detail, water };
    this.renderer = L.canvas({ padding: 0.3 });
    this.ground = L.layerGroup().addTo(map);
    this.shades = L.layerGroup().addTo(map);
    this.shaded = [];
    this.onMove = () => this.#follow();
    map.on("moveend", this.onMove);
    this.recolour = () => this.draw();
    this.watched = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((query) => matchMedia(query));
    for (const query of this.watched) query.addEventListener("change", this.recolour);
    this.theme = new MutationObserver(this.recolour);
    this.theme.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  }

  /** From now on the finer files come where the map is close enough: a second of work that the first marks need not wait for. */
  refine() {
    this.mayRefine = true;
    this.#follow();
  }

  /** Loads the coarse world. */
  async load() {
    const topology = await fetched(this.urls.world);
    this.world = partsOf(topology);
    this.countries = pointsOf(topology, "labels");
    this.draw();
  }

  /** Shades regions and countries, [{place, key, lat, lon}]; those without known borders as a circle. */
  shade(areas) {
    const keys = areas.map(({ place, key }) => `${place}${key}`).join();
    if (keys === this.shadedKeys) return;
    this.shadedKeys = keys;
    this.shaded = areas;
    clearTimeout(this.shading); // a canvas of large outlines takes longer than a brush should wait
    this.shading = setTimeout(() => this.#drawShades(), REST);
  }

  /** The bounds of a region or country, of its largest part where it lies across the 180th meridian; null where they are not here. */
  boundsOf(key) {
    const pieces = this.world && this.#parts().area(key.replace(/^iso:/, ""));
    return pieces ? boundsOfPieces(pieces) : null;
  }

  draw() {
    if (!this.world) return;
    this.drawnClose = this.#isClose();
    this.covered = this.drawnClose ? this.map.getBounds().pad(AROUND) : EVERYWHERE;
    const parts = this.#parts();
    const colour = colours(this.map.getContainer());
    const weight = this.drawnClose ? 1 : 0.6;
    this.ground.clearLayers();
    this.#add(parts.land, { stroke: false, fillColor: colour.land, fillOpacity: 1 });
    if (this.drawnClose && this.water) this.#addWater(colour);
    this.#add(parts.divisions, { color: colour.division, weight: 0.8 });
    this.#add(parts.coast, { color: colour.coast, weight: 0.7 * weight });
    this.#add(parts.borders, { color: colour.border, weight: 1.3 * weight });
    this.#add(parts.disputed, { color: colour.land, weight: 1.5 * weight });
    this.#add(parts.disputed, { color: colour.disputed, weight: 1.4 * weight, dashArray: "3 4" });
    this.#drawShades();
  }

  #addWater(colour) {
    this.#add(this.water.lakes, { weight: 0.5, color: colour.coast, fillColor: colour.sea, fillOpacity: 1 });
    this.#add(this.water.rivers, { color: colour.river, weight: 0.9 });
  }

  #add(pieces, style, group = this.ground) {
    const near = within(pieces, this.covered);
    if (near.length) layerOf(near, { renderer: this.renderer, ...style }).addTo(group);
  }

  #drawShades() {
    this.shades.clearLayers();
    if (!this.world) return;
    const { area } = colours(this.map.getContainer());
    const line = { color: area, weight: 1.4, dashArray: "5 4", fillColor: area };
    for (const { key, lat, lon } of this.shaded) {
      const id = key.replace(/^iso:/, "");
      const outline = id && this.#parts().area(id);
      const style = { ...line, fillOpacity: isCountry(id) ? 0.05 : 0.13 };
      if (outline) this.#add(outline, style, this.shades);
      else if (this.#knowsDivisions() && !isCountry(id)) this.#addCircle([lat, lon], style);
    }
  }

  #addCircle(at, style) {
    L.circle(at, { renderer: this.renderer, interactive: false, radius: UNKNOWN, ...style }).addTo(this.shades);
  }

  #isClose() {
    return this.map.getZoom() >= DETAIL_FROM;
  }

  #knowsDivisions() {
    return this.drawnClose && Boolean(this.detail);
  }

  #parts() {
    return this.#knowsDivisions() ? this.detail : this.world;
  }

  #follow() {
    if (this.mayRefine && this.#isClose() && !this.asked) this.#loadDetail();
    if (this.world && (this.#isClose() !== this.drawnClose || !this.covered.contains(this.map.getBounds()))) this.draw();
  }

  /** A file that does not come leaves the coarse world, and the next move asks again. */
  async #loadDetail() {
    this.asked = true;
    try {
      const [detail, water] = await Promise.all([fetched(this.urls.detail), fetched(this.urls.water)]);
      this.detail = partsOf(detail);
      this.divisions = pointsOf(detail, "divisions");
      this.water = waterOf(water);
      this.draw();
      this.onDetail?.();
    } catch {
      this.asked = false;
    }
  }

  destroy() {
    clearTimeout(this.shading);
    this.map.off("moveend", this.onMove);
    for (const query of this.watched) query.removeEventListener("change", this.recolour);
    this.theme.disconnect();
  }
}
