"""What stands on the fact sheet for journalists: the network on one page."""

from __future__ import annotations

import re
from typing import Any

from campaign.pages.render import Renderer
from campaign.views.view import View
from campaign.words.signs import untagged

FIRST_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
PAGE, LONGEST = (
    "press",
    1500,
)  # the page whose text it begins with; characters that one page holds, if need be without figures


def who_it_is(view: View) -> dict[str, Any]:
    """The first paragraph of the text for the press, with its language: the network says itself who it is."""
    page = view.by_path[PAGE]
    found = FIRST_PARAGRAPH.search(Renderer(view).prose(page))
    words = untagged(found[1]) if found else page.description
    return {"text": words, "lang": page.content_language}


def ways_to_the_press(view: View) -> dict[str, Any]:
    """How journalists reach the network: the ways that data/site.yml names for them, else none; and the coordinator's site."""
    settings, who = view.settings, view.settings.contact.of("press")
    coordinator = view.records["members"][settings.coordinator] if settings.coordinator else None
    return {
        "record": ["settings", ""],
        "mail": who.mail if who else None,
        "telephone": who.telephone if who else None,
        "form": who.form if who else None,
        "site": coordinator.website if coordinator and not who else None,
    }
