// What the map says about itself when there is nothing to see, or when something went wrong.
import { made } from "./panel.js";

export class Notes {
  constructor(container, say) {
    this.say = say;
    this.element = made("div", "map-note");
    this.element.setAttribute("role", "status");
    container.append(this.element);
    this.failed = false;
  }

  /** `elsewhere`: true where other parts of the map hold events, false where none does, null where this part does. */
  empty(elsewhere, showAll) {
    if (this.failed) return;
    if (elsewhere === null) this.clear();
    else this.#write(this.say(elsewhere ? "emptyHere" : "emptyFilter"), elsewhere && [this.say("all"), showAll]);
  }

  fail(text, again) {
    this.#write(text, [this.say("again"), again]);
    this.failed = true;
  }

  clear() {
    this.failed = false;
    this.element.replaceChildren();
  }

  #write(text, action) {
    if (this.element.textContent.startsWith(text)) return;
    this.element.replaceChildren(made("p", "", text));
    if (!action) return;
    const button = made("button", "", action[0]);
    button.type = "button";
    button.addEventListener("click", () => {
      this.clear();
      action[1]();
    });
    this.element.append(button);
  }
}
