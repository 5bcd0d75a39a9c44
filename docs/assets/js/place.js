// Whoever comes for a place that is folded away finds it open, and in sight.
const place = () => document.getElementById(decodeURIComponent(location.hash.slice(1)));

export function arrive() {
  const target = place();
  if (!target) return;
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  const own = target.querySelector(":scope > details");
  if (own) own.open = true;
  target.scrollIntoView({ behavior: "instant" });
}

if (location.hash) arrive();
addEventListener("hashchange", () => {
  if (place()?.closest("details:not([open])")) arrive();
});
