"""MkDocs adapter: the only module that knows the site engine.

MkDocs reads the settings, static-i18n builds one language after another, and behind the last one ``campaign`` writes the
whole site, every page of it, by as many processes as there are processors. Our pages never become MkDocs files:
static-i18n would lose those that come from data alone.
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
    config.site_url = state["made"].views[i18n.current_language].address
    return config


@event_priority(-110)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    for file in list(files):  # MkDocs keeps the first page of each language, without which it has no site
        if not (file.is_documentation_page() and file.name == "index" and file.src_uri.count("/") < 2):
            files.remove(file)
    return files


def on_page_markdown(markdown: str, **_: Any) -> str:
    return ""


def on_post_build(config: MkDocsConfig) -> None:  # once for each language: static-i18n builds the next one behind it
    i18n: Any = config.plugins["i18n"]
    if i18n.current_language == list(state["made"].renderers)[-1]:
        _asked("end", state.pop("made"), Path(config.site_dir))  # a site is written once
