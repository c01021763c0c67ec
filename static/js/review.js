// The review page: a verdict and its evidence light up together, and keys lead through the whole review.
// Without this script quotes and marks are plain links to each other, and every form is sent as it is.
(() => {
  const cv = document.querySelector(".cv");
  const pane = document.getElementById("cv-text");
  const slip = document.getElementById("slip");
  const cards = [...document.querySelectorAll("[data-criterion]")];
  const marks = [...document.querySelectorAll("[data-uses]")];
  const uses = (mark) => mark.dataset.uses.split(" ");
  const byId = (id) => document.getElementById(id);
  let active = "";
  let current = null; // the mark that was looked at last

  // Evidence and verdicts

  const here = (target) => {
    current = target ?? current;
    marks.forEach((mark) => mark.classList.toggle("is-here", Boolean(target) && mark.dataset.passage === target.dataset.passage));
  };

  const activate = (criterion) => {
    active = criterion;
    here(null);
    cards.forEach((card) => card.classList.toggle("is-active", card.dataset.criterion === criterion));
    marks.forEach((mark) => mark.classList.toggle("is-active", uses(mark).includes(criterion)));
    cv.classList.toggle("has-active", marks.some((mark) => uses(mark).includes(criterion)));
  };

  const within = (mark) => {
    pane.scrollTop += mark.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
    if (window.innerWidth < 992) mark.scrollIntoView({ block: "center" });
  };

  const showEvidence = (criterion) => {
    const first = marks.find((mark) => uses(mark).includes(criterion));
    if (first) {
      current = first;
      within(first);
    }
  };

  const toVerdict = (criterion) => {
    activate(criterion);
    byId(`v-${criterion}`).scrollIntoView({ block: "center" });
  };

  const toEvidence = (quote) => {
    const target = byId(quote.hash.slice(1));
    const card = quote.closest("[data-criterion]");
    if (card) activate(card.dataset.criterion);
    if (!target) return;
    history.replaceState(null, "", quote.hash);
    here(target);
    within(target);
  };

  // A mark says which verdicts rest on it: at once where it is one, else on a slip beside it.

  const sayUses = (mark) => {
    const all = uses(mark);
    here(mark);
    if (all.length === 1) return toVerdict(all[0]);
    slip.querySelector("ul").replaceWith(byId(`u-${mark.dataset.passage}`).querySelector("ul").cloneNode(true));
    const place = mark.getBoundingClientRect();
    slip.showPopover();
    const left = Math.min(place.left, window.innerWidth - slip.offsetWidth - 8);
    const below = place.bottom + 6 + slip.offsetHeight < window.innerHeight;
    slip.style.left = `${Math.max(left, 8)}px`;
    slip.style.top = `${below ? place.bottom + 6 : place.top - slip.offsetHeight - 6}px`;
    slip.querySelector("a").focus();
    return undefined;
  };

  // The text to be selected lies over the marks: what is under the pointer is asked for.
  const under = (event) =>
    event.target.closest(".textLayer") && document.elementsFromPoint(event.clientX, event.clientY).map((one) => one.closest("[data-uses]")).find(Boolean);

  document.addEventListener("click", (event) => {
    const quote = event.target.closest("a.quote");
    const mark = event.target.closest("[data-uses]") ?? under(event);
    const card = event.target.closest("[data-criterion]");
    const call = event.target.closest("[data-call]");
    const chosen = event.target.closest(".slip a");
    if (quote) {
      event.preventDefault();
      toEvidence(quote);
    } else if (chosen) {
      event.preventDefault();
      slip.hidePopover();
      toVerdict(chosen.hash.slice(3));
    } else if (mark && getSelection().isCollapsed) {
      event.preventDefault();
      sayUses(mark);
    } else if (call) {
      const note = byId("note");
      note.setRangeText(`${call.dataset.call} `, note.selectionStart, note.selectionEnd, "end");
      note.focus();
    } else if (card && !event.target.closest("a, button, summary, select, textarea, label, input")) {
      activate(card.dataset.criterion);
      showEvidence(card.dataset.criterion);
    }
  });

  let hovered = null;
  pane?.addEventListener("pointermove", (event) => {
    const mark = under(event);
    if (mark === hovered) return;
    hovered = mark;
    event.target.closest(".textLayer")?.classList.toggle("is-over-mark", Boolean(mark));
    marks.forEach((one) => one.classList.toggle("is-hover", Boolean(mark) && one.dataset.passage === mark.dataset.passage));
  });

  // Keys

  const stepVerdict = (by) => {
    const index = cards.findIndex((card) => card.dataset.criterion === active);
    const card = cards[Math.min(Math.max(index + by, 0), cards.length - 1)];
    if (!card) return;
    activate(card.dataset.criterion);
    card.scrollIntoView({ block: "center" });
    showEvidence(card.dataset.criterion);
  };

  const stepMark = (by) => {
    const passages = marks.filter((mark) => mark.id);
    const index = passages.findIndex((mark) => current && mark.dataset.passage === current.dataset.passage);
    const mark = passages[(index + by + passages.length) % passages.length];
    if (!mark) return;
    within(mark);
    sayUses(mark);
  };

  const goTo = (id, field) => {
    byId(id)?.scrollIntoView({ block: "start" });
    document.querySelector(field)?.focus({ preventScroll: true });
  };

  const decide = (kind) => {
    const choice = document.querySelector(`input[name=kind][value=${kind}]`);
    if (!choice) return;
    choice.checked = true;
    choice.dispatchEvent(new Event("change", { bubbles: true }));
    goTo("decision", "#decision-reason");
  };

  const ofActive = (selector) => document.querySelector(`[data-criterion="${active}"] ${selector}`);

  const override = () => {
    const fold = ofActive("[data-override]");
    if (!fold) return;
    fold.open = true;
    fold.querySelector("select").focus();
  };

  const score = () => {
    const fold = document.querySelector("details.scoring");
    if (fold) fold.open = true;
    goTo("scores", ".score-form input[type=radio]");
  };

  const keys = {
    n: () => stepVerdict(1),
    p: () => stepVerdict(-1),
    m: () => stepMark(1),
    M: () => stepMark(-1),
    a: () => decide("shortlist"),
    h: () => decide("hold"),
    r: () => decide("reject"),
    d: () => goTo("decision", "input[name=kind]"),
    q: () => ofActive(".ask button")?.click(),
    o: override,
    c: () => goTo("notes", "#note"),
    s: score,
    v: () => document.querySelector(".views a:not([aria-current])")?.click(),
    "?": () => byId("keys").showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && event.target.closest("input, select, textarea")) event.target.blur();
    if (event.target.closest("input:not([type=radio], [type=checkbox]), select, textarea, dialog[open]")) return;
    const link = /^[a-z]$/.test(event.key) && document.querySelector(`a[data-key="${event.key}"]`);
    if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    } else if (link) {
      link.click();
    }
  });

  if (byId("keys").dataset.active) activate(byId("keys").dataset.active);
})();
