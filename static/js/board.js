// The board's keys, the choice that is kept from page to page, and menus that stay open while rows are fetched anew.
(() => {
  const board = () => document.getElementById("board");
  const entries = () => [...document.querySelectorAll("[data-entry]")];
  const boxes = () => [...document.querySelectorAll("[data-entry] input[name=candidate]")];
  const isTyping = (target) => target.closest("input:not([type=checkbox]), select, textarea, [contenteditable]");

  // What is chosen: kept for this role as long as the tab of the browser is open.

  const store = () => `chosen-${board().dataset.role}`;
  const chosen = () => new Set(JSON.parse(sessionStorage.getItem(store()) || "[]"));

  const keep = (ids) => {
    sessionStorage.setItem(store(), JSON.stringify([...ids]));
    show();
  };

  // Ticks the boxes of this page, carries those of other pages in hidden fields, and says how many there are.
  const show = () => {
    const form = document.getElementById("chosen");
    if (!form) return;
    const ids = chosen();
    boxes().forEach((box) => { box.checked = ids.has(box.value); });
    const here = new Set(boxes().map((box) => box.value));
    form.querySelectorAll("input[type=hidden][name=candidate]").forEach((field) => field.remove());
    ids.forEach((id) => here.has(id) || form.append(hidden(id)));
    form.classList.toggle("has-chosen", ids.size > 0);
    const title = document.getElementById("chosen-title");
    title.textContent = ids.size === 1 ? title.dataset.one : title.dataset.many.replace("NUMBER", ids.size);
    document.getElementById("choose-none").hidden = false;
    showAll(ids);
  };

  const hidden = (id) => Object.assign(document.createElement("input"), { type: "hidden", name: "candidate", value: id });

  const showAll = (ids) => {
    const all = document.getElementById("choose-page");
    if (!all) return;
    const num = boxes().filter((box) => ids.has(box.value)).length;
    all.hidden = false;
    all.checked = num > 0 && num === boxes().length;
    all.indeterminate = num > 0 && num < boxes().length;
  };

  document.addEventListener("change", (event) => {
    const ids = chosen();
    const wanted = event.target.id === "choose-page" ? boxes() : boxes().filter((box) => box === event.target);
    if (!wanted.length) return;
    wanted.forEach((box) => (event.target.checked ? ids.add(box.value) : ids.delete(box.value)));
    keep(ids);
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("#choose-none")) keep([]);
  });

  document.addEventListener("submit", (event) => {
    if (event.target.id === "chosen" && event.submitter?.value !== "compare") sessionStorage.removeItem(store());
  });

  // Rows that are fetched anew: menus stay open and keep their place; nobody loses what they are typing.

  let open = [];
  let isDue = false;
  const busy = () => board().querySelector("details.menu[open], dialog[open]") || (document.activeElement && board().contains(document.activeElement) && isTyping(document.activeElement));

  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.target.id !== "board" || event.detail.requestConfig.triggeringEvent?.type !== "board-changed") return;
    if (!busy()) return;
    event.preventDefault();
    isDue = true;
  });

  document.addEventListener("focusout", () => setTimeout(() => {
    if (!isDue || busy()) return;
    isDue = false;
    window.htmx.trigger(document.body, "board-changed");
  }));

  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.target.id !== "board") return;
    open = [...board().querySelectorAll("#facets[open], #columns[open]")].map((menu) => [menu.id, menu.querySelector(".menu-body").scrollTop]);
  });

  document.addEventListener("htmx:afterSwap", () => {
    open.forEach(([id, top]) => {
      const menu = document.getElementById(id);
      if (!menu) return;
      menu.open = true;
      menu.querySelector(".menu-body").scrollTop = top;
    });
    open = [];
    show();
  });

  // Keys: j and k move, Enter opens (the link has the focus).

  const current = () => entries().find((entry) => entry.contains(document.activeElement));

  const step = (by) => {
    const rows = entries();
    const row = rows[Math.min(Math.max(rows.indexOf(current()) + by, 0), rows.length - 1)];
    if (row) row.querySelector(".entry-link").focus();
  };

  const toggle = (menu) => {
    if (!menu) return;
    menu.open = !menu.open;
    (menu.open ? menu.querySelector("input:not([type=hidden]), a") || menu.querySelector("summary") : menu.querySelector("summary")).focus();
  };

  const press = (selector) => document.querySelector(selector)?.click();

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    x: () => current()?.querySelector("input[name=candidate]").click(),
    c: () => chosen().size && document.getElementById("chosen").requestSubmit(),
    p: () => toggle(current()?.querySelector(".points")),
    f: () => toggle(document.getElementById("facets")),
    n: () => press("#page-after"),
    b: () => press("#page-before"),
    "/": () => document.getElementById("q").focus(),
    "?": () => document.getElementById("keys").showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !keys[event.key]) return;
    if (document.querySelector("dialog[open]")) return;
    event.preventDefault();
    keys[event.key]();
  });

  show();
})();
