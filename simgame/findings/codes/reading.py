"""S0xx: the file cannot be read as the strict subset of YAML that scenarios are written in."""

from __future__ import annotations

from simgame.findings.codes.code import Code
from simgame.locale import N_

READING = (
    Code(
        "S001",
        N_("the file cannot be read: {reason}"),
        N_("Check the name, and that you may open the file."),
    ),
    Code(
        "S002",
        N_("the file is not UTF-8 text; it looks like {encoding}"),
        N_("Save the file as UTF-8. In VS Code: click the encoding in the status bar."),
    ),
    Code(
        "S003",
        N_("the file has more than {limit} bytes"),
        N_("A scenario is text written by a person and stays far below this limit."),
    ),
    Code(
        "S004",
        N_("the file has more than {limit} entries"),
        N_("A scenario is text written by a person and stays far below this limit."),
    ),
    Code(
        "S005",
        N_("entries lie more than {limit} levels deep"),
        N_("No part of a scenario is nested this deeply; often a bracket was never closed."),
    ),
    Code(
        "S006",
        N_("the invisible character {name} is not allowed"),
        N_("Control characters and zero-width characters come from copying. Delete them."),
    ),
    Code("S007", N_("the file is empty"), N_("Start from `simgame new`.")),
    Code(
        "S008",
        N_("the file holds {found} instead of keys with values"),
        N_("The top of a scenario file is a map: one `key: value` a line."),
    ),
    Code(
        "S009",
        N_("the file has more than {limit} lines"),
        N_("A scenario is text written by a person and stays far below this limit."),
    ),
    Code(
        "S010",
        N_("this cannot be read as YAML"),
        N_("The line, or one just above it, breaks the rules of YAML."),
    ),
    Code(
        "S011",
        N_("this line is indented with a tab"),
        N_("YAML is indented with spaces, two for each step."),
    ),
    Code(
        "S012",
        N_("full-width `{mark}` where YAML needs `{plain}`"),
        N_("Punctuation that structures the file is typed in half width, also among Chinese text."),
    ),
    Code(
        "S013",
        N_("there is no space after the colon of `{key}`"),
        N_("A colon separates key and value only with a space behind it."),
    ),
    Code(
        "S014",
        N_("there are two colons on this line"),
        N_("The first colon separates key and value. A text that holds a colon needs quotes."),
    ),
    Code(
        "S015",
        N_("this line is indented with {name} instead of spaces"),
        N_("The character looks like a space, but only ordinary spaces indent."),
    ),
    Code(
        "S016",
        N_("a value cannot start with `{mark}`"),
        N_("The character has a meaning of its own in YAML. Put the text in quotes."),
    ),
    Code(
        "S017",
        N_("from `#` on, the rest of this line is a comment"),
        N_("A text that holds ` #` needs quotes. A comment is written with a space after `#`."),
        severity="warning",
    ),
    Code(
        "S018",
        N_("the comma splits `{found}` in two"),
        N_(
            "Between braces a comma separates entries. Write a number without it, a text in quotes."
        ),
    ),
    Code(
        "S019",
        N_("the quote that opens here is never closed"),
        N_("Close it at the end of the text. An apostrophe inside single quotes is written twice."),
    ),
    Code(
        "S020",
        N_("the `{mark}` that opens here is not closed as it should be"),
        N_("Look for a missing comma or closing bracket."),
    ),
    Code(
        "S021",
        N_("this line is not indented like the lines it belongs to"),
        N_("Entries of one map start in the same column."),
    ),
    Code(
        "S022",
        N_("the `{mark}` inside this text ends it"),
        N_(
            "A text in quotes ends at the next quote of the same kind. Put the other kind around "
            "it: double quotes around a text with an apostrophe."
        ),
    ),
    Code(
        "S030",
        N_("the anchor `&{name}` is not part of this format"),
        N_("Write the value out where it is needed, or put it into a pack."),
    ),
    Code(
        "S031",
        N_("the alias `*{name}` is not part of this format"),
        N_("Write the value out. A text that starts with `*` needs quotes."),
    ),
    Code(
        "S032",
        N_("the tag `{name}` is not part of this format"),
        N_("Values are read by the schema, not by tags. A text that starts with `!` needs quotes."),
    ),
    Code(
        "S033",
        N_("a second document starts here"),
        N_("A scenario file holds one document; remove the `---`."),
    ),
    Code(
        "S034",
        N_("the merge key `<<` is not part of this format"),
        N_("Use `extends:` to build on a pack."),
    ),
    Code(
        "S035",
        N_("a key has to be a text, not {found}"),
        N_("Keys are names. One that looks like a number, or is `true` or `null`, needs quotes."),
    ),
    Code(
        "S036",
        N_("the key `{key}` is written twice"),
        N_("Only the first one is used. Join the two, or rename one."),
    ),
    Code(
        "S037",
        N_("the file is {what}, and no scenario"),
        N_("A scenario is a folder with a `scenario.yaml`, or such a file."),
    ),
)
