"""Letters: what is the same in two spellings, for Python and for the browser, and how each language orders its names."""

from __future__ import annotations

import json
import random
import subprocess
import unicodedata
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from common import NODE, Renderers, Replace

import build_letters
from campaign.outputs.search import search_index
from campaign.records.alphabet import LETTERS, fold, identity, slug
from campaign.rules import checked
from campaign.words.order import FILE, Order

NAMES = """
Łódź Solidarność|Østfold Solidaritet|Straße der Arbeit|GROẞE STRASSE|Đakovo|Ħamrun|Þórshöfn|Ísland|Ñandú|Niñez|ĲSSELMEER|IJsland
Œuvre sociale|Æbleø|Cœur|SŒURS|Île-de-France|L’économie d’Afrique|L'économie d'Afrique|Lʼéconomie dʼAfrique|N'Djaména|Wa`ad
İstanbul|ISPARTA|ılık|Iğdır|Şişli|Český Krumlov|Žižkov|Győr|Ţara Românească|Țara|Ærøskøbing|Tromsø|Kraków|Vilnius ąčęėįšųūž|Rīga
Ɖekpo|Ɛʋegbe|Ɔbɔkɔ|Ɓauci|Ƙano|Ƴan uwa|Ŋgɔma|Fon gbè|Yorùbá ẹ̀kọ́|Ìgbò Ụmụ|Wolof ñ|Bambara ɲɛ|Kinyarwanda|Kirundi|Kiswahili cha ng'ambo
Việt Nam Độc lập|Ðặng|Tiếng Việt ường|Māori ā|Hawaiʻi|Okinaʻa|Sāmoa|Guaraní ỹvy|Quechua ñuqanchik|Q’eqchi’|K'iche'|Aymará
सामाजिक सुरक्षा मञ्च|महिला सहकारी संघ|नेपाल ट्रेड युनियन|क़लम|हिन्दी ज़िला|দুর্নীতি বিরোধী মঞ্চ|শ্রমিক ইউনিয়ন|বাংলাদেশ|কৃষক সমিতি
សមាគមកម្មករ|សហព័ន្ធស្ត្រី|សម\u200bាគម|កម្ពុជា|สหภาพแรงงาน|ສະຫະພັນ|မြန်မာ|தமிழ் சங்கம்|తెలుగు|ಕನ್ನಡ|മലയാളം|ගොවි|བོད་སྐད|ไทย ๑๒๓
Профсоюз Москвы|Ёлка|Йошкар-Ола|Київ|Їжак|Ґанок|Љубљана|Софія|Қазақстан|Ўзбекистон|Монгол өвөө|Ѓорѓи|Ђорђе|Ћуприја
Αθήνα|ΟΔΟΣ|Ελλάς|Ἀθῆναι|Σίσυφος|ΣΑΣ|Հայաստան|საქართველო|יִשְׂרָאֵל|ישראל|שָׁלוֹם
اتحاد العمال|أحمد|إبراهيم|آمنة|مُحَمَّد|ٱلسلام|مدرسة|مدرسه|مستشفى|مستشفي|کارگران ایران|كارغران|تـــعاون|سندیکا|ئۇيغۇر|پاکستان
አዲስ አበባ|東京都労働組合|ガンダム|ｶﾞﾝﾀﾞﾑ|北京工会|한국노총|한국|ﬁnance|１２３|Ⅳ|½ part|x² + y²|№ 5|C189|R202|C-189|INSP!R|INSPIR|O.N.G.|O N G
A.B.|a_b|a/b|(a) [b] {c}|«guillemets»|„quotes“|–dash—|100 %|€ 5|#tag|@handle|a\u00adb|a\u200db|क\u200dष|می\u200cخواهم|\ufeffbom|a\u00a0b
É|E\u0301|é|ố|o\u0302\u0301|ǆ|ŉ|ſ|ȷ|ⱥ|ꞌ|ʹ|ß|ẞ|ς|Σ|ﬀ|Å|Å|Ω|K|µ|ª|º|ʻ|Ꭰ|ꭰ|ⴀ|𝔘𝔫𝔦𝔬𝔫|😀|!!!|…|\t\n|
""".strip("\n").replace("\n", "|").split("|")  # fmt: skip


