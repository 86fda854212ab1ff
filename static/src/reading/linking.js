// On an article's page: what points at a marked sentence sees the event that it tells, and what points at an event sees its sentences.
// On an event's page: a fact and the words that it was read from.
const LIT = "lit";
let tip = null;

const numbersOf = (mark) => mark.dataset.told.split(" ");
const cardOf = (number) => document.getElementById(`event-${number}`);
const marksOf = (card) => document.querySelectorAll(`mark[data-told~="${card.id.slice("event-".length)}"]`);

function lightOnly(elements) {
  for (const lit of document.querySelectorAll(`.${LIT}`)) lit.classList.remove(LIT);
  for (const element of elements) element.classList.add(LIT);
}

function closeTip() {
  tip?.remove();
  tip = null;
}

// Shown beside the sentence, since on a long article the event's card is out of sight. It can be pointed at and closed with Escape.
function openTip(mark, cards) {
  if (tip?.mark === mark) return;
  closeTip();
  tip = document.createElement("div");
  tip.className = "tip";
  tip.mark = mark;
  for (const card of cards) {
    const entry = document.createElement("div");
    for (const part of card.querySelectorAll(":scope > .event-signs, :scope > h3, :scope > .small:first-of-type")) entry.append(part.cloneNode(true));
    tip.append(entry);
  }
  document.body.append(tip);
  place(mark);
}

function place(mark) {
  const lines = mark.getClientRects();
  const line = lines[lines.length - 1];
  const width = document.documentElement.clientWidth;
  const left = Math.max(8, Math.min(line.left, width - tip.offsetWidth - 8));
  const below = line.bottom + tip.offsetHeight + 8 < window.innerHeight;
  tip.style.left = `${left + window.scrollX}px`;
  tip.style.top = `${(below ? line.bottom + 2 : Math.max(8, lines[0].top - tip.offsetHeight - 2)) + window.scrollY}px`;
}

function point(target) {
  if (!(target instanceof Element) || target.closest(".tip")) return;
  const mark = target.closest("mark[data-told]") ?? target.closest(".refs")?.previousElementSibling;
  if (mark?.dataset?.told) {
    const cards = numbersOf(mark).map(cardOf).filter(Boolean);
    lightOnly([mark, ...cards]);
    openTip(mark, cards);
    return;
  }
  closeTip();
  const card = target.closest("[id^='event-']");
  const reason = target.closest("a[href^='#r']");
  if (card) lightOnly([card, ...marksOf(card)]);
  else if (reason) lightOnly([reason, document.getElementById(reason.hash.slice(1))].filter(Boolean));
  else lightOnly([]);
}

document.addEventListener("pointerover", (event) => point(event.target));
document.addEventListener("focusin", (event) => point(event.target));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeTip();
});
