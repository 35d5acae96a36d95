"""Numbers with units as people write them: read strictly, refused with what was meant, and written.

The one reader of numbers: scenario files, plan files, the app's editor, play line by line and the
options of commands all ask it, so that one way of writing has one meaning everywhere. Patterns are
texts, compiled (and kept) by `re` when they are first asked: most commands ask none.
"""
