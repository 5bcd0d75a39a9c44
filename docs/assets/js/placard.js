// The whole screen for a placard, and a screen that stays lit. Without either, the page is the same and has no button.
const button = document.querySelector(".placard__full");

async function stayLit() {
  try { await navigator.wakeLock.request("screen"); } catch { /* an empty battery, or a browser that cannot */ }
}

if (document.fullscreenEnabled) {
  button.hidden = false;
  button.addEventListener("click", () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen().then(stayLit, () => { button.hidden = true; });
  });
}