def in_node(source: str, data: Any) -> Any:
    """What a JavaScript module makes of ``data``; it has ``fold``, ``words``, ``terms`` and ``data``."""
    copy = build_letters.SCRIPT.read_text(encoding="utf-8")
    read = 'import { readFileSync } from "node:fs";\nconst data = JSON.parse(readFileSync(0, "utf-8"));\n'
    module = f"{copy}\n{read}process.stdout.write(JSON.stringify({source}));"
    command = [NODE, "--input-type=module", "--eval", module]
    done = subprocess.run(command, input=json.dumps(data), capture_output=True, text=True, encoding="utf-8", check=True)
    return json.loads(done.stdout)


def test_the_browsers_copy_is_that_of_the_table() -> None:
    assert build_letters.browser_copy() == build_letters.SCRIPT.read_text(encoding="utf-8"), (
        "run: python scripts/build_letters.py"
    )


def test_what_is_out_of_date_is_named_and_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    order, script, rules = tmp_path / "order.json", tmp_path / "fold.js", build_letters.order_of_letters()
    assert (build_letters.main(["--check"]), capsys.readouterr().out) == (0, "")
    monkeypatch.setattr(build_letters, "ORDER", order)
    monkeypatch.setattr(build_letters, "SCRIPT", script)
    monkeypatch.setattr(build_letters, "ROOT", tmp_path)
    monkeypatch.setattr(build_letters, "order_of_letters", lambda: rules)
    assert build_letters.main(["--check"]) == 1 and not script.exists(), "who only asks changes nothing"
    assert "fold.js: out of date" in capsys.readouterr().out
    assert build_letters.main([]) == 0
    assert capsys.readouterr().out.splitlines() == ["fold.js: written", "order.json: written"]
    assert script.read_text(encoding="utf-8") == build_letters.browser_copy()
    before, now = (json.loads(file.read_text(encoding="utf-8")) for file in (FILE, order))
    assert now["root"] == before["root"] and now["sv"] == before["sv"]  # an older Node knows fewer languages


def test_python_and_browser_fold_alike() -> None:
    assert len(NAMES) >= 200
    texts = [*NAMES, *(w for n in NAMES for w in (n.upper(), n.lower(), n.title())), *LETTERS, *map(str.upper, LETTERS)]
    assert dict(zip(texts, in_node("data.map(fold)", texts), strict=True)) == {text: fold(text) for text in texts}


def test_python_and_browser_fold_every_letter_alike() -> None:
    """Each character that Python knows: Node is newer, and knows more."""
    known = [c for c in map(chr, range(0x20, 0x1FFFF)) if unicodedata.category(c) not in ("Cn", "Cs", "Co")]
    folded = in_node("data.map(fold)", known)
    assert [(c, fold(c), other) for c, other in zip(known, folded, strict=True) if fold(c) != other] == []


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Łódź", "lodz"), ("Østfold", "ostfold"), ("Đakovo", "dakovo"), ("Straße", "STRASSE"), ("Þór", "thor"),
        ("Sœurs", "SOEURS"), ("Ĳssel", "ijssel"), ("İstanbul", "istanbul"), ("ılık", "ilik"), ("Ɖekpo", "dekpo"),
        ("l’économie", "L'ECONOMIE"), ("Mbororoʼen", "mbororo'en"), ("co-op", "co op"), ("Niñez", "ninez"),
        ("مُحَمَّد", "محمد"), ("أحمد", "احمد"), ("Αθήνα", "ΑΘΗΝΑ"), ("ΟΔΟΣ", "οδος"), ("Ёлка", "елка"), ("Độc", "doc"),
        ("កម្ម\u200bករ", "កម្មករ"), ("ｶﾞﾝﾀﾞﾑ", "ガンダム"),
    ],
)  # fmt: skip
def test_two_spellings_are_one(written: str, typed: str) -> None:
    assert fold(written) == fold(typed) != ""


