// The pages of a CV, drawn by pdf.js where they come into view; the marks lie over them, the text can be selected.
// Without this script, and where it fails, the pages are pictures that the server draws.
const pane = document.querySelector("[data-file]");

const NEAR = "100% 0px"; // pages within one height of the pane are drawn, those farther away are let go
const STEPS = [0.75, 1, 1.25, 1.5, 2, 3];
const CALM_MILLISECONDS = 150; // after the last change of the size, before pages are drawn anew

let zoom = 1;
let opening = null;
const drawn = new Map(); // figure -> the task that draws it

const open = async () => {
  const { pdfjs: library, worker, fonts, wasm, file } = pane.dataset;
  const [pdfjs, answer] = await Promise.all([import(library), fetch(file, { credentials: "same-origin" })]);
  if (!answer.ok) throw new Error(`The file did not come: ${answer.status}`);
  pdfjs.GlobalWorkerOptions.workerSrc = worker;
  const data = new Uint8Array(await answer.arrayBuffer());
  const url = (path) => new URL(path, document.baseURI).href;
  const options = { data, standardFontDataUrl: url(fonts), wasmUrl: url(wasm), isEvalSupported: false, enableXfa: false, verbosity: 0 };
  return { pdfjs, pages: await pdfjs.getDocument(options).promise };
};

const picture = (figure) => {
  if (figure.querySelector("img")) return;
  const image = new Image();
  image.src = figure.dataset.picture;
  image.alt = figure.dataset.label;
  figure.prepend(image);
};

const draw = async (figure) => {
  if (drawn.has(figure)) return;
  drawn.set(figure, null);
  try {
    opening ??= open();
    const { pdfjs, pages } = await opening;
    const page = await pages.getPage(Number(figure.dataset.page));
    if (!drawn.has(figure)) return; // it has left in the meantime
    const scale = figure.clientWidth / page.getViewport({ scale: 1 }).width;
    const viewport = page.getViewport({ scale });
    const sharpness = Math.min(window.devicePixelRatio || 1, 2);
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(viewport.width * sharpness);
    canvas.height = Math.round(viewport.height * sharpness);
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", figure.dataset.label);
    const task = page.render({ canvas, viewport, transform: [sharpness, 0, 0, sharpness, 0, 0] });
    drawn.set(figure, task);
    await task.promise;
    const text = document.createElement("div");
    text.className = "textLayer";
    text.style.setProperty("--total-scale-factor", scale);
    await new pdfjs.TextLayer({ textContentSource: page.streamTextContent(), container: text, viewport }).render();
    if (drawn.get(figure) !== task) return;
    figure.querySelectorAll("canvas, .textLayer").forEach((old) => old.remove());
    figure.prepend(canvas);
    figure.append(text);
    figure.dataset.drawn = "";
  } catch (error) {
    if (error.name === "RenderingCancelledException") return;
    picture(figure);
  }
};

const release = (figure) => {
  const task = drawn.get(figure);
  if (!drawn.delete(figure)) return;
  if (task) task.cancel();
  figure.querySelectorAll("canvas, .textLayer").forEach((old) => old.remove());
  delete figure.dataset.drawn;
};

const redraw = () => {
  const near = [...drawn.keys()];
  drawn.clear();
  near.forEach(draw); // the old canvas stays until the new one is there
};

const setZoom = (wanted) => {
  zoom = wanted;
  pane.style.setProperty("--zoom", zoom);
  document.querySelector("[data-zoom-shown]").textContent = `${Math.round(zoom * 100)} %`;
};

const step = (by) => {
  const place = STEPS.indexOf(zoom) + by;
  if (STEPS[place]) setZoom(STEPS[place]);
};

if (pane) {
  const figures = [...pane.querySelectorAll("figure[data-page]")];
  const watch = new IntersectionObserver(
    (entries) => entries.forEach((entry) => (entry.isIntersecting ? draw : release)(entry.target)),
    { root: pane, rootMargin: NEAR },
  );
  figures.forEach((figure) => watch.observe(figure));
  let calm;
  let width = 0;
  new ResizeObserver(([entry]) => {
    const now = Math.round(entry.contentRect.width);
    if (width && now !== width) {
      clearTimeout(calm);
      calm = setTimeout(redraw, CALM_MILLISECONDS);
    }
    width = now;
  }).observe(figures[0]);
  const tools = document.querySelector(".zoom");
  tools.hidden = false;
  tools.addEventListener("click", (event) => {
    const button = event.target.closest("[data-zoom]");
    if (button) step(Number(button.dataset.zoom));
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, dialog")) return;
    if (event.key === "+" || event.key === "=") step(1);
    if (event.key === "-") step(-1);
  });
}
