// Buttons that copy a text of the page, pass it on as the device does, or print the page. Without this script they are hidden, and the text
// can be selected.
import "./place.js";

// As it is shown, even where it is folded away: what innerText would leave out. Paragraphs keep an empty line between them.
function shown(source) {
  const paragraphs = [...source.querySelectorAll("p")];
  return (paragraphs.length ? paragraphs : [source]).map((part) => part.textContent.trim()).join("\n\n");
}

for (const button of document.querySelectorAll("[data-copy]")) {
  const words = button.querySelector(".copy-button__words");
  const before = words.textContent;
  const source = document.getElementById(button.dataset.copy);
  if (!source) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(shown(source));
    } catch {  // refused, or not known to the browser: the reader can copy what is selected
      for (const fold of [source.closest("details"), ...source.querySelectorAll("details")]) fold?.setAttribute("open", "");
      getSelection().selectAllChildren(source);
      return;
    }
    button.style.minInlineSize = `${button.offsetWidth}px`; // what stands beside it stays under the thumb
    words.textContent = button.dataset.copied;
    button.addEventListener("blur", () => { words.textContent = before; }, { once: true });
  });
}

for (const button of document.querySelectorAll("[data-share]")) {
  if (!navigator.share) continue;
  button.parentElement.hidden = false;
  button.addEventListener("click", () => {
    // Refused or thought better of: nothing has happened.
    navigator.share({ title: button.dataset.share, text: button.dataset.share, url: button.dataset.address }).catch(() => {});
  });
}

for (const button of document.querySelectorAll("[data-print-page]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
