// Pages for where there is no line: those that a reader has seen, and on a fast line the few that the page names. What keeps
// them is /worker.js. Browsers without such a worker lose nothing else.
const { worker, keep } = document.querySelector("script[data-worker]").dataset;
const { saveData = false, effectiveType = "4g" } = navigator.connection ?? {};

if ("serviceWorker" in navigator && isSecureContext) {
  const seen = navigator.serviceWorker.controller ? [] : [location.href]; // the first page came before the worker
  const wanted = saveData || effectiveType !== "4g" ? [] : keep.split(" ").filter(Boolean);
  addEventListener("load", async () => {
    try {
      await navigator.serviceWorker.register(worker);
      const { active } = await navigator.serviceWorker.ready;
      active.postMessage([...seen, ...wanted.map((address) => new URL(address, location.href).href)]);
    } catch {
      // Refused by the reader's settings: the site is as it was.
    }
  });
}
