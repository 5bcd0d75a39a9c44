"""MkDocs adapter: the only module that knows the site engine.

MkDocs finds the texts in ``docs/``, static-i18n chooses the language of each, and this hook answers with the finished HTML
of ``campaign``. Pages that come from data alone never become MkDocs files: static-i18n would lose them.
MkDocs puts this folder on the path only while it loads this file, and does not load imported modules again under
``serve``: hence the import of the bare package here, and of its modules, afresh for each build, in ``_load``.
"""

import importlib
import sys
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

import campaign

log = get_plugin_logger("campaign")
state: dict[str, Any] = {"preview": False}


def on_startup(command: str, dirty: bool) -> None:
    state["preview"] = command == "serve"  # said once; MkDocs keeps this module for all builds that follow


def _asked(what: str, *words: Any) -> Any:
    """Ask ``campaign.engines.pieces``; what stops the build there stops MkDocs, in the same sentences."""
    try:
        return getattr(state["pieces"], what)(*words)
    except state["pieces"].Stopped as stopped:
        for line in stopped.lines:
            log.error(line)
        raise PluginError(str(stopped)) from stopped


def _load(config: MkDocsConfig) -> None:
    for name in [name for name in sys.modules if name.startswith("campaign.")]:
        del sys.modules[name]
        vars(campaign).pop(name.partition(".")[2].partition(".")[0], None)
    state["pieces"] = importlib.import_module("campaign.engines.pieces")
    state["made"] = _asked("begin", Path(config.config_file_path).parent, config.site_url or "", state["preview"])


@event_priority(-110)  # after static-i18n (-100), which has set the language by then
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    i18n: Any = config.plugins["i18n"]
    if not i18n.building:  # once, before the first language
        _load(config)
    config.use_directory_urls = True  # as all addresses are, whatever mkdocs.yml or the command says
    config.theme.static_templates.clear()  # sitemap.xml and 404.html are ours
    state["renderer"] = state["made"].renderers[i18n.current_language]
    config.site_url = state["renderer"].view.address
    return config


@event_priority(-110)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    for file in list(files):  # only the texts that become pages: ``campaign`` writes the rest, and nothing of the theme
        text = Path(file.abs_src_path or "/").is_relative_to(config.docs_dir) and file.is_documentation_page()
        if not text or state["pieces"].page_at(state["renderer"], file.url) is None:
            files.remove(file)
    return files


def on_page_markdown(markdown: str, **_: Any) -> str:
    return ""  # ``campaign`` makes the HTML, the same with and without MkDocs


def on_page_context(context: dict[str, Any], page: Page, **_: Any) -> dict[str, Any]:
    found = state["pieces"].page_at(state["renderer"], page.url)
    return context | {"document": state["renderer"].document(found)}  # for overrides/main.html


def on_post_build(config: MkDocsConfig) -> None:  # once for each language
    _asked("end", state["made"], state["renderer"], Path(config.site_dir))
