"""What the site knows, in the order in which the data flows.

``problems``  a problem is a value: where, what, and what to write instead
``load``      YAML files as text, each value with its line and column
``fields``    what a single value may be
``model``     what a record may say (pydantic); JSON Schemas come from here
``outreach``  the same for campaigns, news, events, documents and charts
``field_problems``  a finding of the model in plain words
``site``      all records together, and the questions one may ask them
``text``      one language: catalogue, country names, numbers, dates, plurals
``prose``     Markdown with front matter and calls such as ``{{ figure("id") }}``
``newsletter``  what a quarter brought
``pages``     the list of pages of one language
``content``   everything that the site is made from
``colours``   the colours of the site, from its style sheet
``check_texts``     rules for texts
``check``     rules across records, and all rules together
``drawings``  icons and maps
``outreach_calls``  what a template may ask for about campaigns, news, events, documents and charts
``template_calls``  what a template may ask for
``linked_records``  a record in the words of schema.org
``linked_data``     a page in the words of schema.org, and what networks show where it is shared
``render``    Jinja templates: a page in, HTML out
``print_words`` the words that templates for print ask for
``print_data``  the values of a printed document
``letters``     which letters the fonts for print have
``typesetting``  the printing press: data in, PDF and pictures out
``printing``  what is printed: directories, posters, pictures for sharing
``press_kit``  logos and pictures for journalists as one file
``exports``   open data, search index, sitemap
``feeds``     the Atom feed and the calendar
``discovery`` llms.txt and the web manifest
``build``     a whole site as plain files, without any site engine
``gallery``   each component with made-up data, for designers

Imports follow this order and never turn back. No module here knows a site
engine: only ``scripts/hooks.py`` does, and a test keeps it so.
"""
