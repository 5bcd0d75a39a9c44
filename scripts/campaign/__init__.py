"""From data and texts to a site, in the order in which they flow. A folder imports only those that stand before it.

``records``  YAML files as text, what a value may be, problems as values, the vocabulary, all records together
``words``    one language: its catalogue, names of countries, numbers, dates; Markdown with calls
``views``    what everything else sees: the content, who belongs where, how it looks, the site in one language
``kinds``    one file a kind of record: its model, pages, open data, words for search and schema.org; the registry
``pages``    which pages there are, and templates filled in
``outputs``  what is written besides pages: open data, search, feeds, calendars, print; the whole build
``rules``    what the check says, one file a family
``edits``    changes of data, texts and catalogues that people ask for by a verb, tried by the check before they are written
``engines``  a build in pieces, for a site engine that asks for one page after another

No module here knows a site engine: only ``scripts/hooks.py`` does. None knows a network, a language or a continent:
these stand in the network's ``data/vocabulary.yml``. A test keeps it so.
"""
