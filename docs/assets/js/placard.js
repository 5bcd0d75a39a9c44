// The whole screen for a placard, and a screen that stays lit. Without either, the page is the same and has no button.
// The next demand, too, is read in the language that is in sight, pressed or swiped to; and the arrows of a keyboard lead from one to
// the other.
const steps = [...document.querySelectorAll(".placard__steps a")];
const follow = (hash) => { for (const step of steps) step.hash = hash; };
const seen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) if (isIntersecting) follow(target.id);
}, { threshold: 0.6 });
addEventListener("hashchange", () => follow(location.hash)); // a press counts before what it leads to is in sight
for (const panel of document.querySelectorAll(".placard__panel")) seen.observe(panel);
addEventListener("keydown", ({ key, altKey, ctrlKey, metaKey }) => {
  const at = ["ArrowLeft", "ArrowRight"].indexOf(key);
  if (at < 0 || altKey || ctrlKey || metaKey || document.activeElement?.matches(".placard__languages")) return;
  steps[document.documentElement.dir === "rtl" ? 1 - at : at]?.click();
});

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
