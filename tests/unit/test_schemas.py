"""The schemas for editors: fresh, valid JSON, and knowing every field that the model knows."""

from __future__ import annotations

import json

import pytest
from common import ROOT

import build_schemas
from campaign.kinds import filed_kinds, kind_named
from campaign.kinds.reading import SETTINGS, VOCABULARY, read_records
from campaign.records.base import Record, Source
from campaign.records.settings import Settings
from campaign.records.vocabulary import Vocabulary

pytestmark = pytest.mark.whole

SINGLE: dict[str, tuple[str, type[Record]]] = {"site": (SETTINGS, Settings), "vocabulary": (VOCABULARY, Vocabulary)}
MODELS = {**{k.name: k.model for k in filed_kinds() if k.model}, **{name: cls for name, (_, cls) in SINGLE.items()}}


def test_generated_files_are_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert (build_schemas.main(["--check"]), capsys.readouterr().out) == (0, "")


def test_there_is_a_schema_for_each_data_file_and_no_other() -> None:
    assert {file.stem for file in (ROOT / "schemas").iterdir()} == set(MODELS)


@pytest.mark.parametrize("name", MODELS)
def test_schema_names_every_field_and_what_is_needed(name: str) -> None:
    schema = json.loads((ROOT / f"schemas/{name}.json").read_text(encoding="utf-8"))
    one = schema if name in SINGLE else schema["items"]
    fields = {info.alias or field: info for field, info in MODELS[name].model_fields.items()}
    assert list(one["properties"]) == list(fields)
    assert set(one["required"]) == {field for field, info in fields.items() if info.is_required()}
    assert one["additionalProperties"] is False
    for field, info in fields.items():
        assert one["properties"][field].get("description", "") == (info.description or "")


@pytest.mark.parametrize("name", [n for n, cls in MODELS.items() if "sources" in cls.model_fields])
def test_schema_explains_a_source(name: str) -> None:
    schema = json.loads((ROOT / f"schemas/{name}.json").read_text(encoding="utf-8"))
    assert set(schema["$defs"]["Source"]["properties"]) == set(Source.model_fields)


@pytest.mark.parametrize("name", MODELS)
def test_data_file_names_its_schema(name: str) -> None:
    file = SINGLE[name][0] if name in SINGLE else kind_named(name).file
    first = (ROOT / file).read_text(encoding="utf-8").partition("\n")[0]
    up = "../" if "/" in file else ""
    assert first == f"# yaml-language-server: $schema={up}schemas/{name}.json"


def test_schema_takes_one_value_for_a_list_and_names_choices() -> None:
    members = json.loads((ROOT / "schemas/members.json").read_text(encoding="utf-8"))["items"]["properties"]
    assert {kind.get("type") for kind in members["themes"]["anyOf"]} == {"array", "string"}
    vocabulary = read_records(ROOT).vocabulary
    assert vocabulary and members["kind"]["enum"] == vocabulary.ids("kinds") and "BI" in members["country"]["enum"]
    assert "EU" not in members["country"]["enum"]


@pytest.mark.parametrize("name", MODELS)
def test_the_handbook_has_a_table_of_each_data_file(name: str) -> None:
    for page in ROOT.glob("handbook/*/reference.md"):
        text = page.read_text(encoding="utf-8")
        rows = text.partition(f"<!-- fields: {name} -->\n")[2].partition("<!-- end -->")[0].splitlines()
        assert all(row.replace("\\|", "").count("|") == 6 for row in rows), page
        assert {row.split("`")[1] for row in rows[2:]} >= {i.alias or f for f, i in MODELS[name].model_fields.items()}
