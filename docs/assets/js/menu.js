// What lies behind a door of the wide menu closes with Escape, until pointer or focus move on.
const menu = document.getElementById("menu");
addEventListener("keydown", ({ key }) => key === "Escape" && menu?.classList.add("menu--shut"));
for (const left of ["pointerout", "focusout"]) menu?.addEventListener(left, () => menu.classList.remove("menu--shut"));
