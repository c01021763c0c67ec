// The decision, made quicker: choosing to reject opens what it rests on; Ctrl and Enter send what is being written.
(() => {
  const openGrounds = (event) => {
    const form = event.target.closest("form");
    const fold = form?.querySelector("[data-open-for]");
    if (fold && form.elements.kind?.value === fold.dataset.openFor) fold.open = true;
  };
  document.addEventListener("change", openGrounds);
  document.addEventListener("focusin", openGrounds);

  document.addEventListener("keydown", (event) => {
    const isSent = event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.matches("textarea");
    if (isSent) event.target.form?.requestSubmit();
  });
})();
