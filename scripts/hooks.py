"""MkDocs adapter: the only module that knows the site engine.

MkDocs finds the texts in ``docs/``, static-i18n chooses the language of each,
and this hook answers with the finished HTML of ``campaign``. Pages that come
from data alone never become MkDocs files: static-i18n would crash on them or
lose them, and its work grows with the square of the pages. They are written
when MkDocs has written its own.

MkDocs puts this folder on the path only while it loads this file, and does not
load imported modules again under ``serve``: hence the import of the bare package
here, and of its modules, afresh for each build, in ``_load``.
"""

from __future__ import annotations

import importlib
import logging
import sys
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

import campaign

log = logging.getLogger("mkdocs.hooks.campaign")
state: dict = {}


def _load(config):
    """Read the package and the data afresh; stop the build where they have problems."""
    for name in [name for name in sys.modules if name.startswith("campaign.")]:
        del sys.modules[name]
        vars(campaign).pop(name.removeprefix("campaign."), None)
    names = ("check", "render", "build", "typesetting", "gallery")
    check, render, build, typesetting, gallery = (importlib.import_module(f"campaign.{name}") for name in names)
    content = check.load_content(Path(config.config_file_path).parent)
    for problem in map(content.texts[next(iter(content.texts))].problem, content.problems):
        if problem["level"] == "problem":
            log.error("%(file)s:%(line)s: %(message)s %(remedy)s", problem)
    if content.broken:
        raise PluginError(
            "The data has problems; nothing was built. They stand above, and in: python scripts/validate.py"
        )
    preview = bool(config.site_url)  # only `mkdocs serve` sets it: mkdocs.yml has none, data/site.yml has the address
    config.site_url = config.site_url or content.site.settings.address
    state.update(build=build, gallery=gallery, preview=preview, printed={})
    state["renderers"] = render.renderers(content, config.site_url, preview)
    if not preview:
        try:
            state["printed"] = build.print_all(state["renderers"])
        except typesetting.PrintError as error:
            raise PluginError(f"Nothing was built: it could not be printed. {error}") from error


@event_priority(-110)  # after static-i18n (-100), which has set the language by then
def on_config(config):
    """Read everything once, before the first language."""
    i18n = config.plugins["i18n"]
    if not i18n.building:
        _load(config)
        if list(state["renderers"]) != i18n.build_languages:
            raise PluginError(
                "The languages in mkdocs.yml and in data/site.yml differ; make them the same, in the same order."
            )
    config.theme.static_templates.clear()  # sitemap.xml and 404.html are ours
    state["renderer"] = state["renderers"][i18n.current_language]
    return config


@event_priority(-110)
def on_files(files, config):
    """Leave out the theme's own scripts and styles: no page of ours asks for them."""
    docs = Path(config.docs_dir)
    for file in [file for file in files if not Path(file.abs_src_path).is_relative_to(docs)]:
        files.remove(file)
    return files


def on_page_markdown(markdown, **_):
    """``campaign.prose`` makes the HTML, the same with and without MkDocs."""
    return ""


def on_page_context(context, page, config, nav):
    """Give ``overrides/main.html`` the finished document of the page."""
    renderer = state["renderer"]
    path = page.url.strip("/")
    prefix = state["build"].prefix_of(renderer).strip("/")
    path = path[len(prefix) :].strip("/") if prefix else path
    context["document"] = renderer.document(renderer.by_path[path.removeprefix("./").strip(".")])
    return context


def on_post_build(config):
    """Once for each language: its data pages, open data, search index and error page. A preview has the gallery too."""
    build, out = state["build"], Path(config.site_dir)
    build.write_data_pages(state["renderer"], out)
    build.write_language_files(state["renderer"], out)
    if state["renderer"] is list(state["renderers"].values())[-1]:
        build.write_shared_files(state["renderers"], out)
        build.write_printed(state["printed"], out)
        if state["preview"]:
            state["gallery"].write_gallery(state["renderers"], out)
