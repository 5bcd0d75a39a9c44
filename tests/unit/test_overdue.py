"""What a person checked long ago: a mail for each network, and a line on the page. The page asks no clock."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from common import Renderers, Replace

import overdue
from campaign.kinds.pulse import is_old


@pytest.mark.parametrize(
    ("now", "old"),
    [("2023-11-01", False), ("2023-11-02", True), ("2023-11", False), ("2023-12", True), ("2022-01", False)],
)
def test_what_is_checked_holds_for_eighteen_months(now: str, old: bool) -> None:
    assert is_old(dt.date(2022, 5, 1), now) is old


@pytest.mark.whole
def test_writes_a_mail_to_the_network_in_its_language(
    small_root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert overdue.main(["--root", str(small_root), "--today", "2023-11-01"]) == 0
    assert capsys.readouterr().out == "All is well.\n"
    words = ["--root", str(small_root), "--today", "2024-01-01", "--language", "fr", "--out", str(tmp_path / "mails")]
    assert overdue.main(words) == 1
    (file,) = (tmp_path / "mails").iterdir()
    mail = file.read_text(encoding="utf-8")
    assert file.name == "overdue-bi-net-fr.txt" and "mai 2022" in mail and "&" not in mail
    assert "https://small.example/campaign/fr/members/bi-alpha/" in mail and max(map(len, mail.splitlines())) <= 74
    assert "dernière fois" in mail and "%(" not in mail
    assert overdue.main([*words, "--network", "asia-net"]) == 0


def test_a_page_asks_its_readers_once_the_data_know_a_later_day(small: Renderers, replace: Replace) -> None:
    def said() -> str:
        renderer = small()["en"]
        return renderer.document(renderer.view.by_path["members/bi-alpha"])

    assert "is it still right?" not in said() and "1 May 2022" in said()
    replace("data/news.yml", "date: 2021-03-08", "date: 2024-03-08")
    assert "Last checked by a person in May 2022: is it still right?" in said()
