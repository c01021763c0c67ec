// Conveniences of the frame. Everything here also works without it: menus are <details>, choices are forms.
(() => {
  const openMenus = () => document.querySelectorAll("details.menu[open]");

  document.addEventListener("click", (event) => {
    openMenus().forEach((menu) => menu.contains(event.target) || menu.removeAttribute("open"));
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    openMenus().forEach((menu) => {
      menu.removeAttribute("open");
      menu.querySelector("summary").focus();
    });
  });

  // The tab of the page stays in sight where not all tabs fit beside each other.
  const tab = document.querySelector(".role-tab[aria-current]");
  if (tab) tab.parentElement.scrollLeft = tab.offsetLeft - (tab.parentElement.clientWidth - tab.offsetWidth) / 2;

  // Typing sends nothing: say from time to time that somebody is here, so that a long reason does not outlive its session.
  const present = document.body.dataset.present;
  const SAY_EVERY_MS = 5 * 60 * 1000;
  let said = Date.now();
  const say = () => {
    if (!present || Date.now() - said < SAY_EVERY_MS) return;
    said = Date.now();
    const token = document.querySelector("[name=csrfmiddlewaretoken]");
    if (token) fetch(present, { method: "POST", headers: { "X-CSRFToken": token.value } }).catch(() => {});
  };
  ["input", "keydown", "pointerdown"].forEach((kind) => document.addEventListener(kind, say, { passive: true }));

  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-submit-on-change]");
    if (form) form.requestSubmit();
  });
})();
