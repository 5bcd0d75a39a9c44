"""The editing page in a browser: what somebody changes there, and which lines of which files change by it.

It works on a folder that the browser keeps, or on a forge on loopback, always on the small network.
"""

from __future__ import annotations

import base64
import difflib
import functools
import io
import json
import re
import shutil
import time
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from built import ROOT, once
from forge import Forge
from networks import SMALL
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from static_host import STOPS

import build_editor
from campaign.kinds.reading import read_content

FOLDER = """
window.showDirectoryPicker = async () => navigator.storage.getDirectory();
FileSystemHandle.prototype.requestPermission ??= async () => 'granted';
FileSystemHandle.prototype.queryPermission ??= async () => 'granted';
"""
FILL = """async (files) => {
  const root = await navigator.storage.getDirectory();
  await root.getDirectoryHandle('.git', {create: true});
  await Promise.all(Object.entries(files).map(async ([path, text]) => {
    const steps = path.split('/'), name = steps.pop();
    let folder = root;
    for (const step of steps) folder = await folder.getDirectoryHandle(step, {create: true});
    const file = await (await folder.getFileHandle(name, {create: true})).createWritable();
    await file.write(text);
    await file.close();
  }));
}"""
READ = """async () => {
  const found = {};
  const walk = async (folder, path) => {
    for await (const [name, item] of folder.entries()) {
      if (item.kind === 'directory') await walk(item, path + name + '/');
      else found[path + name] = await (await item.getFile()).text();
    }
  };
  await walk(await navigator.storage.getDirectory(), '');
  return found;
}"""
Files = dict[str, str]
PICTURES, NO_PICTURES = "data/pictures.yml", "# Pictures.\n[]\n"  # the small network has none yet


class Quiet(SimpleHTTPRequestHandler):
    """A host of plain files that says nothing."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def page_folder(shared: Path) -> Path:
    """The folder with ``admin/`` in it, made once for all."""

    def build(out: Path) -> None:
        root = out / "network"
        shutil.copytree(SMALL.root, root)
        (root / PICTURES).write_text(NO_PICTURES, encoding="utf-8")
        build_editor.build(read_content(root), out / "admin")

    return once(shared, "editor", build)


@pytest.fixture
def address(page_folder: Path, tmp_path: Path) -> Iterator[str]:
    """The editing page of the small network on loopback, whose configuration a test may change."""
    folder = tmp_path / "host/admin"
    shutil.copytree(page_folder / "admin", folder, copy_function=lambda a, b: Path(b).symlink_to(a))
    for file in [*folder.glob("config.*"), folder / "index.html"]:
        text = file.read_text(encoding="utf-8")
        file.unlink()
        file.write_text(text, encoding="utf-8")
    handler = functools.partial(Quiet, directory=str(folder.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, args=(STOPS,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def sources() -> Files:
    """The files of the small network that the page shows."""
    root = SMALL.root
    found = [root / "members.yml", *(root / "data").glob("*.yml"), *(root / "docs").rglob("*.md")]
    files = {file.relative_to(root).as_posix(): file.read_text(encoding="utf-8") for file in sorted(found)}
    return files | {PICTURES: NO_PICTURES}


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A French page with the sources in a folder that the browser keeps. It asks no other host for anything."""
    context = browser.new_context(locale="fr-FR", viewport={"width": 1400, "height": 1000})
    opened = context.new_page()
    elsewhere: list[str] = []
    opened.on("request", lambda r: elsewhere.append(r.url) if not r.url.startswith((address, "data:", "blob:", "http://127.0.0.1")) else None)  # fmt: skip
    opened.add_init_script(FOLDER)
    opened.goto(f"{address}/admin/before.js")
    opened.evaluate(FILL, sources())
    yield opened
    context.close()
    assert elsewhere == [], "requests to other hosts"


