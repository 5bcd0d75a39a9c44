"""What journalists take away as one file: the name in all its forms, and the pictures of the campaigns."""

from __future__ import annotations

import io
import zipfile

from campaign.render import Renderer

FILE = "press/inspir-press.zip"
DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that the format knows: no clock in a build


def press_kit(renderers: dict[str, Renderer], printed: dict[str, bytes]) -> bytes:
    """The archive: ``printed`` holds the pictures by their file below the site's folder. The same bytes each time."""
    first = next(iter(renderers.values()))
    images = first.content.root / "docs/assets/images"
    files = {f"logos/{name}": (images / name).read_bytes() for name, _ in first.logos()}
    pictures = {file: data for file, data in printed.items() if "pictures/campaign-" in file}
    for file, data in pictures.items():
        language = file.partition("/")[0]
        language = language if language in renderers else first.language
        files[f"pictures/{file.rpartition('/')[2].removesuffix('.png')}-{language}.png"] = data
    notes = [
        f"{renderer.settings.name} · {renderer.settings.full_name}\n\n{renderer.press_terms()}\n"
        f"{renderer.url('press', absolute=True)}\n"
        for renderer in renderers.values()
    ]
    files["README.txt"] = "\n\n".join(notes).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, DAY), files[name], zipfile.ZIP_DEFLATED)
    return out.getvalue()
