"""MkDocs adapter: the only module that knows the site engine.

MkDocs finds the texts in ``docs/``, static-i18n chooses the language of each, and this hook answers with the finished HTML
of ``campaign``. Pages that come from data alone never become MkDocs files: static-i18n would lose them.

MkDocs puts this folder on the path only while it loads this file, and does not load imported modules again under
``serve``: hence the import of the bare package here, and of its modules, afresh for each build, in ``_load``.
"""

import importlib
import logging
import sys
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

import campaign

state: dict = {}


def _load(config):
    """Read the package and the data afresh; stop the build where they have problems."""
    for name in [name for name in sys.modules if name.startswith("campaign.")]:
        del sys.modules[name]
        vars(campaign).pop(name.partition(".")[2].partition(".")[0], None)
    rules, build = importlib.import_module("campaign.rules"), importlib.import_module("campaign.outputs.build")
    content = rules.checked(Path(config.config_file_path).parent)
    for problem in map(content.languages[content.default].problem, content.problems):
        if problem["level"] == "problem":
            logging.getLogger("mkdocs.hooks.campaign").error("%(file)s:%(line)s: %(message)s %(remedy)s", problem)
    if content.broken:
        raise PluginError("The data has problems; nothing was built. They stand above, and in: make check")
    preview = bool(config.site_url)  # only `mkdocs serve` sets it: mkdocs.yml has none, data/site.yml has the address
    config.site_url = config.site_url or content.settings.address
    try:
        state.update(build=build, made=build.Build(content, config.site_url, preview))
    except build.PrintError as error:
        raise PluginError(f"Nothing was built: it could not be printed. {error}") from error


@event_priority(-110)  # after static-i18n (-100), which has set the language by then
def on_config(config):
    if not config.plugins["i18n"].building:  # once, before the first language
        _load(config)
    config.theme.static_templates.clear()  # sitemap.xml and 404.html are ours
    state["renderer"] = state["made"].renderers[config.plugins["i18n"].current_language]


@event_priority(-110)
def on_files(files, config):
    """Keep the texts that become pages: styles and scripts are written by ``campaign``, the theme's own are not wanted."""
    unused = state["build"].unused_texts(state["made"].content)
    for file in list(files):
        ours = Path(file.abs_src_path).is_relative_to(config.docs_dir) and file.is_documentation_page()
        if not ours or _path(file.url) in unused:
            files.remove(file)


def _path(url):
    path, prefix = url.strip("/"), state["renderer"].view.prefix.strip("/")
    path = path[len(prefix) :].strip("/") if prefix and (path + "/").startswith(prefix + "/") else path
    return path.removeprefix("./").strip(".")


def on_page_markdown(markdown, **_):
    return ""  # ``campaign`` makes the HTML, the same with and without MkDocs


def on_page_context(context, page, **_):
    view = state["renderer"].view
    context["document"] = state["renderer"].document(view.by_path[_path(page.url)])  # for overrides/main.html


def on_post_build(config):  # once for each language
    made, out = state["made"], Path(config.site_dir)
    if made.write_besides_texts(state["renderer"], out) and made.preview:
        importlib.import_module("campaign.outputs.gallery").write_gallery(made, out)
