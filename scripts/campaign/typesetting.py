"""The printing press: filled HTML in, PDF or pictures out.

WeasyPrint sets the pages, PDFium draws those that become pictures, Pillow packs them. The press runs in processes of
its own (``python -m campaign.typesetting``, orders as JSON on its input): both processor cores are used, fontconfig can be
told before it wakes that there are no fonts but ours, and a build that prints nothing needs none of these libraries.
The same order gives the same bytes: nothing here asks for the time, the machine or a random number.
"""

from __future__ import annotations

import gc
import io
import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

LIBRARIES = ("weasyprint", "pydyf", "tinycss2", "cssselect2", "fonttools", "pypdfium2", "pillow", "pyphen")
COLOURS = 96  # of a picture: flat colours and the soft edges of letters need no more
STOPPED = {-signal.SIGINT, -signal.SIGTERM}  # by a person, who does not want it to begin anew
CRASHED = (
    "The press crashed (signal {signal}) while it printed one of: {names}. Build again; if that does not help, "
    "build without print: PRINT=false make site"
)


class PrintError(Exception):
    """Something could not be printed; the message is for the person at the keyboard."""


@dataclass(frozen=True)
class Order:
    """One HTML document and the files that it becomes: one PDF, or a picture of each page.

    ``versions`` of the document differ in size, the largest first: the first is taken that needs no more ``pages``.
    ``name`` is what a message calls it: the file on the site, where ``files`` lie in the cache.
    """

    versions: list[str]
    files: list[str]
    pages: int | None = None
    name: str = ""

    @property
    def pictures(self) -> bool:
        """Whether the pages become pictures."""
        return self.files[0].endswith(".png")


def library_versions() -> str:
    """The versions of everything that decides how a page looks."""
    return " ".join(f"{name} {version(name)}" for name in LIBRARIES)


def print_all(orders: list[Order], templates: Path) -> None:
    """Print every order, as many at a time as there are processor cores. Raises ``PrintError``."""
    piles: list[list[Order]] = [[] for _ in range(min(os.cpu_count() or 1, len(orders)))]
    for order in sorted(orders, key=lambda order: -_work(order)):  # the longest first, each on the lowest pile
        min(piles, key=lambda pile: sum(map(_work, pile))).append(order)
    with ThreadPoolExecutor(max(len(piles), 1)) as pool:
        list(pool.map(lambda pile: _run(pile, templates), piles))


def _work(order: Order) -> int:
    return len(order.versions[0])


def _run(orders: list[Order], templates: Path) -> None:
    orders_text = json.dumps({"templates": str(templates), "orders": [asdict(order) for order in orders]})
    command = [sys.executable, "-m", "campaign.typesetting"]
    with tempfile.TemporaryDirectory() as unpacked_fonts:
        environment = os.environ | {
            "PYTHONPATH": str(Path(__file__).resolve().parents[1]),
            "FONTCONFIG_FILE": str(templates.resolve() / "fonts/fonts.conf"),
            "TMPDIR": unpacked_fonts,
            "PYTHONUTF8": "1",  # what it says can be read here, whatever the machine is set to
        }
        for _ in range(2):
            done = subprocess.run(command, input=orders_text, env=environment, capture_output=True, encoding="utf-8")
            # less than 0: a library crashed, which Pango does once in some hundred runs
            if done.returncode >= 0 or done.returncode in STOPPED:
                break
    if done.returncode < 0:
        names = ", ".join(order.name or order.files[0] for order in orders)
        raise PrintError(CRASHED.format(signal=-done.returncode, names=names))
    if done.returncode:
        raise PrintError(done.stderr.strip())


# -- in the process of the press ---------------------------------------------------------------


class _Complaints(logging.Handler):
    """What WeasyPrint would only mention, such as a picture that is not there, ends the printing."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a complaint. A letter that our fonts lack is left to a test: a name may be added in any script."""
        if "notdef" not in record.getMessage():
            self.heard.append(record.getMessage())


def _speak_each_language() -> None:
    """Let words of another language say so (/Lang) to screen readers: WeasyPrint tells only that of the document."""
    import pydyf
    from weasyprint.pdf import tags

    build = tags._build_box_tree

    def with_language(box, *others) -> Iterator:
        box = getattr(box, "_box", box)
        language = box.element.get("lang") if box.element is not None and box.element_tag != "html" else None
        for element in build(box, *others):
            if language and "::" not in box.element_tag:
                element["Lang"] = pydyf.String(language)
            yield element

    tags._build_box_tree = with_language


def pdf_of(order: Order, templates: Path) -> bytes:
    """The PDF of an order: tagged, with the language and title of its HTML. Only our own files are read."""
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

    root = templates.parent.parent.as_uri()

    class OurFiles(URLFetcher):
        """Reads what stands in the repository and nothing else."""

        def fetch(self, url, headers=None):
            if not url.startswith((f"{root}/", "data:")):
                raise ValueError(f"not a file of ours: {url}")
            return super().fetch(url, headers)

    fetcher = OurFiles(allowed_protocols=("file", "data"))
    for html in order.versions:
        fonts = FontConfiguration()
        source = HTML(string=html, base_url=f"{templates.as_uri()}/", url_fetcher=fetcher)
        document = source.render(font_config=fonts, pdf_tags=True)
        if order.pages is None or len(document.pages) <= order.pages:
            break
    return document.write_pdf(pdf_tags=True)


def pictures_of(pdf: bytes) -> Iterator[bytes]:
    """Each page of a PDF as a PNG, one pixel for each pixel of its CSS."""
    import pypdfium2

    for page in pypdfium2.PdfDocument(pdf):
        picture = page.render(scale=96 / 72).to_pil().convert("RGB")
        out = io.BytesIO()
        picture.quantize(COLOURS, dither=0).save(out, "PNG", optimize=True)
        yield out.getvalue()


def _save(file: Path, data: bytes) -> None:
    """Write a file so that another process sees all of it or nothing."""
    partial = file.with_name(f"{file.name}.{os.getpid()}.partial")
    partial.write_bytes(data)
    partial.replace(file)


def main() -> int:
    """Print the orders on the standard input; returns the exit status."""
    warnings.filterwarnings("ignore", message="No fonts configured")  # it is meant: see fonts.conf
    try:
        import weasyprint  # noqa: F401
    except OSError as error:
        print(f"Pango, which sets the printed pages, is missing: {error}", file=sys.stderr)
        return 1
    complaints = _Complaints()
    logger = logging.getLogger("weasyprint")
    logger.handlers[:] = [complaints]
    logger.propagate = False
    _speak_each_language()
    work = json.loads(sys.stdin.buffer.read())
    for data in work["orders"]:
        order = Order(**data)
        pdf = pdf_of(order, Path(work["templates"]))
        results = list(pictures_of(pdf)) if order.pictures else [pdf]
        if len(results) != len(order.files):
            complaints.heard.append(f"{len(results)} pages were set, {len(order.files)} expected")
        if complaints.heard:
            print(f"{order.name or order.files[0]}:", *complaints.heard, sep="\n  ", file=sys.stderr)
            return 1
        for file, result in zip(order.files, results, strict=True):
            _save(Path(file), result)
    return 0


if __name__ == "__main__":
    gc.disable()  # what refers to itself would free Pango's objects in the middle of its work, in any order
    status = main()
    sys.stderr.flush()
    os._exit(status)  # nor are they freed one by one at the end; the caller takes the unpacked fonts away
