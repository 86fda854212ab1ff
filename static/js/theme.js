// Loaded before the first paint, so that a chosen theme never flashes the other one.
(() => {
  const KEY = "theme";
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // storage may be forbidden; the system's theme holds then
    }
  };
  const current = () => root.dataset.theme || (system.matches ? "dark" : "light");
  const other = () => (current() === "dark" ? "light" : "dark");

  const remembered = chosen();
  if (remembered === "light" || remembered === "dark") root.dataset.theme = remembered;

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("theme");
    const tell = () => {
      button.textContent = other() === "dark" ? button.dataset.dark : button.dataset.light;
    };
    button.addEventListener("click", () => {
      root.dataset.theme = other();
      try {
        localStorage.setItem(KEY, root.dataset.theme);
      } catch {
        // the choice then lasts as long as the page
      }
      tell();
    });
    system.addEventListener("change", tell);
    tell();
    button.hidden = false;
  });
})();
