// Where the events of a filter lie. Up to some thousands come at once, as columns, and are narrowed to a range of days here,
// so that a brush can be dragged; of more, the server gathers what the map shows.
const DAY = 86_400_000;
const AREAS = new Set(["region", "country"]);
const LONGEST_WAIT = 20_000; // milliseconds

export class Refused extends Error {}

/** Events at one place, or in one small square: {lat, lon, counts by kind, total, place, name, precision, key}. */
function stack(place, counts, more) {
  return { ...place, counts, total: counts.reduce((sum, count) => sum + count, 0), ...more };
}

async function ask(url, asked) {
  const waiting = setTimeout(() => asked.abort(new Error("No answer in time")), LONGEST_WAIT);
  const response = await fetch(url, { signal: asked.signal, headers: { Accept: "application/json" } }).finally(() => clearTimeout(waiting));
  const body = await response.json().catch(() => ({}));
  if (response.ok) return body;
  const reasons = (body.errors || []).map((error) => `${error.field}: ${error.reason}`);
  throw new Refused(reasons.join(" ") || body.detail || String(response.status));
}

/** The parameters of a query string in one order, without those given, so that the same filter is the same text. */
function canonical(query, ...without) {
  const parameters = new URLSearchParams(query);
  for (const name of ["bbox", ...without]) parameters.delete(name);
  parameters.sort();
  return parameters.toString();
}

function dayNumber(text) {
  const time = text ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(time) ? null : time / DAY;
}

export class Source {
  constructor({ pointsUrl, clustersUrl, eventsUrl }) {
    Object.assign(this, { pointsUrl, clustersUrl, eventsUrl, kinds: [], query: "", kept: null, keptFor: null, tooMany: new Set() });
    this.asked = new AbortController();
    this.moved = new AbortController();
  }

  /** Whether `show` can answer at once, from what is here. */
  holds(query) {
    return this.kept?.mode === "points" && [canonical(query, "after", "before"), canonical(query)].includes(this.keptFor);
  }

  /** Fetches what the query needs; what was asked for before is given up. Throws Refused with the server's reasons. */
  async load(query) {
    this.query = canonical(query);
    if (this.holds(query)) return;
    this.stop();
    this.asked = new AbortController();
    const anyDay = canonical(query, "after", "before");
    if (!this.tooMany.has(anyDay) && (await this.#keep(anyDay)) === "points") return;
    this.tooMany.add(anyDay);
    if (anyDay !== this.query || this.keptFor !== anyDay) await this.#keep(this.query);
  }

  async #keep(query) {
    const found = await this.#points(query);
    this.kept = found;
    this.keptFor = query;
    this.kinds = found.kinds.map(([key, label]) => ({ key, label }));
    return found.mode;
  }

  #points(query) {
    return ask(`${this.pointsUrl}?${query}`, this.asked);
  }

  get gathered() {
    return this.kept?.mode === "clusters";
  }

  /** {stacks, areas, total, withoutPlace}; where the server gathers, only of the box "west,south,east,north". */
  async within(bbox, zoom) {
    if (!this.gathered) return this.#narrowed();
    this.moved.abort();
    this.moved = new AbortController();
    const where = new URLSearchParams({ bbox, zoom: String(zoom) });
    const url = `${this.clustersUrl}?${this.query}&${where}`;
    const { squares } = await ask(url, this.moved);
    const stacks = squares.map(([lat, lon, place, ...counts]) => stack({ lat, lon, name: "", precision: "", key: "" }, counts, { place }));
    const { places, counts, total, without_place: withoutPlace } = this.kept;
    return { stacks, areas: counts.map((of, number) => stack(placeOf(places, number), of)), total, withoutPlace };
  }

  /** The newest events at these places, or, for "none", those without a place: {total, events}. */
  list(at, box) {
    const parameters = new URLSearchParams(this.query);
    if (at) parameters.set("at", at);
    if (box) parameters.set("bbox", box);
    return ask(`${this.eventsUrl}?${parameters}`, new AbortController());
  }

  /** What `within` answers where everything is here: no waiting, a few milliseconds for 10,000 events. */
  narrowedNow() {
    return this.gathered || !this.kept ? null : this.#narrowed();
  }

  #narrowed() {
    const range = new URLSearchParams(this.query);
    const after = dayNumber(range.get("after")) ?? Number.NEGATIVE_INFINITY;
    const before = dayNumber(range.get("before")) ?? Number.POSITIVE_INFINITY;
    const { places, events } = this.kept;
    const counts = places.id.map(() => new Array(this.kinds.length).fill(0));
    let total = 0;
    let withoutPlace = 0;
    for (let n = 0; n < events.place.length; n += 1) {
      if (events.last[n] < after || events.last[n] - events.before[n] >= before) continue;
      total += 1;
      if (events.place[n] < 0) withoutPlace += 1;
      else counts[events.place[n]][events.kind[n]] += 1;
    }
    const all = counts.map((of, number) => stack(placeOf(places, number), of)).filter((found) => found.total);
    return { stacks: all.filter((found) => !AREAS.has(found.precision)), areas: all.filter((found) => AREAS.has(found.precision)), total, withoutPlace };
  }

  stop() {
    this.asked.abort();
    this.moved.abort();
  }
}

function placeOf(places, n) {
  return { place: places.id[n], key: places.key[n], name: places.name[n], precision: places.precision[n], lat: places.lat[n], lon: places.lon[n] };
}
