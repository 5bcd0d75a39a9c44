// What has passed by the reader's own calendar steps back. The page was made without a clock: it knows only which dates its
// data have. `data-until` is the last day or month; what has passed goes to the list of the past where the page has one
// (`data-past`), and is hidden elsewhere. A part (`data-dated`) in which nothing is left is hidden too; one that names a number
// (`data-dated="3"`) shows so many of those that are left, and has others in waiting.
import { arrive } from "./place.js";

const now = new Date();
const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
const gone = new Set();
const past = document.querySelector("[data-past]");

for (const entry of document.querySelectorAll("[data-dated] [data-until]")) {
  const { until } = entry.dataset;
  if (until >= today.slice(0, until.length)) continue;
  gone.add(entry);
  if (past && entry.id) past.prepend(entry); // what has none is said again elsewhere
  else entry.hidden = true;
}
if (past) past.hidden = !past.children.length;
for (const part of document.querySelectorAll("[data-dated]")) {
  const left = [...part.querySelectorAll("[data-until]")].filter((entry) => !gone.has(entry));
  const most = Number(part.dataset.dated);
  if (most) left.forEach((entry, place) => { entry.hidden = place >= most; });
  part.hidden = !left.length;
}

// Whoever came for one that has gone to the past finds it there.
if (location.hash) arrive();
