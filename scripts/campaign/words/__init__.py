"""One language: its catalogue, names, numbers, dates; and Markdown."""
