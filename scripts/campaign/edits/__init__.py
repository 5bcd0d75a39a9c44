"""What ``scripts/edit.py`` does: each change of data, texts and catalogues as files that are tried before they are written."""
