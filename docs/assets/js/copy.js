// Buttons that copy a text of the page. Without this script they are hidden, and the text can be selected.
for (const button of document.querySelectorAll("[data-copy]")) {
  const words = button.querySelector(".copy-button__words");
  const before = words.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const source = document.getElementById(button.dataset.copy);
    await navigator.clipboard.writeText(source.innerText.trim());
    words.textContent = button.dataset.copied;
    button.addEventListener("blur", () => { words.textContent = before; }, { once: true });
  });
}
