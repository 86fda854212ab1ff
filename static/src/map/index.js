// The map of the events of a filter. See `mountMap`.
import "leaflet/dist/leaflet.css";
import L from "leaflet";
import { Basemap } from "./basemap.js";
import { DEEPEST, Gathering } from "./gather.js";
import { Labels } from "./labels.js";
import { ButtonIcon, button, widthOf } from "./marks.js";
import { Notes } from "./notes.js";
import { Panel } from "./panel.js";
import { Refused, Source } from "./source.js";
import { joined, spread } from "./spread.js";
import { Steps } from "./steps.js";
import { bare } from "./view.js";
import { speaker } from "./words.js";

const SLOW = 8; // milliseconds of drawing
const LONGEST_REST = 200;
const REST = 120; // milliseconds without another change before the server is asked

/**
 * Mounts the map in an element of templates/web/_map.html, whose data attributes give the addresses.
 *
 * options:
 *   pointsUrl, clustersUrl, eventsUrl   instead of the element's own
 *   view        {lat, lon, zoom} to begin with; without it the map fits the first events that it is shown
 *   onMove(bbox, inView, counts)        after every move and every change of the filter: "west,south,east,north", how many
 *                                       events are drawn in it, and {total, withoutPlace} of the whole filter
 *   onOpen(events, total)               the events that a mark has opened, as the map lists them
 *   words       sentences instead of those of the page, by the keys of events/wording/map_words.py
 * gives:
 *   show(query)      draws the events of a query string that holds parameters of the filter alone; resolves when they are drawn.
 *                    Where all events are here it draws at once, also for another range of days: cheap enough for a brush
 *   setView({lat, lon, zoom}), view(), bounds() as "west,south,east,north", fit() to all that is drawn
 *   openNowhere()    lists the events that no place can be drawn for
 *   destroy()
 */
export function mountMap(element, options = {}) {
  return new EventMap(element, options);
}

