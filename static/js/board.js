// Keys of the board: j and k move, x chooses, c compares, Enter opens (the link has the focus), / searches, ? explains.
(() => {
  const entries = () => [...document.querySelectorAll("[data-entry]")];
  const isTyping = (target) => target.closest("input:not([type=checkbox]), select, textarea, [contenteditable]");

  const step = (by) => {
    const rows = entries();
    const here = rows.findIndex((row) => row.contains(document.activeElement));
    const row = rows[Math.min(Math.max(here + by, 0), rows.length - 1)];
    if (row) row.querySelector(".entry-link").focus();
  };

  const choose = () => {
    const row = entries().find((entry) => entry.contains(document.activeElement));
    if (row) row.querySelector("input[type=checkbox]").click();
  };

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    x: choose,
    c: () => document.querySelector("[data-entry] :checked") && document.getElementById("chosen").requestSubmit(),
    "/": () => document.getElementById("q").focus(),
    "?": () => document.getElementById("keys").showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
})();
