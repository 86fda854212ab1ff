// Where marks stand on the screen. Those of areas have no exact place, so they make way for the others.
const HEIGHT = { area: 28 };
const WAYS = [[0, 0], ...[34, 52, 66, 96, 130].flatMap((far) => around(far))];

/** The points of a circle on the screen, those below and above first. */
function around(far) {
  const turns = [2, 6, 0, 4, 1, 3, 5, 7].map((eighth) => (eighth * Math.PI) / 4);
  return turns.map((turn) => [Math.round(Math.cos(turn) * far), Math.round(Math.sin(turn) * far)]);
}

export function overlaps(box, boxes) {
  return boxes.some((other) => other[0] < box[2] && other[2] > box[0] && other[1] < box[3] && other[3] > box[1]);
}

/** The marks with those that would cover each other made one: supercluster keeps the places apart, not the middles of clusters. */
export function joined(marks, map, widthOf, deepest) {
  const kept = [];
  for (const mark of [...marks].sort((a, b) => b.total - a.total)) {
    mark.point = map.latLngToContainerPoint([mark.lat, mark.lon]);
    const near = kept.find((other) => other.isArea === mark.isArea && other.point.distanceTo(mark.point) < (widthOf(other) + widthOf(mark)) / 2 - 1);
    if (near) join(near, mark, map.getZoom(), deepest);
    else kept.push(mark);
  }
  return kept;
}

function join(mark, other, zoom, deepest) {
  const [one, two] = [mark.stacks, other.stacks];
  Object.assign(mark, {
    counts: mark.counts.map((count, kind) => count + other.counts[kind]),
    total: mark.total + other.total,
    size: (mark.size ?? 1) + (other.size ?? 1),
    stacks: () => [...one(), ...two()],
    only: null,
    opensAt: zoom < deepest ? Math.floor(zoom) + 1 : null,
  });
}

/** Gives every mark `at`, its point in the map's container, and `shift` in pixels; returns the boxes that are taken. */
export function spread(marks, map, widthOf) {
  const boxes = [];
  for (const mark of [...marks].sort((a, b) => a.isArea - b.isArea || b.total - a.total)) {
    const { point } = mark;
    const [halfWidth, halfHeight] = [widthOf(mark) / 2 + 1, (mark.isArea ? HEIGHT.area : widthOf(mark)) / 2 + 1];
    const boxAt = ([x, y]) => [point.x + x - halfWidth, point.y + y - halfHeight, point.x + x + halfWidth, point.y + y + halfHeight];
    mark.shift = (mark.isArea && WAYS.find((way) => !overlaps(boxAt(way), boxes))) || [0, 0];
    mark.at = { x: point.x + mark.shift[0], y: point.y + mark.shift[1] };
    boxes.push(boxAt(mark.shift));
  }
  return boxes;
}
