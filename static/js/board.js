// Keys of the board: j and k move, Enter opens (the link has the focus), / searches, ? lists the keys.
(() => {
  const entries = () => [...document.querySelectorAll("[data-entry]")];
  const isTyping = (target) => target.closest("input, select, textarea, [contenteditable]");

  const step = (by) => {
    const rows = entries();
    const here = rows.findIndex((row) => row.contains(document.activeElement));
    const row = rows[Math.min(Math.max(here + by, 0), rows.length - 1)];
    if (row) row.querySelector("a").focus();
  };

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    "/": () => document.getElementById("q").focus(),
    "?": () => document.getElementById("keys").showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
})();
