// A Leaflet map with nothing on it yet: its controls, its names, its credits.
import L from "leaflet";

const WORLD = { lat: 30, lon: 25, zoom: 2 };

/** A map in the element; still for who asks for reduced motion, and without a tab stop of its own (see steps.js). */
export function bare(element, say, view = WORLD, { label, ...more } = {}) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const canvas = element.querySelector(".map-canvas") ?? element;
  const map = L.map(canvas, {
    minZoom: 1,
    maxZoom: 11,
    zoomSnap: 0.5,
    wheelPxPerZoomLevel: 120,
    worldCopyJump: true,
    maxBounds: [[-85, -540], [85, 540]],
    maxBoundsViscosity: 1,
    zoomControl: false,
    keyboard: false,
    fadeAnimation: !still,
    zoomAnimation: !still,
    markerZoomAnimation: !still,
    inertia: !still,
    ...more,
  });
  if (still) map.panBy = (offset, options) => L.Map.prototype.panBy.call(map, offset, { ...options, animate: false });
  map.setView([view.lat, view.lon], view.zoom);
  canvas.setAttribute("role", "group");
  canvas.setAttribute("aria-label", label ?? `${say("map")}. ${say("keys")}`);
  const start = document.documentElement.dir === "rtl" ? "topright" : "topleft";
  L.control.zoom({ position: start, zoomInTitle: say("zoomIn"), zoomOutTitle: say("zoomOut") }).addTo(map);
  L.control.scale({ position: start === "topleft" ? "topright" : "topleft", imperial: false }).addTo(map);
  map.attributionControl.setPrefix(false).addAttribution(say("credits"));
  printAsDrawn(element, map);
  return map;
}

/** A page is laid out for paper when nothing can be drawn any more: the map keeps the width that it was drawn for. */
function printAsDrawn(element, map) {
  const events = {
    beforeprint: () => (element.style.maxInlineSize = `${element.offsetWidth}px`),
    afterprint: () => (element.style.maxInlineSize = ""),
  };
  for (const [name, act] of Object.entries(events)) window.addEventListener(name, act);
  map.on("unload", () => {
    for (const [name, act] of Object.entries(events)) window.removeEventListener(name, act);
  });
}
