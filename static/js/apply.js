// The apply form, made quicker: the CV goes up at once and is read while the form is filled in, what was typed is kept
// on the server, and a lost connection loses nothing. Without this script the same form works with plain posts.
(() => {
  const form = document.getElementById("apply");
  if (!form) return;
  const words = form.dataset;
  const file = form.elements.cv;
  const fileState = document.getElementById("cv-file");
  const progress = document.getElementById("cv-progress");
  const news = document.getElementById("apply-news");
  const send = form.querySelector(".apply-send button");
  const KEEP_AFTER_MS = 900;
  const POLL_MS = 1000;
  const POLLS = 60;
  let draftAddress = words.draft;
  let isSending = false;
  let keepTimer;

  const say = (text) => {
    news.textContent = text;
    news.hidden = !text;
  };

  const post = (data, onProgress) =>
    new Promise((resolve, reject) => {
      if (!navigator.onLine) {
        reject(0);
        return;
      }
      const request = new XMLHttpRequest();
      request.open("POST", words.keep);
      request.responseType = "json";
      if (onProgress) request.upload.addEventListener("progress", onProgress);
      request.addEventListener("load", () => (request.status === 200 && request.response ? resolve(request.response) : reject(request.status)));
      request.addEventListener("error", () => reject(0));
      request.addEventListener("abort", () => reject(0));
      request.send(data);
    });

  const remember = (state) => {
    draftAddress = state.address;
    if (!window.location.pathname.startsWith(draftAddress)) window.history.replaceState(null, "", draftAddress);
    document.getElementById("kept").hidden = false;
  };

  // Fields only; the file goes up on its own when it is chosen.
  const typed = () => {
    const data = new FormData(form);
    data.delete("cv");
    return data;
  };

  const keep = () => post(typed()).then(remember);

  form.addEventListener("input", (event) => {
    event.target.closest(".apply-field")?.classList.remove("from-cv");
    if (event.target === file) return;
    clearTimeout(keepTimer);
    keepTimer = setTimeout(() => keep().catch(() => {}), KEEP_AFTER_MS);
  });

  // What the CV says fills only what the person has left empty, and is marked as read from the CV.
  const propose = (proposals) => {
    Object.entries(proposals).forEach(([name, value]) => {
      const field = form.elements[name];
      if (!field || field.value || value === null) return;
      field.value = value;
      const first = field instanceof RadioNodeList ? field[0] : field;
      if (field.value) first.closest(".apply-field").classList.add("from-cv");
    });
  };

  const show = (state) => {
    fileState.innerHTML = state.file;
    file.toggleAttribute("aria-invalid", Boolean(state.problem));
    document.getElementById("cv-field").classList.toggle("cv-has-file", Boolean(state.state) && !state.problem);
    propose(state.proposals);
  };

  const watch = (pollsLeft) => {
    if (!pollsLeft || !draftAddress) return;
    setTimeout(async () => {
      try {
        const answer = await fetch(`${draftAddress}reading/`);
        const state = await answer.json();
        show(state);
        if (!state.is_settled) watch(pollsLeft - 1);
      } catch {
        watch(pollsLeft - 1);
      }
    }, POLL_MS);
  };

  const upload = async () => {
    if (!file.files.length) return;
    say("");
    document.getElementById("id_cv_error")?.remove();
    const data = new FormData(form);
    progress.hidden = false;
    progress.value = 0;
    try {
      const state = await post(data, (event) => {
        progress.value = event.lengthComputable ? (100 * event.loaded) / event.total : 0;
      });
      file.value = "";
      remember(state);
      show(state);
      if (!state.is_settled) watch(POLLS);
    } catch {
      say(words.fileLater);
    } finally {
      progress.hidden = true;
    }
  };
  file.addEventListener("change", upload);

  const drop = form.querySelector(".drop");
  ["dragenter", "dragover"].forEach((kind) =>
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.add("drop-over");
    }),
  );
  ["dragleave", "drop"].forEach((kind) => drop.addEventListener(kind, () => drop.classList.remove("drop-over")));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    file.files = event.dataTransfer.files;
    upload();
  });

  // Keep everything first: if the line is cut from here on, the draft is whole and this page is still open.
  const sendOn = async (submitter) => {
    isSending = true;
    send.setAttribute("aria-busy", "true");
    send.querySelector("span").textContent = send.dataset.busy;
    try {
      await keep();
    } catch (status) {
      if (status === 0) {
        rest();
        say(words.offline);
        window.addEventListener("online", () => say(words.online), { once: true });
        return;
      }
    }
    const chosen = submitter?.name ? Object.assign(document.createElement("input"), { type: "hidden", name: submitter.name, value: submitter.value }) : null;
    if (chosen) form.append(chosen);
    form.submit();
    chosen?.remove();
  };

  const sendWords = send.querySelector("span").textContent;
  const rest = () => {
    isSending = false;
    send.removeAttribute("aria-busy");
    send.querySelector("span").textContent = sendWords;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(keepTimer);
    if (!isSending) sendOn(event.submitter);
  });
  window.addEventListener("pageshow", rest);

  document.getElementById("errors")?.focus();
  if (fileState.querySelector('[data-state="stored"], [data-state="reading"]')) watch(POLLS);
})();
