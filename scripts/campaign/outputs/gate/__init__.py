"""The last gate: before a site takes its place, every file of it is read as what it is.

The check reads sources, and what slips through it shows here, on the bytes: markup in a catalogue, an address that runs a
script, a sign that breaks the feed for every subscriber, a file that nobody planned. ``site`` looks at a finished folder,
``files`` at one file; the check asks the latter of what stands in ``docs/assets``.
"""