@pytest.mark.parametrize(
    "name", ["सामाजिक सुरक्षा मञ्च", "দুর্নীতি বিরোধী মঞ্চ", "សហព័ន្ធស្ត្រី", "Профсоюз", "اتحاد العمال", "한국노총", "東京都"]
)
def test_other_scripts_keep_their_letters(name: str) -> None:
    expected = {"Профсоюз": "профсоюз"}.get(name, name)
    assert fold(name) == expected


def test_vowels_make_a_difference() -> None:
    """Nepali words that differ by a vowel sign are two words."""
    assert fold("कल") != fold("काल") != fold("कुल")


def test_folding_twice_changes_nothing() -> None:
    assert [name for name in NAMES if fold(fold(name)) != fold(name)] == []


def test_a_name_is_never_an_empty_key() -> None:
    for name in NAMES:
        assert identity(name) or not name.strip()
    assert identity("!!!") != identity("???")


@pytest.mark.parametrize(
    ("text", "id"), [("Trade Union", "trade-union"), ("Ñandú & Łódź", "nandu-lodz"), ("सुरक्षा", "")]
)
def test_an_id_has_only_latin_letters(text: str, id: str) -> None:
    assert slug(text) == id


# -- order -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("es", "Noria Nube Nzz Ñandú Oca"),
        ("fr", "Eau école Écrou Œuf Oeuvre Olive"),
        ("en", "Łódź Lyon Lz Oslo Østfold Over"),
        ("da", "Abe Zorro Ærø Østfold Århus"),
        ("sv", "Abe Zorro Åre Ärla Öland"),
        ("cs", "Cz Čest D Hz Ch I"),
        ("et", "Saar Šokk Zoo Tartu"),
        ("lt", "Ignas Ylakiai Jonas"),
        ("tr", "Hz Iğdır İzmir Jale"),
        ("pl", "Lyon Lz Łódź Mazur"),
        ("ar", "أحمد قلم Alpha Beta"),
        ("uk", "Київ Львів Alpha"),
        ("nl", "Alpha Киев قلم सुरक्षा"),
        ("pt", "9 99 a Á b"),
    ],
)
def test_names_stand_in_the_order_of_the_language(language: str, names: str) -> None:
    listed = names.split()
    for seed in range(3):
        assert sorted(random.Random(seed).sample(listed, len(listed)), key=Order(language).key) == listed


def test_what_differs_least_still_has_one_order() -> None:
    names = ["cote", "Cote", "coté", "côte", "côté"]
    assert sorted(reversed(names), key=Order("fr").key) == names


def test_order_is_that_of_unicode() -> None:
    """The same pairs of made-up words as ICU orders them, in every language that has rules of its own.

    Except Hawaiian, which moves its vowels but not the foreign letters made from them, and words in which an accent stands
    inside a pair that is a letter without it ("aä" beside Danish "aa"): no language has such.
    """
    languages = [code for code in json.loads(FILE.read_text(encoding="utf-8")) if code not in ("root", "haw")]
    draw, tried = random.Random(1), {}
    for code in (*languages, "en", "fr", "pt", "nl", "de"):
        order = Order(code)
        special = sorted(letter for letter in order._ranks if len(letter) < 3) or ["é"]
        pool = [*"abcdehilnorstuyz", *special, *special]
        pairs = [letter for letter in order._ranks if len(letter) > 1]
        words = ["".join(draw.choices(pool, k=3)) for _ in range(60)]
        words = [w for w in words if not any(pair in fold(w) and pair not in w for pair in pairs)]
        tried[code] = [[a, b] for a, b in pairwise(words)]
    source = (
        "Object.fromEntries(Object.entries(data).map(([code, pairs]) => { const { compare } = new Intl.Collator(code,"
        ' { sensitivity: "base" }); return [code, pairs.map(([a, b]) => Math.sign(compare(a, b)))]; }))'
    )
    theirs = in_node(source, tried)
    wrong = []
    for code, asked in tried.items():
        key = Order(code).key
        for (a, b), sign in zip(asked, theirs[code], strict=True):
            ours = (key(a)[0] > key(b)[0]) - (key(a)[0] < key(b)[0])
            if ours != sign:
                wrong.append((code, a, b, ours, sign))
    assert wrong == [], f"{len(wrong)} of {sum(map(len, tried.values()))}"


