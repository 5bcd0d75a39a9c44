"""Turn a form that somebody filled in on the forge into a change of the files, and say what the proposal shall say.

    python scripts/from_issue.py EVENT.json [--root DIR] [--format text|json]

EVENT.json is what the forge tells of the issue: the event `issues` of GitHub, or `Issue Hook` of GitLab. Only the lines that
change are written. Printed are title and text of the proposal, in the language of the form, or the answer for the person who
wrote where nothing changes: as text, or as JSON with `branch`, `title`, `text`, `answer` and `files`. Two forms about one entry
have one branch: run the second one on that branch.
Exit status: 0 changed, 1 nothing was changed and the answer says why, 2 wrongly called, or no form came.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from campaign.outputs.form_answers import NoFormError, submission
from campaign.outputs.form_proposal import proposed
from campaign.pages.routes import views
from campaign.records.whole_file import write_whole
from campaign.records.yaml_edit import UnwritableError
from campaign.rules import checked
from campaign.views.looks import GENERATOR


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("event", type=Path, help="file with what the forge tells of the issue")
    parser.add_argument("--root", type=Path, default=GENERATOR, help="folder of the site's sources")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text for people, json for programs")
    options = parser.parse_args(arguments)
    try:
        event = json.loads(options.event.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        parser.error(f"no event of a forge can be read from this file: {options.event}")
    content = checked(options.root)
    if content.broken:
        print("The data has problems; nothing was written. See: make check", file=sys.stderr)
        return 2
    try:
        made = proposed(content, submission(event, views(content)), checked)
    except NoFormError:
        print("This is no filled-in form of the site; nothing was written.", file=sys.stderr)
        return 2
    except UnwritableError:
        print("The change cannot be written without changing other lines; nothing was written.", file=sys.stderr)
        return 2
    for file, text in made.files.items():
        write_whole(options.root / file, text.encode())
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    if options.format == "json":
        shown = {name: getattr(made, name) for name in ("branch", "title", "text", "answer")}
        print(json.dumps({**shown, "files": list(made.files)}, ensure_ascii=False, indent=1))
    else:
        print(made.answer or f"{made.title}\n\n{made.text}", end="")
    return 1 if made.answer else 0


if __name__ == "__main__":
    sys.exit(main())
