"""Data files as text, what a value may be, problems as values, all records together."""
