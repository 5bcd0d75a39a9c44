"""What a text holds, as the one reader of Markdown says it: what a reader sees, and a line that is true."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaign.records import kept
from campaign.records.whole_file import write_whole
from campaign.words import catalogue
from campaign.words.asked import asked
from campaign.words.catalogue import WRITTEN
from campaign.words.markdown import Prose
from campaign.words.reader import Reading, read


def places(found) -> list[tuple[object, int, int]]:
    """Pieces with their places; a text begins at line 5."""
    return [
        (getattr(one, "value", None) if hasattr(one, "value") else one.written, one.line, one.column) for one in found
    ]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("See [us](/a/).", [("/a/", 5, 10)]),
        ("See [us]( /a/ 'A title (with signs)' ).", [("/a/", 5, 11)]),
        ("See [us](</a/>).", [("/a/", 5, 11)]),
        ("One [a](/a/)\ntwo [b](/b/) and [a](/a/)", [("/a/", 5, 9), ("/b/", 6, 9), ("/a/", 6, 22)]),
        ("`[not](/code/)` but [us](/a/)", [("/a/", 5, 26)]),
        ("`[us](/a/)` but [us](/a/)", [("/a/", 5, 22)]),
        ("```\n[us](/a/)\n```\n\n[us](/a/)", [("/a/", 9, 6)]),
        ("    [us](/a/)\n\nText [us](/a/)", [("/a/", 7, 11)]),
        ("```\none\n\n[us](/a/)\n```", []),
        (r"\[us](/a/)", []),
        ("[us][there] and on\n\n[there]: /a/ 'A title'", [("/a/", 7, 10)]),
        ("[us] alone\n\n[us]: https://a.example/?b=1&c=2", [("https://a.example/?b=1&c=2", 7, 7)]),
        ("[nobody]: /a/", []),
        ("<https://a.example/>", [("https://a.example/", 5, 2)]),
        ("<us@a.example>", [("mailto:us@a.example", 5, 2)]),
        ("- one\n- [us](/a/)\n\n| A | B |\n|---|---|\n| x | [b](/b/) |", [("/a/", 6, 8), ("/b/", 10, 11)]),
        ("[H&M;](/a/?b&c)", [("/a/?b&c", 5, 8)]),
    ],
)
def test_links(text: str, links: list[tuple[str, int, int]]) -> None:
    assert places(read(text, 5).links) == links


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        ('{{ figure("a") }}', [('{{ figure("a") }}', 5, 1)]),
        (
            '**{{ member("a") }}** and [{{ count("b") }}](/c/)',
            [('{{ member("a") }}', 5, 3), ('{{ count("b") }}', 5, 28)],
        ),
        ('`{{ figure("a") }}` is {{ figure("a") }}', [('{{ figure("a") }}', 5, 24)]),
        ('```\n{{ figure("a") }}\n```', []),
        ("{{ broken\n\nand {% if %}", [("{{", 5, 1), ("{%", 7, 5)]),
        ('{{ figure("a_b", "c_d") }} _so_', [('{{ figure("a_b", "c_d") }}', 5, 1)]),
    ],
)
def test_calls(text: str, calls: list[tuple[str, int, int]]) -> None:
    assert places(read(text, 5).calls) == calls


@pytest.mark.parametrize(
    ("text", "tags", "headings", "images"),
    [
        ("a <b>c</b>", [("<b>", 5, 3), ("</b>", 5, 7)], [], []),
        ("<div>\n*x*\n</div>", [("<div>", 5, 1), ("</div>", 7, 1)], [], []),
        ("a < b and 1<2, <!-- no", [("<!--", 5, 16)], [], []),
        ("`<b>` and\n\n    <i>\n\nplain", [], [], []),
        ("# Title\n\n## Part", [], [("", 5, 1)], []),
        ("Title\n=====\n\ntext", [], [], []),  # said where lines of signs are
        ("```\n# no title\n```\n\n#Title", [], [("", 9, 1)], []),
        ("See ![us](/a.png) `![no](/b.png)`", [], [], [("", 5, 5)]),
    ],
)
def test_what_a_text_may_not_have(text: str, tags: list, headings: list, images: list) -> None:
    reading = read(text, 5)
    assert (places(reading.tags), places(reading.headings), places(reading.images)) == (tags, headings, images)


@pytest.mark.parametrize(
    ("text", "underlined", "lines"),
    [
        ("Words.\n---\nMore.", [("", 6, 1)], []),
        ("Title\n=====\n\ntext", [("", 6, 1)], []),
        ("- one\n---", [("", 6, 1)], []),
        ("## Part\nWords.\n---", [("", 7, 1)], []),
        ("Words\nand more.\n---\nProof.", [], [("between", 7, 1)]),
        ("- one\n\n    ---\n\n> a\n>\n> ---", [], [("inside", 7, 5), ("inside", 11, 3)]),
        ("---\nAll.\n\n***", [], [("first", 5, 1), ("last", 8, 1)]),
        ("```\na\n---\n```\n\nWords.\n\n- - -\n\nProof.", [], [("between", 12, 1)]),
        ("a | b\n---|---\n1 | 2", [], []),
    ],
)
def test_lines_of_signs(text: str, underlined: list, lines: list) -> None:
    reading = read(text, 5)
    assert (places(reading.underlined), places(reading.lines)) == (underlined, lines)


def html_of(text: str) -> str:
    """The finished text; calls are answered with their words."""
    return read(text, 1).answered(
        lambda call: f"[{call.name}:{','.join(call.words)}]", lambda address: f"/base{address}"
    )


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ('So {{ figure("a", "b") }}.', "<p>So [figure:a,b].</p>"),
        ('`{{ figure("a") }}`', '<p><code>{{ figure("a") }}</code></p>'),
        ("<b>x</b> & H&M; `a & b <c>`", "<p>&lt;b&gt;x&lt;/b&gt; &amp; H&amp;M; <code>a &amp; b &lt;c&gt;</code></p>"),
        ("[us](/a/)", '<p><a href="/base/a/">us</a></p>'),
        ("[us](/a/ '{{ figure(\"b\") }}')", '<p><a href="/base/a/" title="{{ figure(&quot;b&quot;) }}">us</a></p>'),
        ("```\na & <b>\n```", "<pre><code>a &amp; &lt;b&gt;\n</code></pre>"),
        (
            "| a | b |\n| --- | ---: |\n| c | 1 |",
            '<table>\n<thead>\n<tr>\n<th>a</th>\n<th class="to-end">b</th>\n</tr>\n</thead>\n<tbody>\n'
            '<tr>\n<td>c</td>\n<td class="to-end">1</td>\n</tr>\n</tbody>\n</table>',
        ),
        ("## Où aller", '<h2 id="ou-aller">Où aller</h2>'),
        ("## सामाजिक सुरक्षा", '<h2 id="सामाजिक-सुरक्षा">सामाजिक सुरक्षा</h2>'),
    ],
)
def test_finished_text(text: str, html: str) -> None:
    assert html_of(text) == html


def test_nothing_of_one_text_is_left_in_the_next() -> None:
    read("[us][there] {{ a }}\n\n[there]: /a/\n\n```\ncode\n```", 1)
    assert read("[us][there]", 1) == Reading(html="<p>[us][there]</p>")


def kept_reading(text: str, line: int) -> Reading:
    """The text as pages and the check read it."""
    return Prose("x", "en", "x.md", "X", "X", text, line).reading


def test_a_kept_reading_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "kept")
    text = '# One\n\n[us](/a/) {{ figure("a") }} <b> ![x](/y)\n\n[b]: /c/'
    first = kept_reading(text, 7)
    assert kept_reading(text, 7) == first == read(text, 7)
    assert kept_reading(text, 8).links[0].line == first.links[0].line + 1
    for file in (tmp_path / "kept/texts").iterdir():
        file.write_text("{", encoding="utf-8")  # cut off
    assert kept_reading(text, 7) == first


def test_a_kept_catalogue_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Entries, plural forms, lines, files and problems: what is read back is what was parsed."""
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "kept")
    text = (
        'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
        '#: overrides/layout.html overrides/pages/home.html\nmsgid "Home"\nmsgstr "Accueil"\n\n'
        '#, fuzzy\nmsgid "News"\nmsgstr "Nouvelle"\n\nmsgctxt "themes/a name"\nmsgid "News"\nmsgstr ""\n\n'
        'msgid "{n} page"\nmsgid_plural "{n} pages"\nmsgstr[0] "{n} page"\nmsgstr[1] "des\u202f« pages »"\n'
    )
    readings = []

    def counted(*words: str) -> object:
        readings.append(words)
        return parsed(*words)

    parsed = catalogue._written
    monkeypatch.setattr(catalogue, "_written", counted)

    def read_as(file: str) -> tuple[object, ...]:
        catalogue._read.cache_clear()
        found, problems = catalogue._read(text, file, "fr")
        plurals = [found.plural(n) for n in range(100)]
        return found.messages, found.origins, found.share, plurals, problems

    anew = read_as("a.po")
    assert read_as("a.po") == anew and len(readings) == 1, "the second time it came from what was kept"
    assert WRITTEN.get(f"a.po\nfr\n{text}", lambda: None) == parsed(text, "a.po", "fr")
    assert anew[0] == {("", "Home"): "Accueil", ("", "{n} page"): ("{n} page", "des\u202f« pages »")}
    assert [problem.code for problem in anew[4]] == ["catalogue-fuzzy", "catalogue-placeholder"]
    assert {p.file for p in read_as("b.po")[4]} == {"b.po"} and len(readings) == 2


