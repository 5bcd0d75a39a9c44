"""Write what is generated from the model: schemas/*.json, and the tables of fields and messages in handbook/.

    python scripts/build_schemas.py [--check]

`--check` writes nothing and exits with 1 if a generated text is out of date.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from campaign.kinds import filed_kinds
from campaign.kinds.reading import SETTINGS, VOCABULARY
from campaign.outputs import handbook
from campaign.records.base import Record
from campaign.records.marks import Ref
from campaign.records.settings import Settings
from campaign.records.vocabulary import LISTS, Vocabulary
from campaign.views.looks import GENERATOR as ROOT


def schema(cls: type[Record], file: str, listed: bool) -> str:
    """The JSON Schema of a data file, for completion and red underlines in an editor."""
    one = cls.model_json_schema(by_alias=True)
    _name_choices(one, cls)
    definitions = one.pop("$defs", {})
    for part in (one, *definitions.values()):
        _accept_one_or_many(part)
    whole: dict[str, Any] = {"type": "array", "items": one} if listed else one
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": file}
    return (
        json.dumps({**head, **whole, **({"$defs": definitions} if definitions else {})}, ensure_ascii=False, indent=2)
        + "\n"
    )


def _name_choices(part: dict[str, Any], cls: type[Record]) -> None:
    """A field that takes a word of the vocabulary offers the words of this network."""
    vocabulary = handbook.network(ROOT).vocabulary
    for name, info in cls.model_fields.items():
        lists = [m.collection for m in info.metadata if isinstance(m, Ref) and m.collection in LISTS]
        field = part["properties"][info.alias or name]
        if lists and vocabulary:
            (field["anyOf"][0] if "anyOf" in field else field)["enum"] = vocabulary.ids(lists[0])


def _accept_one_or_many(part: dict[str, Any]) -> None:
    """A list may be written as a single value, and an empty field counts as absent: the model takes both."""
    for field in part.get("properties", {}).values():
        field.pop("title", None)
        field.pop("default", None)
        kinds = field.pop("anyOf", None)
        if kinds:
            field.update(next(kind for kind in kinds if kind.get("type") != "null"))
        if field.get("type") == "array":
            items = {k: field.pop(k) for k in ("type", "items", "minItems") if k in field}
            field["anyOf"] = [items, items["items"]]


def generated() -> dict[Path, str]:
    """Every generated text by its file."""
    texts = {ROOT / f"schemas/{k.name}.json": schema(k.model, k.file, True) for k in filed_kinds() if k.model}
    texts[ROOT / "schemas/site.json"] = schema(Settings, SETTINGS, False)
    texts[ROOT / "schemas/vocabulary.json"] = schema(Vocabulary, VOCABULARY, False)
    return texts | {page: handbook.fresh(page) for page in handbook.pages()}


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 if something is out of date")
    check = parser.parse_args(arguments).check
    made = generated()
    stale = [f for f, text in made.items() if not f.exists() or f.read_text(encoding="utf-8") != text]
    for file in stale:
        print(f"{file.relative_to(ROOT)}: {'out of date; run: make schemas' if check else 'written'}")
        if not check:
            file.parent.mkdir(exist_ok=True)
            file.write_text(made[file], encoding="utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
