// Marks from stacks: what lies too close to be told apart becomes one, so that every mark can be hit and none covers another.
import Supercluster from "supercluster";

export const DEEPEST = 11; // zoom
const APART = 52; // pixels between the middles of two marks; no mark is wider
const AREAS_APART = 64;

function indexOf(stacks, radius) {
  const index = new Supercluster({
    radius,
    extent: 256, // Leaflet's world is 256 pixels wide at zoom 0
    maxZoom: DEEPEST,
    map: ({ counts, total }) => ({ counts, total }),
    reduce: (sum, { counts, total }) => {
      sum.total += total;
      sum.counts = sum.counts.map((count, kind) => count + counts[kind]); // a new list: supercluster's copies share the old one
    },
  });
  const point = (found) => ({ type: "Feature", properties: found, geometry: { type: "Point", coordinates: [found.lon, found.lat] } });
  return index.load(stacks.map(point));
}

/** Stacks that can be asked for the marks of a view. */
export class Gathering {
  constructor(stacks, areas) {
    this.stacks = stacks;
    this.areas = areas;
    this.#points = indexOf(stacks, APART);
    this.#areas = indexOf(areas, AREAS_APART);
  }

  #points;
  #areas;

  /** Marks in the bounds [west, south, east, north]: {lat, lon, counts, total, isArea, stacks(), opensAt}. */
  marks(bounds, zoom) {
    const level = Math.min(DEEPEST, Math.floor(zoom));
    const of = (index, isArea) => index.getClusters(bounds, level).map((found) => mark(found, index, isArea));
    return [...of(this.#points, false), ...of(this.#areas, true)];
  }
}

function mark({ geometry, properties, id }, index, isArea) {
  const [lon, lat] = geometry.coordinates;
  const { counts, total } = properties;
  if (!properties.cluster) return { lat, lon, counts, total, isArea, stacks: () => [properties], only: properties, opensAt: null };
  const opensAt = index.getClusterExpansionZoom(id);
  const stacks = () => index.getLeaves(id, Number.POSITIVE_INFINITY).map((leaf) => leaf.properties);
  return { lat, lon, counts, total, isArea, stacks, size: properties.point_count, only: null, opensAt: opensAt <= DEEPEST ? opensAt : null };
}