def test_where_nothing_can_be_kept_texts_are_read_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "file/kept")
    assert kept_reading("plain", 1).html == "<p>plain</p>"


def test_a_shelf_keeps_the_newest_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "FOLDER", tmp_path)
    shelf = kept.Shelf("words", str, (), "1", most=3)
    assert [shelf.get(str(n), lambda n=n: f"<{n}>") for n in range(10)] == [f"<{n}>" for n in range(10)]
    assert len(list((tmp_path / "words").iterdir())) <= 4


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "fr.po"
    file.write_text("before", encoding="utf-8")
    file.chmod(0o640)
    write_whole(file, b"now")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"now", 0o640)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("campaign.records.whole_file.os.chmod", full)
    with pytest.raises(OSError):
        write_whole(file, b"half")
    assert file.read_bytes() == b"now" and list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("A.\n\n> We [pay](/x/) & wait.\n>\n> A mother, *Bujumbura*\n", ("We pay & wait.", "A mother, Bujumbura")),
        ("> One paragraph only.\n", None),
        ("> One.\n\nProse.\n\n> Two.\n", None),
        ("> One.\n\nProse.\n\n> Words.\n>\n> Who\n", ("Words.", "Who")),
        ("> One.\n>\n> Two.\n>\n> Three.\n", None),
        ("> Outer.\n>\n> > Inner.\n> >\n> > Somebody\n", ("Inner.", "Somebody")),
        ('> We are {{ figure("gap") }}.\n>\n> A mother\n', None),
        ("Nobody speaks.\n", None),
    ],
)
def test_who_is_quoted_is_found_with_the_words(text: str, quoted: tuple[str, str] | None) -> None:
    assert read(text, 1).quotation() == quoted


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "## What is\n\n- Much.\n\n## What we ask\n\n- **Open** the [law](/x/). At once.\n- More.\n",
            ("What we ask", "Open the law."),
        ),
        (
            "## Pedimos\n\n- Ratificar el Convenio núm. 102 y aplicarlo. Ya.\n",
            ("Pedimos", "Ratificar el Convenio núm. 102 y aplicarlo."),
        ),
        ("## Asked\n\nOf all:\n\n- One law\n\n## Sources\n\nNone.\n", ("Asked", "One law")),
        ('## Asked\n\n- Now {{ figure("gap") }} wait.\n', None),
        ('## Ask {{ member("bi-alpha") }}\n\n- A law.\n', None),
        ("## Asked\n\n- A law.\n\n---\n\n## How\n\n- By reading.\n", ("Asked", "A law.")),
        ("## Asked\n\n- Say “No. Never!” to it. Soon.\n", ("Asked", "Say “No. Never!” to it. Soon.")),
        ("## Asked\n\n- Ask Dr. Who, e.g. Geneva. Now.\n", ("Asked", "Ask Dr. Who, e.g. Geneva.")),
        ("## Asked\n\n- A first\n    - a second\n", ("Asked", "A first")),
        ("- A list before any heading.\n", None),
    ],
)
def test_what_is_asked_for_is_the_first_sentence_of_the_last_list(text: str, found: tuple[str, str] | None) -> None:
    """Red when a number behind an abbreviation ends it, or a list of something else is taken."""
    assert asked(read(text, 1).html) == found
