// The criteria: a mark and its card light up together, a slider and its number move together.
// Without this script marks and quotes are plain links, and a slider is sent with its form.
(() => {
  const each = (selector, act) => document.querySelectorAll(selector).forEach(act);
  const uses = (mark) => mark.dataset.uses.split(" ");

  const activate = (key) => {
    each("[data-criterion]", (card) => card.classList.toggle("is-active", card.dataset.criterion === key));
    each("[data-uses]", (mark) => mark.classList.toggle("is-active", uses(mark).includes(key)));
  };

  const showMark = (key) => {
    const mark = [...document.querySelectorAll("[data-uses]")].find((one) => uses(one).includes(key));
    const pane = document.getElementById("ad-text");
    if (!mark || !pane) return;
    pane.scrollTop += mark.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
  };

  let turn = 0;
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("[data-uses]");
    const card = event.target.closest("[data-criterion]");
    if (mark) {
      event.preventDefault();
      const keys = uses(mark);
      turn = mark.classList.contains("is-active") ? turn + 1 : 0;
      const key = keys[turn % keys.length];
      activate(key);
      const target = document.getElementById(`c-${key}`);
      if (target) target.scrollIntoView({ block: "center" });
    } else if (card && event.target.closest("a.quote")) {
      event.preventDefault();
      activate(card.dataset.criterion);
      showMark(card.dataset.criterion);
      if (window.innerWidth < 992) document.getElementById("ad-text").scrollIntoView({ block: "start" });
    } else if (card && !event.target.closest("a, button, input, label, summary")) {
      activate(card.dataset.criterion);
      showMark(card.dataset.criterion);
    }
  });

  let scrolled = 0;
  document.addEventListener("htmx:beforeSwap", () => {
    const pane = document.getElementById("ad-text");
    if (pane) scrolled = pane.scrollTop;
  });
  document.addEventListener("htmx:afterSwap", () => {
    const pane = document.getElementById("ad-text");
    if (pane) pane.scrollTop = scrolled;
  });

  document.addEventListener("input", (event) => {
    const slider = event.target;
    if (slider.dataset.slides) document.getElementById(slider.dataset.slides).value = slider.value;
    if (slider.dataset.levels) slider.nextElementSibling.value = slider.dataset.levels.split(" ")[slider.value];
    const moved = document.querySelector(`[data-slides="${CSS.escape(slider.id)}"]`);
    if (moved) moved.value = slider.value;
  });
})();
