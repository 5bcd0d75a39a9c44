// Whoever comes for a place that is folded away finds it open, and in sight.
const place = () => document.getElementById(decodeURIComponent(location.hash.slice(1)));
const LOOKS = 4; // as many frames as a browser may need to lay out what was opened

// What is opened or laid out on the way moves the place, and not every browser follows: look again.
function settle(target, looks) {
  target.scrollIntoView({ behavior: "instant" });
  if (looks) requestAnimationFrame(() => settle(target, looks - 1));
}

export function arrive() {
  const target = place();
  if (!target) return;
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  const own = target.querySelector(":scope > details");
  if (own) own.open = true;
  settle(target, LOOKS);
}

if (location.hash) arrive();
addEventListener("hashchange", () => {
  if (place()?.closest("details")) arrive(); // some browsers have opened it themselves
});
