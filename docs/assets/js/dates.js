// What has passed by the reader's own calendar steps back. The page was made without a clock: it knows only which dates its
// data have. `data-until` is the last day or month; what has passed goes to the list of the past where the page has one
// (`data-past`), and is hidden elsewhere. A part (`data-dated`) in which nothing is left is hidden too.
const now = new Date();
const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
const past = document.querySelector("[data-past]");

for (const entry of document.querySelectorAll("[data-dated] [data-until]")) {
  const { until } = entry.dataset;
  if (until >= today.slice(0, until.length)) continue;
  if (past) past.prepend(entry);
  else entry.hidden = true;
}
if (past) past.hidden = !past.children.length;
for (const part of document.querySelectorAll("[data-dated]")) {
  part.hidden = !part.querySelector("[data-until]:not([hidden])");
}

// A link to something that is folded away opens it; browsers that do so themselves have done it already.
const unfold = () => {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const fold = target && target.closest("details:not([open])");
  if (!fold) return;
  fold.open = true;
  target.scrollIntoView();
};
addEventListener("hashchange", unfold);
unfold();
