"""Names that several test modules use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from campaign.pages.render import Renderer

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("en", "fr", "es", "nl")

Write = Callable[[str, str | bytes], Path]
Replace = Callable[[str, str, str], Path]
Renderers = Callable[..., dict[str, Renderer]]
