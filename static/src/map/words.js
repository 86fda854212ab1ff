// What the map says, in the reader's language as far as it is given: a page may hand over other words by `options.words`.
const ENGLISH = {
  map: "Map of the events",
  mapOfPlace: "Map of where the place lies",
  keys: "Arrow keys step from mark to mark, Enter opens one, Shift with an arrow key moves the map, plus and minus zoom, Escape closes.",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  credits: "Borders follow ISO 3166-2, dashed where disputed, and endorse no claim. Natural Earth · GeoNames (CC BY 4.0)",
  event: "1 event",
  events: "{count} events",
  cluster: "Cluster of {events}: {kinds}",
  place: "{events} at {place}: {kinds}",
  here: "{events} here: {kinds}",
  near: "{events} in or near {place}, a district: {kinds}",
  area: "{events} known only to be somewhere in {place}: {kinds}",
  areas: "{events} in {count} areas, each known only by its region or country: {kinds}",
  listAt: "{events}: {place}",
  listNear: "{events} in or near {place}",
  listArea: "{events} somewhere in {place}",
  listNowhere: "{events} without a place on the map",
  listHere: "{events} here",
  newest: "The newest {count} are listed.",
  close: "Close",
  all: "Show them all",
  emptyHere: "No event lies in this part of the map.",
  emptyFilter: "No event of these filters has a place that can be drawn.",
  failed: "The events of the map could not be loaded.",
  again: "Try again",
  loading: "Loading",
};

/** Says a sentence with its values; numbers as the language writes them. */
export function speaker(language, words = {}) {
  const number = new Intl.NumberFormat(language);
  const show = (value) => (typeof value === "number" ? number.format(value) : value);
  const say = (key, values = {}) =>
    (words[key] ?? ENGLISH[key]).replace(/\{(\w+)\}/g, (whole, name) => (name in values ? show(values[name]) : whole));
  say.number = show;
  say.events = (count) => (count === 1 ? say("event") : say("events", { count }));
  return say;
}
