"""Give the file of a picture another name, in the folder of pictures and in every entry that shows it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence

from campaign.edits.draft import ASSETS, Draft, RefusedError
from campaign.kinds import kind_named
from campaign.records import edit_messages as say
from campaign.records import guesses, yaml_edit
from campaign.views.album import FOLDER, names_in
from campaign.views.content import Content

PICTURES = "pictures"
UNUSABLE = re.compile(
    r'[<>:"/\\|?*]'
)  # in the name of a file: Windows takes none of these, so nobody there could have the folder
LONGEST = 200  # bytes of a name: systems stop at 255, and some add to it


def parted(words: Sequence[str], there: Collection[str]) -> tuple[str, str]:
    """The name of a file that is there and the one that it is to get, from the words of a command: both may have spaces."""
    pairs = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words) + 1)]
    return next((pair for pair in pairs if pair[0] in there), pairs[0])


def moved(content: Content, old: str, new: str) -> Draft:
    """The files in which a picture is called ``new``; both are names in the folder of pictures. Raises ``RefusedError``.

    The published address of a picture is made from the id of its entry, so none changes.
    """
    draft, there = Draft(content.root), names_in(content.root)
    old, new = (unicodedata.normalize("NFC", name.removeprefix(f"{FOLDER}/")) for name in (old, new))
    if old not in there:
        near = guesses.near(old, there)
        raise RefusedError(say.UNKNOWN_ID_NEAR if near else say.UNKNOWN_ID, value=old, file=FOLDER, suggestion=near)
    ending = f".{old.rpartition('.')[2]}"
    odd = UNUSABLE.search(new) or not new.isprintable() or len(new.encode()) > LONGEST
    if odd or new.startswith(".") or not new.casefold().endswith(ending.casefold()):
        raise RefusedError(say.PICTURE_NAME, value=new, suggestion=ending)
    if new != old and new.casefold() in {name.casefold() for name in there if name.casefold() != old.casefold()}:
        raise RefusedError(say.ID_TAKEN, value=new, file=FOLDER)
    if (content.root / ASSETS).is_symlink():  # the folder is that of another network, whose entries name the file too
        raise RefusedError(say.CANNOT_WRITE, file=f"{FOLDER}/{new}")
    if new == old:
        return draft
    file = kind_named(PICTURES).file
    places = [
        (content.records.positions[PICTURES, id], "file")
        for id, picture in content.records[PICTURES].items()
        if unicodedata.normalize("NFC", picture.file) == old
    ]
    if places:
        draft.change(file, lambda text: yaml_edit.rename(text, places, new))
    draft.move_asset(f"{FOLDER}/{there[old]}", f"{FOLDER}/{new}")
    return draft
