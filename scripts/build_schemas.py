"""Write what is generated from the model: schemas/*.json, and the field tables in CONTRIBUTING.md.

    python scripts/build_schemas.py [--check]

`--check` writes nothing and exits with 1 if a generated text is out of date.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path

from campaign.model import Record, Settings
from campaign.site import FILES

ROOT = Path(__file__).resolve().parent.parent


def schema(cls: type[Record], file: str, listed: bool) -> str:
    """The JSON Schema of a data file, for completion and red underlines in an editor."""
    one = cls.model_json_schema(by_alias=True)
    definitions = one.pop("$defs", {})
    for part in (one, *definitions.values()):
        _accept_one_or_many(part)
    whole: dict = {"type": "array", "items": one} if listed else one
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": file}
    return (
        json.dumps({**head, **whole, **({"$defs": definitions} if definitions else {})}, ensure_ascii=False, indent=2)
        + "\n"
    )


def _accept_one_or_many(part: dict) -> None:
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


def table(cls: type[Record]) -> str:
    """The fields of a record as a Markdown table."""
    rows = ["| Field | Needed | What it says |", "|---|---|---|"]
    for name, info in cls.model_fields.items():
        rows.append(f"| `{info.alias or name}` | {'yes' if info.is_required() else ''} | {info.description or ''} |")
    return "\n".join(rows)


def with_tables(text: str) -> str:
    """CONTRIBUTING.md with each table between its two marks written anew."""

    def fresh(match: re.Match[str]) -> str:
        return f"{match[1]}\n{table(FILES[match[2]][1])}\n{match[4]}"

    return re.sub(r"(<!-- fields: (\w+) -->)(.*?)(<!-- end -->)", fresh, text, flags=re.DOTALL)


def generated() -> dict[Path, str]:
    """Every generated text by its file."""
    texts = {ROOT / "schemas" / f"{name}.json": schema(cls, file, True) for name, (file, cls) in FILES.items()}
    texts[ROOT / "schemas/site.json"] = schema(Settings, "data/site.yml", False)
    guide = ROOT / "CONTRIBUTING.md"
    if guide.exists():
        texts[guide] = with_tables(guide.read_text(encoding="utf-8"))
    return texts


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 if something is out of date")
    check = parser.parse_args(arguments).check
    stale = [f for f, text in generated().items() if not f.exists() or f.read_text(encoding="utf-8") != text]
    for file in stale:
        print(f"{file.relative_to(ROOT)}: {'out of date; run: make schemas' if check else 'written'}")
        if not check:
            file.parent.mkdir(exist_ok=True)
            file.write_text(generated()[file], encoding="utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