# -- in a network ------------------------------------------------------------------------------

NEPALI = ("सामाजिक सुरक्षा मञ्च", "महिला सहकारी संघ")


def test_two_nepali_names_are_two_organisations(small: Renderers, replace: Replace) -> None:
    entry = "- {{id: np-{n}, name: {name}, country: NP, kind: ngo, sources: [{{document: report-2020}}]}}\n"
    entries = "".join(entry.format(n=n, name=name) for n, name in enumerate(NEPALI))
    replace("members.yml", "- id: bi-alpha", f"{entries}- id: bi-alpha")
    english = small()["en"]
    members = english.document(english.view.by_path["members"])
    assert all(f'data-text="{fold(name)}"' in members for name in NEPALI)


def test_one_nepali_name_twice_is_one_organisation(small_root: Path, replace: Replace) -> None:
    entry = "- {{id: np-{n}, name: {name}, country: NP, kind: ngo, sources: [{{document: report-2020}}]}}\n"
    replace(
        "members.yml", "- id: bi-alpha", "".join(entry.format(n=n, name=NEPALI[0]) for n in (1, 2)) + "- id: bi-alpha"
    )
    assert [p.code for p in checked(small_root).problems] == ["member-duplicate"]


def test_a_script_that_changes_changes_the_address_of_what_imports_it(small: Renderers, small_root: Path) -> None:
    (small_root / "docs/assets/js").mkdir()
    looks = small()["en"].view.looks
    assert f'"./fold.js?v={looks.digest("js/fold.js")}"'.encode() in looks.asset("js/filter.js")
    (small_root / "docs/assets/js/fold.js").write_text("export const words = () => [];\n", encoding="utf-8")
    assert small()["en"].view.looks.digest("js/filter.js") != looks.digest("js/filter.js")


def test_another_spelling_is_found_and_told_to_machines(small: Renderers, replace: Replace) -> None:
    replace("members.yml", "acronym: ALPHA", "acronym: ALPHA\n  also: [Alfa Mutuál, A-9]")
    replace("data/standards.yml", "- id: c102", "- id: c102\n  also: C102")
    replace("data/site.yml", "name: SMALL", "name: SMALL\nalso: SMOL")
    french = small()["fr"]
    index = {entry["u"]: entry for entry in json.loads(search_index(french))["pages"]}
    alpha, beta = (french.view.url(f"members/{id}") for id in ("bi-alpha", "bi-beta"))
    assert all(word in index[alpha]["x"] for word in ("Alfa Mutuál", "A-9"))
    assert "A-9" not in index[beta]["x"]
    assert [u for u, entry in index.items() if "C102" in entry["x"].split()] == [french.view.url("standards/c102")]
    named = {u for u, entry in index.items() if "SMALL" in " ".join((entry["t"], entry["d"], entry["x"]))}
    assert named == {u for u, entry in index.items() if "SMOL" in entry["x"].split()} != set()
    assert 'data-text="alpha alpha mutuelle alfa mutual a 9"' in french.document(french.view.by_path["members"])
    assert '"alternateName":["ALPHA","Alfa Mutuál","A-9"]' in french.document(french.view.by_path["members/bi-alpha"])
