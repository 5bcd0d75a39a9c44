// Pages for where there is no line: those that a reader has seen, the one that says what is kept, and on a fast line the few
// others that the page names. What keeps them is /worker.js. Browsers without such a worker lose nothing else.
const { worker, keep } = document.querySelector("script[data-worker]").dataset;
const { saveData = false, effectiveType = "4g" } = navigator.connection ?? {};

if ("serviceWorker" in navigator && isSecureContext) {
  const seen = navigator.serviceWorker.controller ? [] : [location.href]; // the first page came before the worker
  const named = keep.split(" ").filter(Boolean);
  const wanted = saveData || effectiveType !== "4g" ? named.slice(0, 1) : named;
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
