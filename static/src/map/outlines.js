// Outlines taken apart into pieces with their boxes, so that only those near what is seen are handed to Leaflet: the whole world in
// detail has 200,000 points, each of which it would project again at every zoom.
import L from "leaflet";
import { feature, mesh } from "topojson-client";

/** The layers of a topology of scripts/basemap/build.mjs, each a list of pieces. */
export function partsOf(topology) {
  const { adm0, adm1, disputed } = topology.objects;
  return {
    land: polygons(feature(topology, adm0)),
    borders: lines(mesh(topology, adm0, (a, b) => a !== b)),
    coast: lines(mesh(topology, adm0, (a, b) => a === b)),
    divisions: adm1 ? lines(mesh(topology, adm1, (a, b) => a !== b && a.properties.country === b.properties.country)) : [],
    disputed: lines(mesh(topology, disputed)),
    area: (key) => areaOf(topology, key),
  };
}

/** Rivers as lines and lakes as polygons. */
export function waterOf(topology) {
  const { lakes, rivers } = topology.objects;
  return { lakes: polygons(feature(topology, lakes)), rivers: lines(mesh(topology, rivers)) };
}

/** Label points as [{id, at: [lat, lon]}]. */
export function pointsOf({ objects, transform }, name) {
  const { scale, translate } = transform;
  return objects[name].geometries.map(({ id, coordinates: [x, y] }) => ({ id, at: [y * scale[1] + translate[1], x * scale[0] + translate[0]] }));
}

/** The pieces that touch the bounds. */
export function within(pieces, bounds) {
  const [west, south, east, north] = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  return pieces.filter(({ box }) => box[0] <= east && box[2] >= west && box[1] <= north && box[3] >= south);
}

/** The bounds of pieces; of the largest alone where they lie on both sides of the 180th meridian, which would be the whole world. */
export function boundsOf(pieces) {
  const across = pieces.some(({ box }) => box[0] < -170) && pieces.some(({ box }) => box[2] > 170);
  const size = ({ box }) => (box[2] - box[0]) * (box[3] - box[1]);
  const framed = across ? [pieces.reduce((best, piece) => (size(piece) > size(best) ? piece : best))] : pieces;
  return L.latLngBounds(framed.flatMap(({ box: [west, south, east, north] }) => [[south, west], [north, east]]));
}

/** A Leaflet layer of pieces of one sort, which keep their converted points for the next time. */
export function layerOf(pieces, style) {
  for (const piece of pieces) piece.at ??= piece.rings ? piece.rings.map(latLngs) : latLngs(piece.line);
  const shape = pieces[0]?.rings ? L.polygon : L.polyline;
  return shape(
    pieces.map(({ at }) => at),
    { interactive: false, smoothFactor: 0.7, ...style },
  );
}

function areaOf(topology, key) {
  const layer = key.includes("-") ? topology.objects.adm1 : topology.objects.adm0;
  const found = layer?.geometries.find((geometry) => geometry.id === key);
  return found ? polygons(feature(topology, found)) : null;
}

function polygons({ features, geometry }) {
  const geometries = features ? features.map((one) => one.geometry) : [geometry];
  const several = ({ type, coordinates }) => (type === "Polygon" ? [coordinates] : coordinates);
  return geometries.filter(Boolean).flatMap(several).map((rings) => ({ rings, box: boxOf(rings[0]) }));
}

function lines({ type, coordinates }) {
  return (type === "LineString" ? [coordinates] : coordinates).map((line) => ({ line, box: boxOf(line) }));
}

function boxOf(points) {
  const box = [180, 90, -180, -90];
  for (const [x, y] of points) {
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
  return box;
}

function latLngs(points) {
  return points.map(([lon, lat]) => L.latLng(lat, lon));
}
