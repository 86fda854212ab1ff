// A box ticked, a day chosen, a link within the page: all become one address.

const SOON = 120; // ms: two boxes ticked at once are one change

export function followFilters(page, view) {
  let timer;
  const send = () => {
    clearTimeout(timer);
    timer = null;
    const form = document.getElementById("filters");
    const url = new URL(form.action);
    for (const [name, value] of new FormData(form)) {
      if (value !== "") url.searchParams.append(name, value);
    }
    view.go(url);
  };
  page.addEventListener("change", (event) => {
    if (event.target.form?.id !== "filters") return;
    clearTimeout(timer);
    timer = setTimeout(send, SOON);
  });
  page.addEventListener("submit", (event) => {
    if (event.target.id !== "filters") return;
    event.preventDefault();
    send();
  });
  page.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const url = new URL(link.getAttribute("href"), location.href);
    if (url.origin !== location.origin || url.pathname !== location.pathname || url.hash) return;
    event.preventDefault();
    if (timer) send(); // what was ticked a moment ago
    view.go(url);
    if (link.closest(".pager")) document.getElementById("list").focus();
  });
}
