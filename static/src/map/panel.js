// The list that a mark opens: links to the events, beside the map and not above it, so that nothing is hidden behind it.
export class Panel {
  constructor(container, say, onClose) {
    this.say = say;
    this.onClose = onClose;
    this.element = made("section", "map-panel");
    this.heading = made("p", "map-panel-title"); // no heading: the page around it has its own order of them
    this.heading.id = `map-panel-${crypto.getRandomValues(new Uint32Array(1))[0]}`;
    this.heading.tabIndex = -1;
    this.element.setAttribute("aria-labelledby", this.heading.id);
    const close = made("button", "map-close", "×");
    close.type = "button";
    close.setAttribute("aria-label", say("close"));
    close.addEventListener("click", () => this.close());
    this.body = made("div", "map-panel-body");
    this.body.tabIndex = 0; // it scrolls
    this.body.setAttribute("role", "group");
    this.body.setAttribute("aria-labelledby", this.heading.id);
    this.element.append(this.heading, close, this.body);
    this.element.hidden = true;
    this.element.addEventListener("keydown", (pressed) => {
      if (pressed.key === "Escape") this.close();
      pressed.stopPropagation();
    });
    container.append(this.element);
  }

  get isOpen() {
    return !this.element.hidden;
  }

  /** How much of the map's width the list takes: none where it lies below, on a narrow screen. */
  widthBeside() {
    return matchMedia("(max-width: 40rem)").matches ? 0 : 21 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  }

  open(title) {
    this.heading.textContent = title;
    this.body.replaceChildren(made("p", "soft", this.say("loading")));
    this.element.hidden = false;
    this.heading.focus({ preventScroll: true });
  }

  fill({ total, events }, kinds) {
    const list = made("ul", "map-events");
    for (const event of events) list.append(line(event, kinds));
    const more = total > events.length ? [made("p", "soft", this.say("newest", { count: events.length }))] : [];
    this.body.replaceChildren(...more, list);
  }

  tell(text) {
    this.body.replaceChildren(made("p", "", text));
  }

  close() {
    if (!this.isOpen) return;
    this.element.hidden = true;
    this.onClose();
  }
}

function line({ url, kind, title, where, when, killed }, kinds) {
  const item = made("li");
  const link = made("a", "", title);
  link.href = url;
  const known = kinds.some(({ key }) => key === kind);
  if (known) item.append(shape(kind));
  item.append(link, made("span", "soft", [where, when, killed].filter(Boolean).join(" · ")));
  return item;
}

function shape(kind) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", `shape shape-${kind}`);
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#shape-${kind}`);
  svg.append(use);
  return svg;
}

export function made(name, className = "", text = "") {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}
