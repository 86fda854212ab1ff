// The map's code is more than half of the page's. It is fetched when its element is first seen: on a phone the list stands before it.
import { Notes } from "../map/notes.js";
import { speaker } from "../map/words.js";

/** The map of `mountMap` in static/src/map/index.js. What is asked of it before it is there is kept for it. */
export function lateMap(element, options = {}) {
  const asked = { view: options.view, query: undefined };
  let map = null;
  let begun = false;

  async function begin() {
    if (begun || !element.offsetWidth) return;
    begun = true;
    try {
      const { mountMap } = await import(element.dataset.script);
      seen.disconnect();
      map = mountMap(element, { ...options, view: asked.view });
      if (asked.query !== undefined) map.show(asked.query);
    } catch {
      fail();
    }
  }

  function fail() {
    const say = speaker();
    new Notes(element, say).fail(say("failed"), () => location.reload()); // browsers do not fetch a module twice
  }

  const seen = new ResizeObserver(begin);
  seen.observe(element);
  return {
    show(query, how = {}) {
      asked.query = query;
      if (how.refit) asked.view = undefined;
      return map?.show(query, how);
    },
    setView(view) {
      asked.view = view;
      map?.setView(view);
    },
    view: () => map?.view(),
    point: (at) => map?.point(at),
  };
}
