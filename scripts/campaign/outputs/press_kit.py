"""What journalists take away as one file: the name in all its forms, and the pictures of the campaigns."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from campaign.pages.sharing import logo_name
from campaign.views.view import View

FILE = "press/press.zip"
DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that the format knows: no clock in a build


def press_kit(views: Mapping[str, View], printed: Mapping[str, bytes]) -> bytes:
    """The archive: ``printed`` holds the pictures by their file below the site's folder. The same bytes each time."""
    first = next(iter(views.values()))
    files = {
        f"logos/{logo_name(first, logo.file)}": first.looks.asset(f"images/{logo.file}")
        for logo in first.settings.logos
    }
    drawn = [logo.file.removesuffix(".svg") + ".png" for logo in first.settings.logos]  # for programs that know no SVG
    files |= {
        f"logos/{logo_name(first, file)}": first.looks.asset(f"images/{file}")
        for file in drawn
        if first.looks.has_asset(f"images/{file}")
    }
    pictures = {file: data for file, data in printed.items() if "pictures/campaign-" in file}
    for file, data in pictures.items():
        language = file.partition("/")[0]
        language = language if language in views else first.code
        files[f"pictures/{file.rpartition('/')[2].removesuffix('.png')}-{language}.png"] = data
    notes = [
        f"{view.settings.name} · {view.settings.full_name}\n\n{view.language.plain(view.settings.press_terms)}\n"
        f"{view.url('press', absolute=True)}\n"
        for view in views.values()
    ]
    files["README.txt"] = "\n\n".join(notes).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, DAY), files[name], zipfile.ZIP_DEFLATED)
    return out.getvalue()
