"""A season line by line: numbered questions on stdin and stdout, for screen readers and scripts.

Nothing is drawn and nothing is aligned: every line can be read aloud by itself.
"""
