"""Pictures in texts and on the pages of records."""

from __future__ import annotations

import io

from copying import Copy
from PIL import Image, ImageDraw

from proposed.proposal import SOURCES, proposal

FILE, STORIES, NEWS, PEOPLE = "data/pictures.yml", "data/case_studies.yml", "data/news.yml", "data/people.yml"


def _bytes(image: Image.Image, kind: str = "JPEG") -> bytes:
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


def _restless(width: int, height: int) -> Image.Image:
    """The heaviest picture that there can be: no part of it is like another."""
    return Image.merge("RGB", [Image.effect_noise((width, height), 120) for _ in "RGB"])


def _banners(width: int = 2400, height: int = 1600) -> Image.Image:
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    for n in range(40):
        draw.rectangle(
            (n * 60, n * 37 % 800, n * 60 + 45, n * 37 % 800 + 300), fill=(n * 6, 90, 200 - n * 5), outline="black"
        )
    return image


def _add(copy: Copy, file: str, data: bytes, **fields: object) -> None:
    copy.put(f"pictures/{file}", data)
    about = {"alt": "People carry banners through a street.", "by": "Jo Spoke", "licence": "ours", "people": "agreed"}
    copy.add(FILE, {"id": "march-of-tomorrow", "file": file, **about, **fields})


@proposal
def news_with_picture(copy: Copy) -> None:
    """A piece of news with a photograph, whose name is the one that a telephone and a browser gave it."""
    _add(copy, "Marche de Lomé (1).JPG", _bytes(_restless(2400, 1600)), caption="The march of tomorrow.")
    copy.add(NEWS, {"id": "2031-05-march", "date": "2031-05", "picture": "march-of-tomorrow", "sources": SOURCES})
    copy.say_like("news/2031-05-march", f"news/{copy.first(NEWS)['id']}", [copy.default])


@proposal
def pictures_everywhere(copy: Copy) -> None:
    """A drawing at the top of stories, campaigns, networks and news, and beside the name of a person."""
    _add(copy, "march.png", _bytes(_banners(), "PNG"), url="https://example.org/march", licence="CC BY-SA 4.0")
    for file in (STORIES, NEWS, "data/campaigns.yml", "data/networks.yml"):
        for record in copy.records(file):
            copy.change(file, record["id"], {"picture": "march-of-tomorrow"})
    copy.change(PEOPLE, copy.first(PEOPLE, lambda p: not p.get("until"))["id"], {"picture": "march-of-tomorrow"})


@proposal
def sheet_of_campaign(copy: Copy) -> None:
    """A sheet of many lines at the top of a campaign, much taller than wide."""
    _add(copy, "sheet.png", _bytes(_restless(600, 3600), "PNG"))
    copy.change("data/campaigns.yml", copy.first("data/campaigns.yml")["id"], {"picture": "march-of-tomorrow"})


@proposal
def picture_in_text(copy: Copy) -> None:
    """A tall and narrow picture in a text, in every language; who wrote of it did so in another language."""
    words = {"written": copy.others[0], "alt": "Xylophone et tambour dans une rue.", "caption": None}
    _add(copy, "affiche.jpg", _bytes(_restless(900, 3600)), **words)
    for language in copy.languages:
        copy.say_more("about", language, '{{ picture("march-of-tomorrow") }}')


@proposal
def picture_small_and_transparent(copy: Copy) -> None:
    """A small mark on nothing, at the top of a story."""
    image = Image.new("RGBA", (220, 90), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((10, 10, 200, 80), fill=(200, 30, 90, 255))
    _add(copy, "mark.png", _bytes(image, "PNG"), people="none")
    copy.change(STORIES, copy.first(STORIES)["id"], {"picture": "march-of-tomorrow"})
