// Many files go up one by one: what was sent stays sent, a broken line goes on by itself, and the page says how far it is.
// Without this script the form sends them all in one post.
(() => {
  const form = document.querySelector("[data-intake]");
  if (!form) return;
  const files = form.elements.files;
  const going = form.querySelector("[data-going]");
  const words = form.querySelector("[data-words]");
  const bar = going.querySelector("progress");
  const drop = form.querySelector("[data-drop]");
  const button = form.querySelector("[type=submit]");

  const online = () => new Promise((resolve) => (navigator.onLine ? setTimeout(resolve, 2000) : window.addEventListener("online", resolve, { once: true })));

  const post = async (address, data) => {
    for (;;) {
      try {
        return await fetch(address, { method: "POST", body: data });
      } catch {
        words.textContent = form.dataset.offline;
        await online();
      }
    }
  };

  form.addEventListener("submit", async (event) => {
    const chosen = [...files.files];
    if (chosen.length < 2 || !form.reportValidity()) return;
    event.preventDefault();
    button.disabled = true;
    going.hidden = false;
    bar.max = chosen.length;
    let address = form.action || window.location.href;
    for (const [index, file] of chosen.entries()) {
      words.textContent = form.dataset.sending.replace("{n}", index + 1).replace("{all}", chosen.length).replace("{name}", file.name);
      const data = new FormData(form);
      data.delete("files");
      data.append("files", file, file.name);
      const answer = await post(address, data);
      if (!answer.ok) {
        button.disabled = false;
        form.submit();
        return;
      }
      address = answer.url;
      bar.value = index + 1;
    }
    window.location.assign(address);
  });

  ["dragenter", "dragover"].forEach((kind) =>
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.add("drop-over");
    }),
  );
  ["dragleave", "drop"].forEach((kind) => drop.addEventListener(kind, () => drop.classList.remove("drop-over")));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) files.files = event.dataTransfer.files;
  });
})();
