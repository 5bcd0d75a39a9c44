"""Letters: what two spellings have in common, for comparing, sorting and ids."""

from __future__ import annotations

import re
import unicodedata


def fold(text: str) -> str:
    """Small letters without accents or signs: for sorting, comparing and slugs."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = plain.replace("œ", "oe").replace("æ", "ae")
    return re.sub(r"[^a-z0-9]+", " ", plain).strip()
