"""MkDocs adapter: the only module that knows the site engine.

MkDocs finds the texts in ``docs/``, static-i18n chooses the language of each, and this hook answers with the finished
HTML of ``campaign``. Pages that come from data alone never become MkDocs files: static-i18n would crash on them or lose
them, and its work grows with the square of the pages. They are written when MkDocs has written its own.

MkDocs puts this folder on the path only while it loads this file, and does not load imported modules again under
``serve``: hence the import of the bare package here, and of its modules, afresh for each build, in ``_load``.
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
        vars(campaign).pop(name.partition(".")[2].partition(".")[0], None)
    rules, build, gallery = (
        importlib.import_module(f"campaign.{m}") for m in ("rules", "outputs.build", "outputs.gallery")
    )
    content = rules.checked(Path(config.config_file_path).parent)
    for problem in map(content.languages[content.default].problem, content.problems):
        if problem["level"] == "problem":
            log.error("%(file)s:%(line)s: %(message)s %(remedy)s", problem)
    if content.broken:
        raise PluginError("The data has problems; nothing was built. They stand above, and in: make check")
    preview = bool(config.site_url)  # only `mkdocs serve` sets it: mkdocs.yml has none, data/site.yml has the address
    config.site_url = config.site_url or content.settings.address
    try:
        made = build.Build(content, config.site_url, preview)
    except build.PrintError as error:
        raise PluginError(f"Nothing was built: it could not be printed. {error}") from error
    state.update(build=build, made=made, gallery=gallery)


@event_priority(-110)  # after static-i18n (-100), which has set the language by then
def on_config(config):
    """Read everything once, before the first language."""
    i18n = config.plugins["i18n"]
    if not i18n.building:
        _load(config)
    config.theme.static_templates.clear()  # sitemap.xml and 404.html are ours
    state["renderer"] = state["made"].renderers[i18n.current_language]
    return config


@event_priority(-110)
def on_files(files, config):
    """Keep the texts that become pages: styles and scripts are written by ``campaign``, the theme's own are not wanted."""
    docs, unused = Path(config.docs_dir), state["build"].unused_texts(state["made"].content)
    for file in [f for f in files if not (Path(f.abs_src_path).is_relative_to(docs) and f.is_documentation_page())]:
        files.remove(file)
    for file in [f for f in files if _path(f.url) in unused]:
        files.remove(file)
    return files


def _path(url):
    path, prefix = url.strip("/"), state["renderer"].view.prefix.strip("/")
    path = path[len(prefix) :].strip("/") if prefix and (path + "/").startswith(prefix + "/") else path
    return path.removeprefix("./").strip(".")


def on_page_markdown(markdown, **_):
    """``campaign`` makes the HTML, the same with and without MkDocs."""
    return ""


def on_page_context(context, page, config, nav):
    """Give ``overrides/main.html`` the finished document of the page."""
    renderer = state["renderer"]
    context["document"] = renderer.document(renderer.view.by_path[_path(page.url)])
    return context


def on_post_build(config):
    """Once for each language: its data pages, open data, search index and error page. A preview has the gallery too."""
    build, made, out = state["build"], state["made"], Path(config.site_dir)
    build.write_data_pages(state["renderer"], out)
    build.write_language_files(state["renderer"], made.views, out)
    if state["renderer"] is list(made.renderers.values())[-1]:
        made.write_shared_files(out)
        if made.preview:
            state["gallery"].write_gallery(made, out)
