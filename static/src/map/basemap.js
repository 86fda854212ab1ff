// Land, water and borders on a canvas. The coarse world comes at once; from DETAIL_FROM the finer one with the first-level divisions.
import L from "leaflet";
import { feature, mesh } from "topojson-client";

const DETAIL_FROM = 4; // zoom
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

/** What a topology holds, taken apart once. */
function partsOf(topology) {
  const { adm0, adm1, disputed } = topology.objects;
  return {
    land: feature(topology, adm0),
    borders: mesh(topology, adm0, (a, b) => a !== b),
    coast: mesh(topology, adm0, (a, b) => a === b),
    divisions: adm1 ? mesh(topology, adm1, (a, b) => a !== b && a.properties.country === b.properties.country) : null,
    disputed: mesh(topology, disputed),
    area: (key) => areaOf(topology, key),
  };
}

function areaOf(topology, key) {
  const { adm0, adm1 } = topology.objects;
  const layer = key.includes("-") ? adm1 : adm0;
  const found = layer?.geometries.find((geometry) => geometry.id === key);
  return found ? feature(topology, found) : null;
}

export class Basemap {
  constructor(map, { world, detail, water }) {
    this.map = map;
    this.urls = { world, detail, water };
    this.renderer = L.canvas({ padding: 0.3 });
    this.ground = L.layerGroup().addTo(map);
    this.shades = L.layerGroup().addTo(map);
    this.shaded = [];
    this.onZoom = () => this.#follow();
    map.on("zoomend", this.onZoom);
    this.recolour = () => this.draw();
    this.watched = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((query) => matchMedia(query));
    for (const query of this.watched) query.addEventListener("change", this.recolour);
    this.theme = new MutationObserver(this.recolour);
    this.theme.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  }

  /** Loads the coarse world and, where the map is close enough, the rest. */
  async load() {
    const topology = await fetched(this.urls.world);
    this.world = partsOf(topology);
    this.labels = topology.objects.labels.geometries.map(({ id, coordinates }) => ({ id, at: placed(topology, coordinates) }));
    this.draw();
    this.#follow();
  }

  /** Shades regions and countries, [{key, lat, lon}]; those without known borders as a circle. */
  shade(areas) {
    this.shaded = areas;
    this.#drawShades();
  }

  draw() {
    if (!this.world) return;
    const colour = colours(this.map.getContainer());
    const close = this.map.getZoom() >= DETAIL_FROM;
    const parts = (close && this.detail) || this.world;
    const weight = close ? 1 : 0.6;
    this.ground.clearLayers();
    this.#add(parts.land, { stroke: false, fillColor: colour.land, fillOpacity: 1 });
    if (close && this.water) {
      this.#add(this.water.lakes, { stroke: true, weight: 0.5, color: colour.coast, fillColor: colour.sea, fillOpacity: 1 });
      this.#add(this.water.rivers, { color: colour.river, weight: 0.9, fill: false });
    }
    if (parts.divisions) this.#add(parts.divisions, { color: colour.division, weight: 0.8, fill: false });
    this.#add(parts.coast, { color: colour.coast, weight: 0.7 * weight, fill: false });
    this.#add(parts.borders, { color: colour.border, weight: 1.3 * weight, fill: false });
    this.#add(parts.disputed, { color: colour.land, weight: 1.5 * weight, fill: false });
    this.#add(parts.disputed, { color: colour.disputed, weight: 1.4 * weight, dashArray: "3 4", fill: false });
    this.drawnClose = close;
    this.#drawShades();
  }

  #add(data, style, group = this.ground) {
    L.geoJSON(data, { renderer: this.renderer, interactive: false, style: { smoothFactor: 0.7, ...style } }).addTo(group);
  }

  #drawShades() {
    this.shades.clearLayers();
    if (!this.world) return;
    const { area } = colours(this.map.getContainer());
    const style = { color: area, weight: 1.4, dashArray: "5 4", fillColor: area, fillOpacity: 0.1 };
    const parts = (this.drawnClose && this.detail) || this.world;
    for (const { key, lat, lon } of this.shaded) {
      const id = key.replace(/^iso:/, "");
      const outline = id && parts.area(id);
      if (outline) this.#add(outline, style, this.shades);
      else if (!id && this.drawnClose) L.circle([lat, lon], { renderer: this.renderer, interactive: false, radius: 60_000, ...style }).addTo(this.shades);
    }
  }

  #follow() {
    const close = this.map.getZoom() >= DETAIL_FROM;
    if (close && !this.asked) this.#loadDetail();
    if (this.world && close !== this.drawnClose) this.draw();
  }

  /** A file that does not come leaves the coarse world, and the next change of zoom asks again. */
  async #loadDetail() {
    this.asked = true;
    try {
      const [detail, water] = await Promise.all([fetched(this.urls.detail), fetched(this.urls.water)]);
      this.detail = partsOf(detail);
      this.water = { lakes: feature(water, water.objects.lakes), rivers: feature(water, water.objects.rivers) };
      this.draw();
    } catch {
      this.asked = false;
    }
  }

  destroy() {
    this.map.off("zoomend", this.onZoom);
    for (const query of this.watched) query.removeEventListener("change", this.recolour);
    this.theme.disconnect();
  }
}

/** The coordinates of a quantized point as [lat, lon]. */
function placed({ transform }, [x, y]) {
  return [y * transform.scale[1] + transform.translate[1], x * transform.scale[0] + transform.translate[0]];
}
