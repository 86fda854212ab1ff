// The state of the page is its address and nothing else. `go` is the one way to another state.

const OF_THE_LIST = ["older_than", "newer_than", "page"];
const NOT_WHICH = [...OF_THE_LIST, "after", "before", "bbox", "map", "lanes", "axis", "sort", "as", "columns"];

export function createView(page) {
  const listeners = [];
  let pending = null; // the request under way; the last one wins
  let wanted = null; // its address, until the page shows it

  const shown = () => {
    for (const tell of listeners) tell();
  };

  async function load(url, { push }) {
    pending?.abort();
    const mine = (pending = new AbortController());
    wanted = url;
    page.classList.add("loading");
    try {
      const answer = await fetch(url, { signal: mine.signal, headers: { Accept: "text/html" } });
      if (!answer.ok) throw new Error(`The server answered ${answer.status}`);
      const next = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (mine !== pending) return;
      const address = withMap(new URL(answer.url));
      if (push && address.href !== location.href) history.pushState({ explore: true }, "", address);
      wanted = null;
      const refocus = focusKept();
      swap(page, next);
      shown();
      refocus();
    } catch (error) {
      if (error.name !== "AbortError") location.assign(url); // the browser says what is wrong better than a notice could
    } finally {
      if (mine === pending) {
        pending = null;
        page.classList.remove("loading");
      }
    }
  }

  addEventListener("popstate", () => load(new URL(location.href), { push: false }));

  return {
    go: (url) => load(withMap(wanted ? onto(wanted, url) : url), { push: true }),
    onShown: (tell) => listeners.push(tell),
    // A change of days: null takes an end away.
    between(after, before) {
      this.go(changed({ after, before }));
    },
    hold() {
      pending?.abort(); // a hand on the brush is about to ask for something else
    },
    parameter: (name) => new URL(location.href).searchParams.get(name),
    // The filter alone, less what could not be read: the map would refuse that again.
    filter: () => document.getElementById("filter").value.replace(/^\?/, ""),
    // The map's position is part of the address, but moving the map asks the server for nothing and is no step back.
    place(position) {
      const url = new URL(location.href);
      url.searchParams.set("map", position);
      history.replaceState(history.state, "", readable(url));
    },
    changed,
  };
}

export function changed(values) {
  const url = new URL(location.href);
  for (const name of OF_THE_LIST) url.searchParams.delete(name);
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === "") url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return url;
}

// Links and fields are those of the page as shown. Where another change is still on its way, as with a kind ticked and
// "Last 7 days" clicked at once, both hold. An address without parameters clears everything.
function onto(wanted, url) {
  if (!url.search) return url;
  const here = new URL(location.href);
  const both = new URL(wanted);
  for (const name of new Set([...here.searchParams.keys(), ...url.searchParams.keys()])) {
    const values = url.searchParams.getAll(name);
    if (String(values) === String(here.searchParams.getAll(name))) continue;
    both.searchParams.delete(name);
    for (const value of values) both.searchParams.append(name, value);
  }
  return both;
}

// The map stays where it is while the same events are looked at; for others it looks anew where they are.
function withMap(url) {
  const here = new URL(location.href);
  const position = here.searchParams.get("map");
  const moved = new URL(url, location.href);
  if (eventsOf(here) !== eventsOf(moved)) moved.searchParams.delete("map");
  else if (position && !moved.searchParams.has("map")) moved.searchParams.set("map", position);
  return readable(moved);
}

function eventsOf(url) {
  const parameters = new URLSearchParams([...url.searchParams].filter(([, value]) => value));
  for (const name of NOT_WHICH) parameters.delete(name);
  parameters.sort();
  return parameters.toString();
}

// Slashes, colons and commas need no escape in a query; a reader should see 6/48.5/31.2.
function readable(url) {
  url.search = url.search.replaceAll("%2F", "/").replaceAll("%3A", ":").replaceAll("%2C", ",");
  return url;
}

function swap(page, next) {
  const open = [...page.querySelectorAll("details[open]")].map((details) => details.id || details.className);
  for (const part of page.querySelectorAll("[data-swap]")) {
    const fresh = next.getElementById(part.id);
    if (fresh) part.replaceChildren(...fresh.childNodes);
  }
  for (const details of page.querySelectorAll("details")) {
    if (open.includes(details.id || details.className)) details.open = true;
  }
  const count = next.getElementById("matches");
  if (count) document.getElementById("matches").replaceChildren(...count.childNodes);
  page.className = next.getElementById("explore")?.className ?? page.className;
  document.title = next.title;
}

// A swapped field or handle keeps the keyboard where it was.
function focusKept() {
  const { id } = document.activeElement;
  return () => id && document.activeElement.id !== id && document.getElementById(id)?.focus({ preventScroll: true });
}
