// The review page: a verdict and its evidence light up together, and keys lead from one to the next.
// Without this script the quotes and marks are plain links to each other.
(() => {
  const cv = document.querySelector(".cv");
  const cards = [...document.querySelectorAll("[data-criterion]")];
  const marks = [...document.querySelectorAll("[data-uses]")];
  const uses = (mark) => mark.dataset.uses.split(" ");
  let active = "";

  const activate = (criterion) => {
    active = criterion;
    here(null);
    cards.forEach((card) => card.classList.toggle("is-active", card.dataset.criterion === criterion));
    marks.forEach((mark) => mark.classList.toggle("is-active", uses(mark).includes(criterion)));
    cv.classList.toggle("has-active", marks.some((mark) => uses(mark).includes(criterion)));
  };

  const within = (mark) => {
    const pane = document.getElementById("cv-text");
    pane.scrollTop += mark.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
  };

  const here = (target) => marks.forEach((mark) => mark.classList.toggle("is-here", mark === target));

  const showEvidence = (criterion) => {
    const first = marks.find((mark) => uses(mark).includes(criterion));
    if (first) within(first);
  };

  document.addEventListener("click", (event) => {
    const quote = event.target.closest("a.quote");
    const mark = event.target.closest("[data-uses]");
    const card = event.target.closest("[data-criterion]");
    if (quote) {
      const target = document.getElementById(quote.hash.slice(1));
      activate(card.dataset.criterion);
      if (target) {
        event.preventDefault();
        history.replaceState(null, "", quote.hash);
        here(target);
        within(target);
        if (window.innerWidth < 992) target.scrollIntoView({ block: "center" });
      }
    } else if (mark) {
      event.preventDefault();
      const all = uses(mark);
      const next = all[(all.indexOf(active) + 1) % all.length];
      activate(next);
      document.getElementById(`v-${next}`).scrollIntoView({ block: "center" });
    } else if (card && !event.target.closest("a, button, summary, select, textarea, label, input")) {
      activate(card.dataset.criterion);
      showEvidence(card.dataset.criterion);
    }
  });

  const step = (by) => {
    const here = cards.findIndex((card) => card.dataset.criterion === active);
    const card = cards[Math.min(Math.max(here + by, 0), cards.length - 1)];
    if (!card) return;
    activate(card.dataset.criterion);
    card.scrollIntoView({ block: "center" });
    showEvidence(card.dataset.criterion);
  };

  const decide = () => {
    document.getElementById("decision").scrollIntoView({ block: "start" });
    const first = document.querySelector("input[name=kind]");
    if (first) first.focus({ preventScroll: true });
  };

  const keys = { n: () => step(1), p: () => step(-1), d: decide, "?": () => document.getElementById("keys").showModal() };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea, dialog")) return;
    const link = /^[a-z]$/.test(event.key) && document.querySelector(`a[data-key="${event.key}"]`);
    if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    } else if (link) {
      link.click();
    }
  });
})();