def changed(page: Page, before: Files) -> list[str]:
    """The lines that differ: ``file -old`` and ``file +new``."""
    after: Files = page.evaluate(READ)
    found = []
    for file in sorted({*before, *after}):
        old, new = before.get(file, "").split("\n"), after.get(file, "").split("\n")
        lines = list(difflib.unified_diff(old, new, n=0, lineterm=""))[2:]
        found += [f"{file} {line}" for line in lines if not line.startswith("@@")]
    return found


def open_folder(page: Page, address: str, place: str) -> None:
    """Sign in to the folder and go to a place of the page."""
    page.goto(f"{address}/admin/#{place}")
    page.get_by_role("button", name=re.compile("dépôt local")).click()


def go(page: Page, place: str) -> None:
    """Go to another place of the page."""
    page.evaluate("place => { location.hash = place }", place)


def save(page: Page, done: str = "enregistrée") -> None:
    """Press “Save” and wait for what the page says of it."""
    said = page.get_by_text(re.compile(done)).first
    expect(said).to_be_hidden()
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(said).to_be_visible()


def save_again(page: Page) -> None:
    """Press “Save” while the page says still that the save before was done, and wait for another state of the folder.

    One file changes, and all at once; while it is replaced, it cannot be read. What the page says goes after five seconds.
    """
    before: Files = page.evaluate(READ)
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    end = time.monotonic() + 15
    while page.evaluate(f"({READ})().catch(() => null)") in (None, before):
        assert time.monotonic() < end, "nothing is written"


def to_the_end(page: Page, seen: str) -> None:
    """Scroll down until something is there: forms are drawn as one comes to them."""
    page.mouse.move(600, 500)
    for _ in range(20):
        if page.get_by_role("button", name=re.compile(seen)).count():
            return
        page.mouse.wheel(0, 2000)
        page.wait_for_timeout(100)


def test_an_entry_is_added_refused_changed_and_deleted(page: Page, address: str) -> None:
    before = sources()
    open_folder(page, address, "/collections/data/entries/members")
    entry = spoken_word("fr", "entry")
    page.get_by_role("button", name=re.compile(f"Ajouter.*{entry}")).click()
    page.get_by_role("textbox", name="Identifiant").fill("bi-new")
    page.get_by_role("textbox", name="Nom", exact=True).fill("New: one")
    for label, word in (("Pays", "Burundi"), ("Type", "syndicat")):
        page.get_by_role("combobox", name=label, exact=True).click()
        page.get_by_role("option", name=word).click()
    to_the_end(page, "Ajouter.*Sources")
    save(page, "erreur")
    assert changed(page, before) == [], "an entry without a source is written"
    to_the_end(page, "Ajouter.*Sources")
    page.get_by_role("button", name=re.compile("Ajouter.*Sources")).click()
    page.get_by_role("textbox", name="Source : adresse").fill("https://example.org/x")
    page.get_by_role("textbox", name="Source : titre de la page").fill("Een titel")
    save(page)
    new = [
        "- id: bi-new", '  name: "New: one"', "  country: BI", "  kind: trade-union", "  sources:",
        "    - url: https://example.org/x", "      title: Een titel",
    ]  # fmt: skip
    assert [line for line in changed(page, before) if not line.endswith(" +")] == [
        f"members.yml +{line}" for line in new
    ]

    added: Files = page.evaluate(READ)
    go(page, "/collections/data/entries/members")
    page.get_by_text("New: one").first.wait_for()
    page.get_by_role("button", name="Développer", exact=True).nth(1).click()
    page.get_by_role("textbox", name="Site web").fill("https://beta.example/")
    page.get_by_role("button", name="Supprimer", exact=True).first.click()
    save_again(page)
    lines = changed(page, added)
    assert [line for line in lines if " +" in line] == ["members.yml +  website: https://beta.example/"]
    gone = [line.removeprefix("members.yml -") for line in lines if " -" in line]
    assert "- id: bi-alpha" in gone and "\n".join(gone).strip() in before["members.yml"], "other lines went too"