class EventMap {
  constructor(element, options) {
    const { points, clusters, events } = element.dataset;
    const addresses = { pointsUrl: points, clustersUrl: clusters, eventsUrl: events };
    this.options = options;
    this.element = element;
    this.say = speaker(options.words);
    this.source = new Source({ ...addresses, ...pick(options, Object.keys(addresses)) });
    this.map = bare(element, this.say, options.view);
    this.placed = Boolean(options.view);
    this.basemap = new Basemap(this.map, element.dataset);
    this.labels = new Labels(this.map, this.basemap, element.dataset);
    this.basemap.onDetail = () => this.#draw();
    this.marks = L.layerGroup().addTo(this.map);
    this.shown = new Map();
    this.steps = new Steps(this.map);
    this.panel = new Panel(element, this.say, () => this.steps.focus());
    this.notes = new Notes(element, this.say);
    element.addEventListener("keydown", ({ key }) => key === "Escape" && this.panel.close());
    this.map.on("moveend", () => this.#moved());
    this.resized = new ResizeObserver(() => this.#resized());
    this.resized.observe(element);
    this.#begin();
  }

  /** A map that is hidden, as on a phone behind the list, fetches nothing until it is first shown: it weighs more than the page. */
  #begin() {
    if (this.begun || !this.element.offsetWidth) return;
    this.begun = true;
    this.basemap.load().then(() => this.#draw(), () => this.notes.fail(this.say("failed"), () => this.basemap.load()));
    if (this.query !== undefined) this.show(this.query);
  }

  async show(query, { refit = false } = {}) {
    this.query = query;
    if (refit) this.placed = false;
    if (!this.begun) return;
    if (this.source.holds(query)) await this.source.load(query);
    else if (!(await this.#fetched(query))) return;
    await this.#soon();
    if (this.query === query) await this.#refresh();
  }

  setView({ lat, lon, zoom }) {
    this.placed = true;
    this.map.setView([lat, lon], zoom);
  }

  view() {
    const { lat, lng } = this.map.getCenter();
    return { lat: round(lat), lon: round(lng), zoom: this.map.getZoom() };
  }

  bounds() {
    return this.#bounds().join(",");
  }

  fit(options = {}) {
    const drawn = this.gathering ? [...this.gathering.stacks, ...this.gathering.areas] : [];
    if (drawn.length) this.map.fitBounds(L.latLngBounds(drawn.map(({ lat, lon }) => [lat, lon])), { padding: [40, 40], maxZoom: 7, ...options });
  }

  openNowhere() {
    return this.#list("none", null, (total) => this.say("listNowhere", { events: this.say.events(total) }));
  }

  /** A ring around a point, where an event that is chosen in the list lies; without one it goes away. */
  point(at) {
    this.pointed?.remove();
    this.pointed = at && L.circleMarker(at, { radius: 22, className: "map-pointed", interactive: false, fill: false }).addTo(this.map);
  }

  destroy() {
    this.resized.disconnect();
    clearTimeout(this.resting);
    clearTimeout(this.naming);
    this.source.stop();
    this.basemap.destroy();
    this.map.remove();
  }

  /** At the next frame, or later where drawing is slow, so that a brush that is dragged has three quarters of the time for itself. */
  #soon() {
    if (document.hidden) return Promise.resolve(); // a hidden page has no frames
    this.pending ??= new Promise((drawn) => {
      const rest = this.cost > SLOW ? Math.min(3 * this.cost, LONGEST_REST) : 0;
      setTimeout(() => requestAnimationFrame(drawn), rest);
    }).then(() => {
      this.pending = null;
    });
    return this.pending;
  }

  /** Waits until no newer query comes, then asks. False where another one came, or where the answer did not. */
  async #fetched(query) {
    clearTimeout(this.resting);
    this.element.setAttribute("aria-busy", "true");
    if (this.gathering) await new Promise((rested) => (this.resting = setTimeout(rested, REST)));
    if (this.query !== query) return false;
    return this.#attempt(() => this.source.load(query), () => this.show(query));
  }

  /** Whether it went well; what did not is said on the map. An answer that was given up is nothing to say. */
  async #attempt(task, again) {
    try {
      await task();
      this.notes.clear();
      return true;
    } catch (problem) {
      if (problem.name !== "AbortError") this.notes.fail(problem instanceof Refused ? `${this.say("failed")} ${problem.message}` : this.say("failed"), again);
      return false;
    } finally {
      this.element.removeAttribute("aria-busy");
      setTimeout(() => this.basemap.refine(), REST);
    }
  }

  async #refresh() {
    const began = performance.now();
    const found = this.source.narrowedNow();
    if (found) {
      this.#take(found);
      this.cost = performance.now() - began;
      return true;
    }
    return this.#attempt(
      async () => this.#take(await this.source.within(this.bounds(), Math.floor(this.map.getZoom()))),
      () => this.#refresh(),
    );
  }

  #take({ stacks, areas, total, withoutPlace }) {
    this.counts = { total, withoutPlace };
    this.gathering = new Gathering(stacks, areas);
    this.basemap.shade(areas);
    const drawn = stacks.length + areas.length;
    if (!this.placed && drawn) {
      this.placed = true;
      this.waits = !this.element.offsetWidth;
      this.fit({ animate: false });
    }
    this.#draw();
  }

  /** A map in a part of the page that was hidden has no size until it is shown. */
  #resized() {
    this.map.invalidateSize({ animate: false });
    this.#begin();
    if (this.counts && !this.waits) this.#draw();
    if (this.waits && this.element.offsetWidth) {
      this.waits = false;
      this.fit({ animate: false });
    }
  }

  #moved() {
    if (this.source.gathered) this.#refresh();
    else this.#draw();
  }

  #bounds() {
    const bounds = this.map.getBounds();
    const [west, south, east, north] = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    return [Math.max(-180, west), Math.max(-90, south), Math.min(180, east), Math.min(90, north)].map(round);
  }

  #draw() {
    if (!this.gathering) return;
    const bounds = this.#bounds();
    const marks = joined(this.gathering.marks(bounds, this.map.getZoom()), this.map, widthOf, DEEPEST);
    const boxes = spread(marks, this.map, widthOf);
    const focused = this.element.contains(document.activeElement) && document.activeElement.classList.contains("mark");
    const shown = new Map();
    for (const mark of marks) {
      const id = `${mark.lat},${mark.lon},${mark.isArea},${mark.counts},${mark.only?.place ?? mark.opensAt},${mark.shift}`;
      shown.set(id, this.shown.get(id) ?? this.#placed(mark));
      shown.get(id).at = mark.at;
    }
    for (const [id, { marker }] of this.shown) if (!shown.has(id)) marker.remove();
    this.shown = shown;
    this.steps.take([...shown].map(([id, { element, at }]) => ({ id, element, at })));
    if (focused && !document.activeElement.classList.contains("mark")) this.steps.focus();
    this.#name(marks, boxes);
    this.#tell(marks.reduce((sum, { total }) => sum + total, 0));
  }

  /** Names wait until the marks stand still: nobody reads them while a brush is dragged. */
  #name(marks, boxes) {
    clearTimeout(this.naming);
    this.naming = setTimeout(() => this.labels.draw(marks, boxes), this.named ? REST : 0);
    this.named = true;
  }

  #placed(mark) {
    const element = button(mark, this.source.kinds, this.say);
    const [x, y] = mark.shift;
    const width = widthOf(mark);
    const icon = new ButtonIcon({ element, width, height: mark.isArea ? 28 : width, shift: [x, y] });
    element.addEventListener("click", (clicked) => {
      clicked.stopPropagation();
      this.#open(mark);
    });
    L.DomEvent.on(element, "dblclick", L.DomEvent.stopPropagation);
    const marker = L.marker([mark.lat, mark.lon], { icon, interactive: false, keyboard: false, zIndexOffset: mark.isArea ? -1000 : 0 });
    marker.addTo(this.marks);
    return { marker, element };
  }

  #tell(inView) {
    const { total, withoutPlace } = this.counts;
    this.notes.empty(inView ? null : total > withoutPlace, () => this.fit());
    this.options.onMove?.(this.bounds(), inView, this.counts);
  }

  #open(mark) {
    const gatheredTogether = this.source.gathered && !mark.isArea && mark.stacks().some(({ place }) => !place);
    if (mark.opensAt !== null) return this.map.setView([mark.lat, mark.lon], Math.max(mark.opensAt, this.map.getZoom() + 1));
    if (gatheredTogether && this.map.getZoom() < DEEPEST) return this.map.setView([mark.lat, mark.lon], Math.min(DEEPEST, this.map.getZoom() + 2));
    this.#clear(mark);
    const at = gatheredTogether ? "" : mark.stacks().map(({ place }) => place).slice(0, 50).join(",");
    const around = gatheredTogether ? [mark.lon - 0.01, mark.lat - 0.01, mark.lon + 0.01, mark.lat + 0.01].map(round).join(",") : null;
    return this.#list(at, around, (total) => this.#titleOf(mark, total));
  }

  /** Moves the mark from under the list that it opens, where that stands beside the map. */
  #clear({ lat, lon }) {
    const width = this.panel.widthBeside();
    const [start, end] = document.documentElement.dir === "rtl" ? [width, 0] : [0, width];
    if (width) this.map.panInside([lat, lon], { paddingTopLeft: [start + 30, 30], paddingBottomRight: [end + 30, 30] });
  }

  #titleOf({ only, isArea }, total) {
    const values = { events: this.say.events(total), place: only?.name };
    if (!values.place) return this.say("listHere", values);
    if (isArea) return this.say("listArea", values);
    return this.say(only.precision === "district" ? "listNear" : "listAt", values);
  }

  async #list(at, around, title) {
    this.panel.open(this.say("loading"));
    try {
      const found = await this.source.list(at, around);
      this.panel.heading.textContent = title(found.total);
      this.panel.fill(found, this.source.kinds);
      this.options.onOpen?.(found.events, found.total);
    } catch (problem) {
      this.panel.heading.textContent = this.say("failed");
      this.panel.tell(problem instanceof Refused ? problem.message : this.say("failed"));
    }
  }
}

function pick(values, names) {
  return Object.fromEntries(names.filter((name) => values[name]).map((name) => [name, values[name]]));
}

function round(degrees) {
  return Math.round(degrees * 1e4) / 1e4;
}

