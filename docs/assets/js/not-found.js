// No page stands at the address that was asked for, but its language is known: what is said in it comes first, and open.
const own = [...document.querySelectorAll("details[data-at]")].find(({ dataset }) => location.pathname.startsWith(dataset.at));
if (own) {
  own.open = true;
  own.parentElement.prepend(own);
}
