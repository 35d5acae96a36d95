"""One file for each step from a format to the next: `format_1.py` leads from 1 to 2.

Such a file has `ABOUT`, a sentence marked with `N_` that says what changes, and
`change(document)`, which alters the file's data, a map of ruamel.yaml, with the functions of
`upgrading.edits`. Format 1 is the first, so there is no step yet.
"""
