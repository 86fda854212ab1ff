// One tab stop for all marks: the arrow keys step from mark to mark, from left to right and from top to bottom.
const STEP = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
const PAN = { ArrowRight: [120, 0], ArrowDown: [0, 120], ArrowLeft: [-120, 0], ArrowUp: [0, -120] };

export class Steps {
  constructor(map) {
    this.map = map;
    this.order = [];
    this.current = null;
    this.container = map.getContainer();
    this.container.addEventListener("keydown", (pressed) => this.#press(pressed));
    this.container.addEventListener("focusin", ({ target }) => {
      const found = this.order.find(({ element }) => element === target);
      if (found) this.#stopAt(found);
    });
  }

  /** Takes the marks that are shown, [{id, element, at: point on the screen}]; without any, the map itself is the tab stop. */
  take(marks) {
    this.order = [...marks].sort((a, b) => a.at.x - b.at.x || a.at.y - b.at.y);
    this.container.tabIndex = this.order.length ? -1 : 0;
    this.#stopAt(this.order.find(({ id }) => id === this.current) ?? this.#nearest());
  }

  /** The mark that now stands nearest to where the tab stop was: a cluster that was opened has gone into its parts. */
  #nearest() {
    const { x, y } = this.at ?? { x: 0, y: 0 };
    const away = ({ at }) => Math.hypot(at.x - x, at.y - y);
    return this.order.reduce((best, mark) => (best && away(best) <= away(mark) ? best : mark), undefined);
  }

  /** Back to the mark that was the tab stop, or to the map where it is gone. */
  focus() {
    const found = this.order.find(({ id }) => id === this.current);
    (found?.element ?? this.container).focus({ preventScroll: true });
  }

  #stopAt(mark) {
    this.current = mark?.id ?? null;
    this.at = mark?.at;
    for (const { element } of this.order) element.tabIndex = element === mark?.element ? 0 : -1;
  }

  #press(pressed) {
    if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return;
    const isMark = pressed.target.classList.contains("mark");
    if (!isMark && pressed.target !== this.container) return;
    if (this.#act(pressed, isMark)) {
      pressed.preventDefault();
      pressed.stopPropagation();
    }
  }

  #act({ key, shiftKey }, isMark) {
    if (key === "+" || key === "=") return this.map.zoomIn();
    if (key === "-" || key === "_") return this.map.zoomOut();
    if (PAN[key] && (shiftKey || !isMark)) return this.map.panBy(PAN[key]);
    if (key === "Home" || key === "End") return this.#go(key === "Home" ? 0 : this.order.length - 1);
    return STEP[key] ? this.#step(STEP[key]) : false;
  }

  #step(by) {
    const here = this.order.findIndex(({ id }) => id === this.current);
    return this.#go((here + by + this.order.length) % this.order.length);
  }

  #go(number) {
    const mark = this.order[number];
    if (!mark) return false;
    this.#stopAt(mark);
    mark.element.focus({ preventScroll: true });
    return true;
  }
}
