// Where marks stand on the screen. Those of areas have no exact place, so they make way for the others.
const HEIGHT = { area: 28 };
const WAYS = [[0, 0], [0, 34], [0, -34], [50, 0], [-50, 0], [50, 34], [-50, 34], [50, -34], [-50, -34], [0, 66], [0, -66], [96, 0], [-96, 0]];

export function overlaps(box, boxes) {
  return boxes.some((other) => other[0] < box[2] && other[2] > box[0] && other[1] < box[3] && other[3] > box[1]);
}

/** Gives every mark `at`, its point in the map's container, and `shift` in pixels; returns the boxes that are taken. */
export function spread(marks, map, widthOf) {
  const boxes = [];
  for (const mark of [...marks].sort((a, b) => a.isArea - b.isArea || b.total - a.total)) {
    const point = map.latLngToContainerPoint([mark.lat, mark.lon]);
    const [halfWidth, halfHeight] = [widthOf(mark) / 2 + 1, (mark.isArea ? HEIGHT.area : widthOf(mark)) / 2 + 1];
    const boxAt = ([x, y]) => [point.x + x - halfWidth, point.y + y - halfHeight, point.x + x + halfWidth, point.y + y + halfHeight];
    mark.shift = (mark.isArea && WAYS.find((way) => !overlaps(boxAt(way), boxes))) || [0, 0];
    mark.at = { x: point.x + mark.shift[0], y: point.y + mark.shift[1] };
    boxes.push(boxAt(mark.shift));
  }
  return boxes;
}
