"""axe-core in a page of a browser: what keeps people with a disability out.

Contrasts and the sizes of targets need a map of where everything lies, which takes half of the time. Contrasts depend on no
language and are measured where they are asked for. How high a target is and what lies beside it depends on none either, but
how wide it is does: without contrasts, targets are measured on a page that has a narrow one. What only templates decide
(``MARKUP``) is the same in each language, and on each screen: it is tried where contrasts are, once.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, get_args

from built import ROOT
from playwright.sync_api import Page
from visits import Visit

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FRAME = [[".site-header"], [".site-footer"]]  # the same on every page of a language
MARKUP = [
    "aria-allowed-attr", "aria-allowed-role", "aria-conditional-attr", "aria-hidden-focus", "aria-prohibited-attr",
    "avoid-inline-spacing", "bypass", "list", "listitem", "nested-interactive", "region",
]  # fmt: skip
SIGHT = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
Look = Literal["whole", "words", "sight"]  # every rule; those that words decide; those that a screen decides
LOOKS: tuple[Look, ...] = get_args(Look)
# What has a pixel or two is hidden from eyes, and no target.
RUN = """async ([tags, look, markup, sight, left]) => {
  const narrow = () => [...document.querySelectorAll('a, button, input, select, summary, textarea, [role], [tabindex]')]
    .some(e => { const { width } = e.getBoundingClientRect(); return width > 2 && width < 24; });
  const not = look !== 'words' ? [] : ['color-contrast', 'link-in-text-block', ...markup, ...narrow() ? [] : ['target-size']];
  return (await axe.run({include: [document], exclude: left}, {resultTypes: ['violations'], preload: false,
    runOnly: look === 'sight' ? {type: 'rule', values: sight} : tags,
    rules: Object.fromEntries(not.map(rule => [rule, {enabled: false}]))})).violations;
}"""
SCREENS = [("light", 1180), ("dark", 360)]  # colours, and width in pixels: from 1180 on, all is as on the widest desk
DESK = SCREENS[:1]


@cache
def axe() -> str:
    """The text of axe-core."""
    return (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


def violations(page: Page, where: str, look: Look = "whole", framed: bool = True) -> list[str]:
    """What axe finds on the page as it is now, a line for each element; in head and foot too if it is ``framed`` by them."""
    return [
        f"{where}: {rule['id']} ({rule['impact']}): {rule['help']}: {node['target']} {node['html'][:160]} "
        + "; ".join(check["message"] for check in node["any"][:1])
        for rule in page.evaluate(RUN, [TAGS, look, MARKUP, SIGHT, [] if framed else FRAME])
        for node in rule["nodes"]
    ]


def barriers(visit: Visit, screens: list[tuple[str, int]], framed: bool = True) -> list[str]:
    """What axe finds on the page that is open: on one screen what words decide, on several everything. For a visitor ``with_axe``."""
    found = []
    looks: list[Look] = ["words"] if len(screens) == 1 else ["whole", *["sight"] * (len(screens) - 1)]
    for (scheme, width), look in zip(screens, looks, strict=True):
        visit.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        visit.page.set_viewport_size({"width": width, "height": 740})
        found += violations(visit.page, f"{visit.page.url} {scheme} {width}px", look, framed)
    return found


def with_axe(visit: Visit) -> Visit:
    """The same visitor, to whom each page is opened with axe in it: a third of the work of bringing it afterwards."""
    visit.page.add_init_script(axe())
    return visit