def spoken_word(code: str, name: str) -> str:
    """A word of the page in a language."""
    from campaign.kinds.questions import asked_words
    from campaign.kinds.reading import spoken

    return spoken(code).gettext(asked_words().page[name])


def test_a_text_changes_in_two_languages_and_keeps_its_calls(page: Page, address: str) -> None:
    before = sources()
    open_folder(page, address, "/collections/texts-news")
    page.get_by_text("A mutual opens").first.click()
    page.get_by_role("textbox", name="Titre", exact=True).first.fill("A mutual opens: again")
    page.get_by_role("textbox", name="Titre", exact=True).last.fill("Une mutuelle ouvre : encore")
    save(page)
    assert changed(page, before) == [
        "docs/en/news/2020-11-mutual-opens.md -title: A mutual opens",
        'docs/en/news/2020-11-mutual-opens.md +title: "A mutual opens: again"',
        "docs/fr/news/2020-11-mutual-opens.md -title: Une mutuelle ouvre",
        'docs/fr/news/2020-11-mutual-opens.md +title: "Une mutuelle ouvre : encore"',
    ]


@pytest.fixture
def forge(page: Page, address: str, tmp_path: Path) -> Iterator[Forge]:
    """A forge to which the page writes in the place of the folder."""
    with Forge(sources()) as there:
        folder = tmp_path / "host/admin"
        config = json.loads((folder / "config.fr.json").read_text(encoding="utf-8"))
        config["backend"] |= {"repo": "small/site", "branch": "main", "api_root": there.origin}
        (folder / "config.fr.json").write_text(json.dumps(config), encoding="utf-8")
        start = (folder / "index.html").read_text(encoding="utf-8")
        start = start.replace("connect-src", f"connect-src {there.origin}")
        (folder / "index.html").write_text(start, encoding="utf-8")
        yield there


def sign_in(page: Page, address: str, place: str) -> None:
    """Sign in to the forge with a token and go to a place of the page."""
    page.goto(f"{address}/admin/#{place}")
    page.get_by_role("button", name=re.compile("jeton|token", re.IGNORECASE)).click()
    page.get_by_role("textbox").fill("github_pat_of_nobody")
    page.get_by_role("textbox").press("Enter")


def proposed(page: Page, forge: Forge) -> dict[str, bytes]:
    """Press “Save”, and the files of the commit that the one draft pull request holds then."""
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(page.get_by_text("Statut")).to_be_visible(timeout=20_000)
    assert [(pull["draft"], pull["base"]) for pull in forge.pulls] == [(True, "main")]
    (commit,) = forge.commits
    assert commit["branch"]["branchName"] == forge.pulls[0]["head"] != "main"
    assert not commit["fileChanges"]["deletions"]
    return {file["path"]: base64.b64decode(file["contents"]) for file in commit["fileChanges"]["additions"]}


def test_a_change_becomes_a_draft_pull_request(page: Page, address: str, forge: Forge) -> None:
    sign_in(page, address, "/collections/data/entries/members")
    page.get_by_role("button", name="Développer", exact=True).nth(1).click()
    page.get_by_role("textbox", name="Site web").fill("https://beta.example/")
    ((file, data),) = proposed(page, forge).items()
    written, old = data.decode(), sources()[file]
    assert set(written.split("\n")) - set(old.split("\n")) == {"  website: https://beta.example/"}
    assert len(written.split("\n")) == len(old.split("\n")) + 1


