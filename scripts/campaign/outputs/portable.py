"""A copy of a finished site that needs no server: it opens from a folder or a memory stick, and stands below any path.

The published site has addresses from the root of its host, so that its error page is right at any depth, a header is the
same on every page, and nobody sees “index.html”. A folder wants the opposite: here every address is relative and names
its file. Browsers load neither modules nor data from a folder, so that each page gets one plain script with both in it.
"""

from __future__ import annotations

import json
import posixpath
import re
from pathlib import Path

ADDRESS = r'(\s(?:href|src|action|data-index|data-library|data-data)="|content="0; url=)({base}(?!/)[^"]*)"'
CHOICES = re.compile(r'(?<=\ssrcset=")[^"]*')
MODULE = re.compile(r'<script type="module" src="([^"]+)"></script>')
MANIFEST = re.compile(r'<link rel="manifest"[^>]*>\n?')
OFFLINE = re.compile(r'<script type="module"[^>]* data-worker="[^>]*></script>\n?')
DATA = re.compile(r'data-(?:index|data)="([^"]+)"')
LIBRARY = re.compile(r'data-library="([^"]+)"')
IMPORT = re.compile(r'^import (?:(\{[^}]*\}) from )?"\./([\w./-]+)(?:\?[^"]*)?";$', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:const|let|function|class) (\w+))", re.MULTILINE)
DEFAULT = re.compile(r"^export \{ (\w+) as default \};$", re.MULTILINE)
# What a browser refuses to a page from a folder: there the data is in the page's script, and the address stays.
FOLDER = """\
const modules = {}, fetch = async (address) => ({ ok: true, json: async () => structuredClone(given[address]) });
const library = async () => modules.library, history = { replaceState() {} };
"""


class Portable:
    """The copy of ``site``, whose addresses begin with ``base``, in the folder ``out``."""

    def __init__(self, site: Path, out: Path, base: str) -> None:
        self.site, self.out, self.base = site, out, base
        self._address = re.compile(ADDRESS.format(base=re.escape(base)))

    def write(self) -> int:
        """Write all files; returns the number of pages."""
        count = 0
        for file in sorted(f for f in self.site.rglob("*") if f.is_file()):
            name = file.relative_to(self.site).as_posix()
            if name.endswith(".html"):
                count += 1
                self._put(name, self.page(name, file.read_text(encoding="utf-8")).encode())
            elif not name.endswith(".js"):
                self._put(name, file.read_bytes())
        return count

    def page(self, name: str, text: str) -> str:
        """A page with relative addresses, and its scripts in one."""
        text = self._address.sub(
            lambda m: f'{m[1]}{self.relative(name, m[2])}"', OFFLINE.sub("", MANIFEST.sub("", text))
        )
        text = CHOICES.sub(lambda m: ", ".join(self._choice(name, one) for one in m[0].split(", ")), text)
        scripts = MODULE.findall(text)
        if not scripts:
            return text
        script = f"{name.removesuffix('.html')}.js"
        self._put(script, self.script(name, text, scripts).encode())
        return MODULE.sub("", text).replace(
            "</head>", f'<script defer src="{posixpath.basename(script)}"></script>\n</head>', 1
        )

    def _choice(self, name: str, one: str) -> str:
        """A version of a picture and its width, as ``srcset`` names them."""
        address, _, width = one.partition(" ")
        return f"{self.relative(name, address)} {width}"

    def relative(self, name: str, address: str) -> str:
        """An address from the root of the host as the page ``name`` has to write it."""
        path, mark, anchor = address.removeprefix(self.base).partition("#")
        path = path.partition("?")[0]
        path = f"{path}index.html" if path == "" or path.endswith("/") else path
        return posixpath.relpath(path, posixpath.dirname(name) or ".") + mark + anchor

    def script(self, name: str, text: str, scripts: list[str]) -> str:
        """One plain script in the place of modules, with the data that they would fetch."""
        folder = posixpath.dirname(name)
        given = {address: self._data(name, address) for address in DATA.findall(text)}
        parts: dict[str, str] = {}
        for address in LIBRARY.findall(text):
            self._module(posixpath.normpath(posixpath.join(folder, address)), parts, "library")
        for address in scripts:
            self._module(posixpath.normpath(posixpath.join(folder, address)), parts)
        said = json.dumps(given, ensure_ascii=False, separators=(",", ":"))
        return f"(() => {{\nconst given = {said};\n{FOLDER}{''.join(parts.values())}}})();\n"

    def _module(self, file: str, parts: dict[str, str], known_as: str = "") -> None:
        if file in parts:
            return
        text = (self.site / file).read_text(encoding="utf-8")
        for _, other in IMPORT.findall(text):
            self._module(posixpath.normpath(posixpath.join(posixpath.dirname(file), other)), parts)
        here = posixpath.dirname(file)

        def named(m: re.Match[str]) -> str:
            """What a module takes of another one: nothing, where that one only had to run before."""
            return f'const {m[1]} = modules["{posixpath.normpath(posixpath.join(here, m[2]))}"];' if m[1] else ""

        text = IMPORT.sub(named, text)
        names = [*EXPORT.findall(text), *(f"default: {name}" for name in DEFAULT.findall(text))]
        text = DEFAULT.sub("", EXPORT.sub("", text)).replace("import(words.library)", "library()")
        parts[file] = f'modules["{known_as or file}"] = (() => {{\n{text}\nreturn {{ {", ".join(names)} }};\n}})();\n'

    def _data(self, name: str, address: str) -> object:
        """What a page would fetch; what the search finds has relative addresses too."""
        file = posixpath.normpath(posixpath.join(posixpath.dirname(name), address))
        found = json.loads((self.site / file).read_text(encoding="utf-8"))
        if isinstance(found, dict):
            found["pages"] = [page | {"u": self.relative(name, page["u"])} for page in found["pages"]]
        return found

    def _put(self, name: str, data: bytes) -> None:
        file = self.out / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
