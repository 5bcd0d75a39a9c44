// What has passed by the reader's own calendar steps back. The page was made without a clock: it knows only which dates its
// data have. `data-until` is the last day or month; an entry of a list that has passed goes to the nearest list of the past
// (`data-past`) where the page has one, which is shown then, and is hidden elsewhere. A part (`data-dated`) in which nothing is left is hidden too; one that names a number
// (`data-dated="3"`) shows so many of those that are left, and has others in waiting. What is asked for until a day (`data-before`) makes room for what is asked for after it (`data-after`). A `data` with a day as its value: how many days are left until
// then is said there, in the browser's own words, where they are not more than `data-most`.
import { arrive } from "./place.js";

const now = new Date();
const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
const gone = new Set();

/** The part with what is over that stands nearest to an entry. */
const pastOf = (entry) => {
  for (let at = entry.parentElement; at; at = at.parentElement) {
    const past = at.querySelector("[data-past]");
    if (past) return past;
  }
};

for (const entry of document.querySelectorAll("[data-dated] [data-until]")) {
  const { until } = entry.dataset;
  if (until >= today.slice(0, until.length)) continue;
  gone.add(entry);
  const past = entry.localName === "li" && pastOf(entry); // what is no entry of a list is said again elsewhere
  if (past) {
    (past.querySelector("ol") ?? past.appendChild(entry.parentElement.cloneNode())).prepend(entry);
    for (const way of entry.querySelectorAll(".event-card__ahead")) way.remove();
    for (let part = past; part; part = part.parentElement.closest("[hidden]")) part.hidden = false;
  } else entry.hidden = true;
}
for (const part of document.querySelectorAll("[data-dated]")) {
  const left = [...part.querySelectorAll("[data-until]")].filter((entry) => !gone.has(entry));
  const most = Number(part.dataset.dated);
  if (most) left.forEach((entry, place) => { entry.hidden = place >= most; });
  part.hidden = !left.length;
}
for (const part of document.querySelectorAll("[data-before], [data-after]")) {
  const { before, after } = part.dataset, day = before ?? after;
  part.hidden = day >= today.slice(0, day.length) !== (before !== undefined);
}

const say = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" });
for (const place of document.querySelectorAll("data.days-left")) {
  const days = Math.round((Date.parse(place.value) - Date.parse(today)) / 864e5);
  if (days >= 0 && days <= Number(place.dataset.most ?? days)) place.textContent = say.format(days, "day");
}

// Whoever came for one that has gone to the past finds it there.
if (location.hash) arrive();
