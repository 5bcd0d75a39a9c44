"""Which pages there are, and templates filled in."""