def describe_picture(page: Page) -> dict[str, bytes]:
    """Add a picture from this computer with all that is needed; returns the files that there are to be then."""
    picture = io.BytesIO()
    Image.new("RGB", (600, 400), "red").save(picture, "JPEG")
    page.get_by_role("button", name=re.compile("Ajouter")).first.click()
    page.get_by_role("textbox", name="Identifiant").fill("march")
    page.get_by_role("button", name="Parcourir").click()
    chosen = {"name": "A march.jpg", "mimeType": "image/jpeg", "buffer": picture.getvalue()}
    page.get_by_role("dialog").locator("input[type=file]").set_input_files(chosen)  # type: ignore[arg-type]
    page.get_by_role("dialog").get_by_role("button", name="Insérer").click()
    page.get_by_role("textbox", name="Ce que l’on voit").fill("A red field")
    page.get_by_role("textbox", name="Réalisée par").fill("Nobody")
    page.get_by_role("combobox", name="Licence").click()
    page.get_by_role("option", name="réalisée pour le réseau").click()
    page.get_by_role("radio", name=re.compile("personne n’est")).click()
    entry = "- id: march\n  file: A march.jpg\n  alt: A red field\n  by: Nobody\n  licence: ours\n  people: none\n"
    return {"docs/assets/pictures/A march.jpg": picture.getvalue(), PICTURES: f"# Pictures.\n\n{entry}".encode()}


def test_a_picture_is_put_beside_its_entry(page: Page, address: str) -> None:
    open_folder(page, address, "/collections/data/entries/pictures")
    wanted = describe_picture(page)
    save(page)
    after: Files = page.evaluate(READ)
    assert {name: after[name] for name in wanted} == {n: data.decode(errors="replace") for n, data in wanted.items()}
    assert set(after) == {*sources(), *wanted}


def test_a_picture_and_its_entry_are_one_proposal(page: Page, address: str, forge: Forge) -> None:
    sign_in(page, address, "/collections/data/entries/pictures")
    wanted = describe_picture(page)
    assert proposed(page, forge) == wanted


# A person presses a key when nothing moves any more; what is drawn anew meanwhile would lose the key.
SETTLED = """() => new Promise(done => { let still = setTimeout(done, 500);
  new MutationObserver(() => { clearTimeout(still); still = setTimeout(done, 500); })
    .observe(document, {subtree: true, childList: true, attributes: true}); })"""
# Fields of a long form are drawn as they come into sight.
DRAWN = "() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))"
# What axe finds of the CMS itself: it has no main part, and much stands outside of all parts (handbook/en/editing.md).
OF_THE_CMS = {"region", "landmark-one-main"}


def tab_to(page: Page, role: Any, name: Any, times: int = 1) -> None:
    """Press Tab until something has the focus, the first or a later one of its name."""
    wanted = page.get_by_role(role, name=name)
    for _ in range(60):
        page.keyboard.press("Tab")
        page.evaluate(DRAWN)
        times -= page.locator(":focus").and_(wanted).count()
        if not times:
            return
    pytest.fail(f"no {role} {name} is reached by the keyboard")


def test_a_telephone_and_a_keyboard_are_enough(page: Page, address: str) -> None:
    def looked_at() -> list[str]:
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{page.url} scrolls sideways"
        page.evaluate(axe)
        return page.evaluate("async () => (await axe.run()).violations.map(v => v.id)")  # type: ignore[no-any-return]

    axe, before = (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8"), sources()
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}/admin/")
    page.get_by_role("button", name="dépôt local").wait_for()
    assert set(looked_at()) <= OF_THE_CMS, "more than the CMS does not do"
    for role, name, times in (("button", "dépôt local", 1), ("treeitem", "Données", 1), ("row", "Membres", 1), ("button", re.compile("^Développer"), 2)):  # fmt: skip
        page.get_by_role(role, name=name).first.wait_for()  # type: ignore[arg-type]
        page.evaluate(SETTLED)
        tab_to(page, role, name, times)
        page.keyboard.press("Enter")
    page.evaluate(SETTLED)
    tab_to(page, "textbox", "Site web")
    page.keyboard.type("https://beta.example/")
    assert set(looked_at()) <= OF_THE_CMS, "more than the CMS does not do"
    page.keyboard.press("Control+s")
    page.get_by_text(re.compile("enregistrée")).first.wait_for()
    assert changed(page, before) == ["members.yml +  website: https://beta.example/"]
