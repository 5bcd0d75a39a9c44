"""Close a campaign: its year, and what asked readers for something that is over."""

from __future__ import annotations

from campaign.edits.draft import Draft
from campaign.edits.naming import known
from campaign.kinds import kind_named
from campaign.kinds.reading import SETTINGS
from campaign.records import yaml_edit
from campaign.records.yaml_file import Path_
from campaign.views.content import Content

CAMPAIGNS, SITUATIONS, LETTER = "campaigns", "situations", "letter"


def closed(content: Content, id: str, year: str) -> Draft:
    """The files in which a campaign was closed in ``year``: its letter goes, every action that leads to it, and the lines that
    put it first.

    Raises ``RefusedError``.
    """
    kind = kind_named(CAMPAIGNS)
    campaign, draft = known(content, kind, id), Draft(content.root)
    gone: list[Path_] = [(position, "actions", n) for position, n in _lost(content, kind.folder, id)]
    own = content.records.positions[CAMPAIGNS, id]
    if campaign.letter:
        gone.append((own, LETTER))
    draft.change(kind.file, lambda text: yaml_edit.without(text, gone))
    draft.change(kind.file, lambda text: yaml_edit.change(text, (own, "until"), year, kind.model))
    if content.settings.lead_campaign == id:
        draft.change(SETTINGS, lambda text: yaml_edit.without(text, [("lead_campaign",)]))
    chosen: list[Path_] = [
        (content.records.positions[SITUATIONS, name], "campaign")
        for name, situation in content.records[SITUATIONS].items()
        if situation.campaign == id
    ]
    if chosen:
        draft.change(kind_named(SITUATIONS).file, lambda text: yaml_edit.without(text, chosen))
    return draft


def _lost(content: Content, folder: str, id: str) -> list[tuple[int, int]]:
    """The actions of campaigns that lead to the letter of one: the number of the campaign, and that of the action."""
    return [
        (content.records.positions[CAMPAIGNS, other], n)
        for other, campaign in content.records[CAMPAIGNS].items()
        for n, action in enumerate(campaign.actions)
        if action.page.partition("#")[::2] in ((f"/{folder}/{id}/", LETTER), (f"/{folder}/{id}", LETTER))
    ]
