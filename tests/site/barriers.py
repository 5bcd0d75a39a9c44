"""axe-core in a page of a browser: what keeps people with a disability out.

Contrasts and the sizes of targets need a map of where everything lies, which takes half of the time. Contrasts depend on no
language and are measured where they are asked for. How high a target is and what lies beside it depends on none either, but
how wide it is does: without contrasts, targets are measured on a page that has a narrow one.
"""

from __future__ import annotations

from functools import cache

from built import ROOT
from playwright.sync_api import Page
from visits import Visit

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FRAME = [[".site-header"], [".site-footer"]]  # the same on every page of a language
# What has a pixel or two is hidden from eyes, and no target.
RUN = """async ([tags, colours, left]) => {
  const narrow = () => [...document.querySelectorAll('a, button, input, select, summary, textarea, [role], [tabindex]')]
    .some(e => { const { width } = e.getBoundingClientRect(); return width > 2 && width < 24; });
  return (await axe.run({include: [document], exclude: left}, {runOnly: tags, resultTypes: ['violations'], preload: false,
    rules: {'color-contrast': {enabled: colours}, 'link-in-text-block': {enabled: colours}, 'target-size': {enabled: colours || narrow()}}})).violations;
}"""
SCREENS = [("light", 1180), ("dark", 360)]  # colours, and width in pixels: from 1180 on, all is as on the widest desk
DESK = SCREENS[:1]


@cache
def axe() -> str:
    """The text of axe-core."""
    return (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


def violations(page: Page, where: str, colours: bool, framed: bool = True) -> list[str]:
    """What axe finds on the page as it is now, a line for each element; in head and foot too if it is ``framed`` by them."""
    return [
        f"{where}: {rule['id']} ({rule['impact']}): {rule['help']}: {node['target']} {node['html'][:160]} "
        + "; ".join(check["message"] for check in node["any"][:1])
        for rule in page.evaluate(RUN, [TAGS, colours, [] if framed else FRAME])
        for node in rule["nodes"]
    ]


def barriers(visit: Visit, screens: list[tuple[str, int]], framed: bool = True) -> list[str]:
    """What axe finds on the page that is open, on each screen; contrasts on several only. For a visitor ``with_axe``."""
    found = []
    for scheme, width in screens:
        visit.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        visit.page.set_viewport_size({"width": width, "height": 740})
        found += violations(visit.page, f"{visit.page.url} {scheme} {width}px", len(screens) > 1, framed)
    return found


def with_axe(visit: Visit) -> Visit:
    """The same visitor, to whom each page is opened with axe in it: a third of the work of bringing it afterwards."""
    visit.page.add_init_script(axe())
    return visit
