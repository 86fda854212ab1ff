// A file can be dropped on the form, and one that is too large is told before it is sent. Without this the file input does alone.
(() => {
  const drop = document.querySelector("[data-drop]");
  if (!drop) return;
  const input = drop.querySelector("input[type=file]");
  const error = drop.querySelector("[data-drop-error]");
  const most = Number(drop.dataset.maxBytes);
  const language = document.documentElement.lang || "en";
  const number = new Intl.NumberFormat(language === "ar" ? "ar-u-nu-latn" : language);

  const check = () => {
    const file = input.files[0];
    const tooLarge = file && file.size > most;
    error.hidden = !tooLarge;
    const values = tooLarge && { name: file.name, size: number.format(file.size), most: number.format(most) };
    error.textContent = tooLarge ? drop.dataset.tooLarge.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole) : "";
    input.setCustomValidity(error.textContent);
  };

  drop.querySelector("[data-drop-hint]").hidden = false;
  input.addEventListener("change", check);
  input.form.addEventListener("submit", (event) => {
    check();
    if (!error.hidden) event.preventDefault();
  });
  // Anywhere else on the page the browser would open the file and leave the form.
  for (const name of ["dragover", "drop"]) document.addEventListener(name, (event) => event.preventDefault());
  drop.addEventListener("dragover", () => drop.classList.add("over"));
  for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    check();
  });
})();
