"""What the editing page is told: each kind, each field in each language, and nothing of any other host than the forge."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from common import ROOT, Replace, Write
from pydantic import ValidationError

import build_editor
from campaign.kinds import filed_kinds
from campaign.kinds.questions import asked_words, fields_within, hint_at
from campaign.kinds.reading import read_content, spoken, spoken_codes
from campaign.outputs.build import Build
from campaign.outputs.editing import backend, configuration, editing_files
from campaign.pages.headers import editing_policy
from campaign.pages.routes import written_kinds
from campaign.records.base import fields_of
from campaign.records.settings import Editor

NETWORKS = [ROOT / "tests/small", ROOT / "tests/other"]
APPLICATION = "0123456789abcdef" * 4


def editor(forge: str = "github", repository: str = "https://github.com/owner/name", **more: str) -> Editor:
    """Where changes go."""
    return Editor.model_validate({"forge": forge, "repository": repository, **more})


def fields_in(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every field, and those within it."""
    for field in fields:
        yield field
        yield from fields_in(field.get("fields", []))


@pytest.mark.parametrize("root", NETWORKS, ids=lambda root: root.name)
def test_each_data_file_has_a_form_with_every_field_and_its_choices(root: Path) -> None:
    content = read_content(root)
    said = configuration(content, spoken("en"))
    files = {file["name"]: file for file in said["collections"][0]["files"]}
    assert {name for name in files if content.records[name]} == {
        k.name for k in filed_kinds() if k.used(content.records)
    }
    for kind in filed_kinds():
        if kind.name in files:
            (entries,) = files[kind.name]["fields"]
            assert kind.model and [f["name"] for f in entries["fields"]] == list(fields_of(kind.model))
            for field in fields_in([entries]):
                options = field.get("options", [])
                options = said["lists"][options] if isinstance(options, str) else options
                assert field["widget"] != "select" or all(o["label"] and o["value"] for o in options)
                assert field["widget"] != "select" or options, field["name"]
    assert [c["i18n"] for c in said["collections"][1:]] == [True] * (len(said["collections"]) - 1)


@pytest.mark.parametrize("code", spoken_codes())
def test_names_and_explanations_are_there_in_each_language(code: str) -> None:
    words, language = asked_words(), spoken(code)
    names = words.kinds | words.others
    assert {k.name for k in (*filed_kinds(), *written_kinds().values())} <= set(names), (
        "overrides/fields.yml lacks a name"
    )
    found = [*names.values(), *words.page.values(), *words.hints.values(), *words.choices.values()]
    for kind in filed_kinds():
        for path, info in fields_within(kind):
            ends = [".".join(path[n:]) for n in range(len(path))]
            assert any(end in words.labels for end in ends), f"overrides/fields.yml lacks a name: {'.'.join(path)}"
            found.append(hint_at(path, info))
    assert [said for said in found if said and code != "en" and not language.has(said)] == []


def test_choices_have_names_in_the_language_of_the_page() -> None:
    said = configuration(read_content(NETWORKS[0]), spoken("fr"))
    labels = {o["value"]: o["label"] for o in said["lists"]["countries"]}
    assert labels["BE"] == "Belgique"
    assert all(o["label"] != o["value"] for o in said["lists"]["kinds"])


@pytest.mark.parametrize(
    ("settings", "wanted"),
    [
        (None, {"name": "github", "auth_methods": ["token"]}),
        (editor(), {"repo": "owner/name", "branch": "main", "auth_methods": ["token"]}),
        (editor(sign_in="https://auth.example.org/in"), {"base_url": "https://auth.example.org", "auth_endpoint": "in"}),
        (editor(repository="https://git.example.org/a/b"), {"api_root": "https://git.example.org/api/v3"}),
        (
            editor("gitlab", "https://gitlab.com/group/sub/name", sign_in=APPLICATION),
            {"repo": "group/sub/name", "api_root": "https://gitlab.com/api/v4", "auth_type": "pkce", "app_id": APPLICATION},
        ),
    ],
)  # fmt: skip
def test_signs_in_as_the_settings_say(settings: Editor | None, wanted: dict[str, Any]) -> None:
    assert wanted.items() <= backend(settings).items()


