// The home page moves as one: a change of filters, days or lanes fetches the same page at its new address and swaps its parts.
import { mountBrush } from "./explore/brush.js";
import { followFilters } from "./explore/filters.js";
import { stepThroughLanes } from "./explore/lanes.js";
import { lateMap } from "./explore/late_map.js";
import { suggestNames } from "./explore/names.js";
import { selectTogether } from "./explore/selection.js";
import { linkMap } from "./explore/map_link.js";
import { createView } from "./explore/view.js";

const embedded = document.querySelector("[data-embedded-map]");
if (embedded) lateMap(embedded.querySelector(".map")).show(embedded.dataset.embeddedMap.replace(/^\?/, ""));

const page = document.getElementById("explore");

if (page) {
  const view = createView(page);
  const map = linkMap(page, view);
  let brush = mountBrush(page, view);
  stepThroughLanes(page);
  followFilters(page, view);
  suggestNames(page);
  selectTogether(page, map);
  view.onShown(() => {
    brush.destroy();
    brush = mountBrush(page, view);
    stepThroughLanes(page);
    map.show();
  });
  page.dataset.ready = "yes";
}
