"""Campaigns that begin, go on and end."""

from __future__ import annotations

from copying import AbsentError, Copy, Record

from proposed.proposal import SOURCES, proposal

FILE = "data/campaigns.yml"


def _running(copy: Copy) -> Record:
    return copy.first(FILE, lambda c: not c.get("until"))


@proposal
def campaign_closed(copy: Copy) -> None:
    """A campaign is over; its letter goes, its page stays."""
    copy.change(FILE, _running(copy)["id"], {"until": "2025", "letter": None})


@proposal
def every_campaign_closed(copy: Copy) -> None:
    """All campaigns are over."""
    for campaign in copy.records(FILE):
        copy.change(FILE, campaign["id"], {"until": campaign.get("until", "2025"), "letter": None})


@proposal
def campaign_step_added(copy: Copy) -> None:
    """A step more in a campaign."""
    campaign = _running(copy)
    step = {"when": "2025", "text": "The parliament debates what we ask for.", "sources": SOURCES}
    copy.change(FILE, campaign["id"], {"steps": [*campaign.get("steps", []), step]})


@proposal
def campaign_demand_changed(copy: Copy) -> None:
    """A demand more, and one less of those who must act."""
    campaign = copy.first(FILE, lambda c: isinstance(c["addressed_to"], list) and isinstance(c["demands"], list))
    demands, whom = [*campaign["demands"], "Begin tomorrow: nobody should wait."], campaign["addressed_to"][:1]
    copy.change(FILE, campaign["id"], {"demands": demands, "addressed_to": whom})


@proposal
def letter_changed(copy: Copy) -> None:
    """A letter has another reader, another subject and a shorter text."""
    letter = {"to": "Minister of Labour", "subject": "Our right: today & tomorrow"}
    paragraphs = ["Dear Minister,", "We ask you to act before the end of the year.", "Yours, [your name]"]
    campaign = copy.first(FILE, lambda c: c.get("letter"))
    copy.change(FILE, campaign["id"], {"letter": {**letter, "paragraphs": paragraphs}})


@proposal
def letter_removed(copy: Copy) -> None:
    """A campaign goes on without letter."""
    campaign = copy.first(FILE, lambda c: c.get("letter"))
    copy.change(FILE, campaign["id"], {"letter": None, "actions": _without_letter(campaign)})


def _without_letter(campaign: Record) -> list[Record] | None:
    kept = [action for action in campaign.get("actions", []) if "#" not in action["page"]]
    return kept or None


@proposal
def action_added(copy: Copy) -> None:
    """Something more that a reader can do, on another page."""
    campaign = copy.first(FILE)
    action = {"text": "Find an organisation near you.", "page": "/members/"}
    copy.change(FILE, campaign["id"], {"actions": [*campaign.get("actions", []), action]})


@proposal
def share_texts_changed(copy: Copy) -> None:
    """The texts to share are new."""
    share = {"short": "Everybody has a right to it. Join us!", "long": "Everybody has a right to it & nobody waits."}
    copy.change(FILE, copy.first(FILE)["id"], {"share": share})


@proposal
def new_campaign(copy: Copy) -> None:
    """A campaign with what is needed, and its text in the default language."""
    share = {"short": "Housing is a right.", "long": "Housing is a right, and we ask for it."}
    campaign = {"id": "housing-now", "demands": "A home for all.", "addressed_to": "Governments", "since": "2025"}
    copy.add(FILE, {**campaign, "share": share, "sources": SOURCES})
    copy.say_like("campaigns/housing-now", f"campaigns/{copy.first(FILE)['id']}", [copy.default])


@proposal
def new_campaign_of_figures(copy: Copy) -> None:
    """A campaign with figures, stories, organisations and a text in every language."""
    like = copy.first(FILE, lambda c: c.get("figures") and c.get("themes"))
    if isinstance(like["figures"], str):
        raise AbsentError("one figure only")
    share = {"short": "Housing is a right.", "long": "Housing is a right, and we ask for it."}
    kept = {name: like.get(name) for name in ("figures", "themes", "case_studies", "members", "letter", "networks")}
    campaign = {"id": "housing-now", "demands": ["A home for all."], "addressed_to": ["Governments"], "since": "2025"}
    copy.add(FILE, {**campaign, **kept, "share": share, "sources": SOURCES})
    copy.say_like("campaigns/housing-now", f"campaigns/{like['id']}", copy.languages)