@pytest.mark.parametrize(
    ("forge", "way"), [("github", APPLICATION), ("github", "Token"), ("gitlab", "https://a.example")]
)
def test_refuses_a_way_in_that_the_forge_has_not(forge: str, way: str) -> None:
    with pytest.raises(ValidationError):
        editor(forge, f"https://{forge}.com/owner/name", sign_in=way)


def test_asks_no_other_host_than_the_forge() -> None:
    hosts = {word for word in editing_policy(editor()).replace(";", "").split() if "https:" in word}
    assert hosts == {"https://api.github.com"}
    assert "https:" not in editing_policy(None)
    start = editing_files(read_content(NETWORKS[0]))["index.html"].decode()
    assert "<script>" not in start and "style=" not in start and 'content="noindex"' in start


def test_is_published_only_where_somebody_can_sign_in(small_root: Path, replace: Replace) -> None:
    asked = ["--root", str(small_root), "--wanted"]
    assert build_editor.main(asked) == 1
    replace("data/site.yml", "coordinator:", "host: netlify\ncoordinator:")
    assert "script-src" in Build(read_content(small_root), wish="false").hosted["_headers"].decode()
    replace("data/site.yml", "small/site}", "small/site, sign_in: token}")
    assert build_editor.main(asked) == 0
    said = Build(read_content(small_root), wish="false").hosted["_headers"].decode()
    assert "script-src" not in said and "frame-ancestors 'none'" in said, (
        "a header for all would hold for the editing page too"
    )


def test_a_configuration_is_the_same_each_time() -> None:
    content = read_content(NETWORKS[0])
    assert json.dumps(configuration(content, spoken("nl"))) == json.dumps(configuration(content, spoken("nl")))


# -- the command ---------------------------------------------------------------------------------


@pytest.fixture
def bundled(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command without its npm packages: tests/site/test_editing_page.py tries the page itself."""

    def bundle(out: Path) -> None:
        out.mkdir(parents=True, exist_ok=True)
        (out / "page.js").touch()

    monkeypatch.setattr(build_editor, "bundle", bundle)


@pytest.mark.usefixtures("bundled")
def test_the_page_goes_into_the_site_where_somebody_can_sign_in(
    small_root: Path, replace: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--root", str(small_root)]
    replace("data/site.yml", "small/site}", "small/site, sign_in: token}")
    assert build_editor.main(asked) == 1
    assert "make site" in capsys.readouterr().err and not (small_root / "site").exists()
    (small_root / "site/admin").mkdir(parents=True)
    (small_root / "site/index.html").touch()
    assert build_editor.main(asked) == 0
    made, published = ({f.name for f in (small_root / place / "admin").iterdir()} for place in ("build/editor", "site"))
    assert made == published >= {"page.js", "index.html"}
    assert (small_root / "site/index.html").exists(), "the site stays"


@pytest.mark.usefixtures("bundled")
def test_without_a_way_to_sign_in_the_page_is_shown_on_this_machine_only(
    small_root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seen: list[tuple[int, str]] = []

    def visited(server: build_editor.http.server.ThreadingHTTPServer) -> None:
        address = f"http://127.0.0.1:{server.server_port}/admin/"
        asking = Thread(target=server.handle_request)
        asking.start()
        with urllib.request.urlopen(address, timeout=10) as answer:
            seen.append((answer.status, answer.read().decode()))
        asking.join()
        assert address in capsys.readouterr().out
        raise KeyboardInterrupt

    monkeypatch.setattr(build_editor.http.server.ThreadingHTTPServer, "serve_forever", visited)
    (small_root / "site").mkdir()
    assert build_editor.main(["--root", str(small_root), "--once"]) == 0 and seen == []
    assert build_editor.main(["--root", str(small_root), "--port", "0"]) == 0
    assert seen == [(200, (small_root / "build/editor/admin/index.html").read_text(encoding="utf-8"))]
    assert list((small_root / "site").iterdir()) == []
    assert capsys.readouterr().err == "", "nothing is said of what is asked for"


def test_of_broken_data_no_page_is_made(small_root: Path, write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    write("members.yml", "- id: [\n")
    assert build_editor.main(["--root", str(small_root), "--wanted"]) == 1
    assert build_editor.main(["--root", str(small_root)]) == 1
    assert "make check" in capsys.readouterr().err and not (small_root / "build").exists()
