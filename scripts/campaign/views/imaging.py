"""A picture as bytes: what it measures, and how it is published. Everything that knows Pillow's pictures stands here.

What a camera or a program wrote into a file besides the picture (place, device, names, a small copy of what was cut away)
never gets into a version: each is drawn anew from the points of the picture.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import PIL
from PIL import Image, ImageCms, ImageOps, features

FORMATS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF"}  # by the end of a file's name
TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg", "png": "image/png"}
MOST_PIXELS = 60_000_000  # of a picture that is read at all: 12,000 by 5,000
WIDTHS = {160: 12_000, 480: 20_000, 800: 100_000, 1280: 180_000}  # of the versions, and how many bytes each has at most
NARROWER, NARROWEST = 0.8, 16  # how much narrower one becomes that is too heavy all the same; pixels
QUALITIES = {"AVIF": (60, 50, 40, 30), "WEBP": (78, 68, 56, 42), "JPEG": (80, 72, 62, 50, 40), "PNG": (256, 64)}
HABITS: dict[str, dict[str, Any]] = {
    "AVIF": {"speed": 6, "max_threads": 1},  # one thread: the same bytes on every machine
    "WEBP": {"method": 6},
    "JPEG": {"optimize": True, "progressive": True},
    "PNG": {"optimize": True},
}
BROKEN = (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError)


@dataclass(frozen=True)
class Measure:
    """Width and height in pixels as a reader sees them; 0 by 0, where the bytes are no picture that can be read."""

    width: int
    height: int

    @property
    def readable(self) -> bool:
        """Whether it is a picture."""
        return self.width > 0

    @property
    def large(self) -> bool:
        """Whether it has more points than anybody should have to unpack."""
        return self.width * self.height > MOST_PIXELS


def recipe() -> bytes:
    """A mark of everything besides the picture that decides how its versions look."""
    return f"{PIL.__version__} {modern()} ".encode() + Path(__file__).read_bytes()


def modern() -> str:
    """The format that is smallest and nearly every browser knows, as the end of a file's name."""
    return "avif" if features.check("avif") else "webp"


def measured(data: bytes) -> Measure:
    """What a picture measures; it is unpacked as a whole, so that one that was cut off is found."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a large picture is a problem of its own, with a sentence
            with Image.open(io.BytesIO(data), formats=[*dict.fromkeys(FORMATS.values())]) as image:
                turned = image.getexif().get(0x0112, 1) in (5, 6, 7, 8)
                size = Measure(*(reversed(image.size) if turned else image.size))
                if not size.large:
                    image.load()
                return size
    except Image.DecompressionBombError:
        return Measure(MOST_PIXELS, 2)
    except BROKEN:
        return Measure(0, 0)


def plain(data: bytes) -> Image.Image:
    """A picture the right way up, in the colours that browsers expect, with nothing else: RGB, or RGBA where it is transparent."""
    with Image.open(io.BytesIO(data), formats=[*dict.fromkeys(FORMATS.values())]) as opened:
        image = ImageOps.exif_transpose(opened)
        profile = opened.info.get("icc_profile")
    clear = image.has_transparency_data
    alpha = image.convert("RGBA").getchannel("A") if clear else None
    if image.mode not in ("RGB", "CMYK"):
        image = image.convert("RGBA").convert("RGB") if clear else image.convert("RGB")
    image = _in_usual_colours(image, profile).convert("RGB")
    if alpha is not None and alpha.getextrema() != (255, 255):
        image.putalpha(alpha)
    image.info = {}
    return image


def _in_usual_colours(image: Image.Image, profile: bytes | None) -> Image.Image:
    if not profile:
        return image
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        found = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):  # a profile that nobody can read, or one for other colours
        return image
    return found or image


def formats_of(image: Image.Image) -> tuple[str, str]:
    """The formats of its versions, as ends of names: the modern one, and the one for everybody else."""
    return modern(), "png" if image.mode == "RGBA" else "jpg"


def version(image: Image.Image, width: int, kind: str) -> bytes:
    """A plain picture for another width and in a format: as good as its weight allows.

    What weighs too much however badly it is drawn, such as a tall sheet full of letters, has fewer points than a browser shows
    it with.
    """
    most, small, made = most_at(width), _resized(image, width), b""
    for quality in QUALITIES[FORMATS[kind]]:
        made = _encoded(small, kind, quality)
        if len(made) <= most:
            return made
    while len(made) > most and small.width > NARROWEST:
        small = _resized(image, round(small.width * NARROWER))
        made = _encoded(small, kind, quality)
    return made


def most_at(width: int) -> int:
    """How many bytes a version of a width has at most."""
    return next((weight for one, weight in WIDTHS.items() if one >= width), max(WIDTHS.values()))


def _resized(image: Image.Image, width: int) -> Image.Image:
    height = height_at(image.width, image.height, width)
    small = image.resize((width, height), Image.Resampling.LANCZOS) if width != image.width else image.copy()
    small.info = {}
    return small


def _encoded(small: Image.Image, kind: str, quality: int) -> bytes:
    name, out = FORMATS[kind], io.BytesIO()
    drawn = small.quantize(quality, Image.Quantize.FASTOCTREE) if name == "PNG" else small
    drawn.save(out, name, **HABITS[name] | ({} if name == "PNG" else {"quality": quality}))
    return out.getvalue()


def height_at(width: int, height: int, other: int) -> int:
    """The height of a picture in another width."""
    return max(1, round(height * other / width))
