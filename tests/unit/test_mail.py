"""The newsletter as a mail: the command, what it refuses, and what a mail program gets."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
import pytest
from common import Replace

import newsletter

pytestmark = pytest.mark.whole


def run(*arguments: str | Path) -> int:
    """Exit status of the command."""
    try:
        return newsletter.main([str(a) for a in arguments])
    except SystemExit as error:
        return int(str(error.code))


def mails(small_root: Path, out: Path, language: str = "en", *more: str) -> tuple[lxml.html.HtmlElement, str]:
    """The mail of the small site in a language, as a tree and as plain text."""
    assert run("--root", small_root, "--out", out, "--language", language, *more) == 0
    (html,), (text,) = (sorted(out.glob(f"*-{language}.{kind}")) for kind in ("html", "txt"))
    return lxml.html.document_fromstring(html.read_bytes()), text.read_text(encoding="utf-8")


def test_names_of_the_files_say_period_and_language(
    small_root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a period it is the newest half-year with news; without a language the first one."""
    assert run("--root", small_root, "--out", tmp_path / "a/b") == 0
    names = ["newsletter-2021-01-2021-06-en.html", "newsletter-2021-01-2021-06-en.txt"]
    assert sorted(f.name for f in (tmp_path / "a/b").iterdir()) == names
    assert [Path(line).name for line in capsys.readouterr().out.splitlines()] == names


def test_default_folder_is_below_build(small_root: Path) -> None:
    assert run("--root", small_root) == 0
    assert len(list((small_root / "build/newsletter").iterdir())) == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--from", "2021-01"], "go together"),
        (["--to", "2021-01"], "go together"),
        (["--from", "2021-03", "--to", "2021-01"], "the earlier month first"),
        (["--from", "March", "--to", "2021-01"], "“March” is no month"),
        (["--from", "2021-13", "--to", "2021-13"], "“2021-13” is no month"),
        (["--from", "2021", "--to", "2022"], "“2021” is no month"),
        (["--language", "de"], "--language takes one of: en, fr"),
    ],
)
def test_a_wrong_call_is_said_and_nothing_is_written(
    small_root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert run("--root", small_root, "--out", tmp_path / "out", *arguments) == 2
    assert words in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_time_without_news_and_events_makes_no_mail(
    small_root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--root", small_root, "--out", tmp_path / "out", "--from", "2019-01", "--to", "2019-12") == 1
    assert "No news and no event" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_faulty_data_make_no_mail(
    small_root: Path, tmp_path: Path, replace: Replace, capsys: pytest.CaptureFixture[str]
) -> None:
    replace("data/news.yml", "date: 2021-03-08", "date: soon")
    assert run("--root", small_root, "--out", tmp_path / "out") == 1
    assert "make check" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_template_that_fails_leaves_no_half_of_a_mail(small_root: Path, tmp_path: Path) -> None:
    """The HTML is ready when the plain text fails; neither is written."""
    overrides = small_root / "overrides"
    overrides.unlink()
    (overrides / "mail").mkdir(parents=True)
    (overrides / "mail/newsletter.html").write_text("fine", encoding="utf-8")
    (overrides / "mail/newsletter.txt").write_text("{{ no_such_word }}", encoding="utf-8")
    with pytest.raises(Exception, match="no_such_word"):
        run("--root", small_root, "--out", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_period_takes_days_as_their_months(small_root: Path, tmp_path: Path) -> None:
    tree, text = mails(small_root, tmp_path / "out", "en", "--from", "2020-11-15", "--to", "2022-06-01")
    for words in ("A mutual opens", "A union wins", "Week of the floor", "Assembly"):
        assert words in tree.text_content() and words in text


def test_mail_holds_news_events_and_campaigns_of_its_language(small_root: Path, tmp_path: Path) -> None:
    tree, text = mails(small_root, tmp_path, "fr")
    assert tree.get("lang") == "fr"
    assert tree.findtext(".//h1") == tree.findtext(".//title") == "Lettre d’information, janvier\u2009–\u2009juin 2021"
    links = {a.text_content(): a.get("href") for a in tree.iter("a")}
    start = "https://small.example/campaign/fr/"
    assert links["Un syndicat gagne"] == f"{start}news/2021-03-union-wins/"
    assert links["Semaine du socle"] == f"{start}events/#week-2021"
    assert links["Un socle pour tous"] == f"{start}campaigns/floor/"
    assert tree.xpath("//a[.//text()='How to pay for it']//@lang") == ["en"], "English words say that they are English"
    for words in ("Un syndicat gagne", "Semaine du socle", "Un socle pour tous", "30 mars 2021"):
        assert words in text
    assert "14:30" not in text, "it is over"
    for address in links.values():
        assert address in text or address == f"{start}"


def test_news_without_translation_are_marked_in_a_mail(small_root: Path, tmp_path: Path) -> None:
    (small_root / "docs/fr/news/2021-03-union-wins.md").unlink()
    tree, _ = mails(small_root, tmp_path, "fr")
    marked = [e.text_content() for e in tree.xpath("//body//*[@lang='en']")]
    assert "A union wins" in marked and any(words.startswith("All about A union wins.") for words in marked)


def test_hostile_words_stay_words_in_a_mail(small_root: Path, tmp_path: Path, replace: Replace) -> None:
    hostile = "<script>alert(1)</script> & {{ 7*7 }}"
    replace("data/events.yml", "title: Week of the floor", f"title: '{hostile}'")
    tree, text = mails(small_root, tmp_path)
    assert hostile in tree.text_content() and tree.xpath("//script") == []
    assert hostile in text, "plain text has nothing to escape"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_mail_can_be_read_by_any_mail_program(language: str, small_root: Path, tmp_path: Path) -> None:
    """Nothing is loaded from anywhere, links name the host, and lines of the plain text fit a screen of 72 letters."""
    assert (
        run("--root", small_root, "--out", tmp_path, "--language", language, "--from", "2000-01", "--to", "2100-01")
        == 0
    )
    (html,), (text,) = (sorted(tmp_path.glob(f"*.{kind}")) for kind in ("html", "txt"))
    tree = lxml.html.document_fromstring(html.read_bytes())
    loading = "//script | //style | //link | //img | //iframe | //form | //@src | //@background | //*[@onclick]"
    assert tree.xpath(loading) == []
    assert not re.search(r"url\(|@import|[{]{2}|%\(", html.read_text(encoding="utf-8"))
    assert tree.xpath("//a") and [a for a in tree.xpath("//a/@href") if not a.startswith("https://")] == []
    assert all(table.get("role") == "presentation" for table in tree.iter("table"))
    assert len(tree.xpath("//h1")) == 1
    plain = text.read_text(encoding="utf-8")
    assert "<" not in plain and "&amp;" not in plain and "&#" not in plain and "None" not in plain
    long = [line for line in plain.splitlines() if len(line) > 72 and not line.startswith("https://")]
    assert long == []
    assert not re.search(r"\n{4}", plain), "too many empty lines"
    for address in tree.xpath("//a/@href"):
        assert address in plain.split() or address.rstrip("/").endswith(("/campaign", f"/{language}")), address
