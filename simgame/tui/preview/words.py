"""What is said about a preview: the strip at the bottom, the notice of a reload, the full list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from simgame import words
from simgame.authoring.difference.words import Words
from simgame.findings import Finding, hint, message, render
from simgame.game.desk.play import Play
from simgame.game.replay_decisions import UNASKED, LeftOut
from simgame.game.season import SeasonError
from simgame.locale import Texts
from simgame.tui.cells import Line, Row, Span, Tone, heading, paragraph
from simgame.tui.preview.state import Preview, Version
from simgame.yamlread import shown

_GONE = "unknown-lever"
_NAMED = 3  # levers that a notice names


def strip(preview: Preview, t: Texts, most: int) -> list[Line]:
    """What is watched; with errors their number, and the first of them, in at most `most` rows."""
    if preview.bad is None:
        return [Line((Span(_watching(preview, t), "dim"),))]
    head = f"! {_what_is_wrong(preview, preview.bad, t)} · F8"
    rows = _short(preview.bad, t)[: most - 1]
    return [Line((Span(head, "bad"),)), *(Line((Span(row, "warn"),)) for row in rows)]


def _watching(preview: Preview, t: Texts) -> str:
    warned = len(preview.loaded.findings)
    warnings = " · " + t.plural("{n} warning", "{n} warnings", warned) if warned else ""
    said = t("Preview of {file} · read {time} · not saved · F8", file=_name(preview.file),
             time=_clock(preview.good))  # fmt: skip
    return said + warnings


def _what_is_wrong(preview: Preview, bad: Version, t: Texts) -> str:
    file, old = _name(preview.file), _clock(preview.good)
    if bad.gone:
        return t("{file} is gone; the version of {time} is played on", file=file, time=old)
    if bad.loaded is None or not bad.loaded.errors:
        return t(
            "{file} cannot be taken up; the version of {time} is played on", file=file, time=old
        )
    errors = t.plural("{n} error", "{n} errors", len(bad.loaded.errors))
    return t(
        "{errors} in {file}; the version of {time} is played on", errors=errors, file=file, time=old
    )


def _short(bad: Version, t: Texts) -> list[str]:
    """Each thing that is wrong in a row, with its place."""
    if bad.gone:
        return [t("Was it deleted or renamed? It is taken up again as soon as it is back.")]
    if bad.loaded is None or not bad.loaded.errors:
        return [_trouble(bad, t)]
    return [_in_a_row(finding, bad.loaded.file, t) for finding in bad.loaded.errors]


def _in_a_row(finding: Finding, file: str, t: Texts) -> str:
    """Place, sentence and hint; the file where it is another one, such as a pack's."""
    place = f"{finding.line}:{finding.column}"
    if finding.file != file:
        place = f"{Path(finding.file).name}:{place}"
    told = [f"{place} {message(finding, t.lang)}", hint(finding, t.lang)]
    return " · ".join(filter(None, told))


def _trouble(bad: Version, t: Texts) -> str:
    if isinstance(bad.trouble, SeasonError):
        return words.season_error(bad.trouble, t)
    if isinstance(bad.trouble, OSError):
        return str(bad.trouble)
    return t("The weeks so far cannot be played in it: {reason}", reason=bad.trouble)


def reloaded(preview: Preview, t: Texts) -> str:
    """That a new version is played, what changed first, and which decisions were left out."""
    time = _clock(preview.good)
    if not preview.changes:
        return t("Reloaded {time}.", time=time)
    first = _sentences(preview, t)[0]
    said = t("Reloaded {time}: {change}", time=time, change=first)
    if len(preview.changes) > 1:
        said += t("  (+{n} more)", n=len(preview.changes) - 1)
    named = _left_levers(preview, t)
    if named:
        more = t("  (+{n} more)", n=len(named) - _NAMED) if len(named) > _NAMED else ""
        said += (
            "\n" + t("Left out of the plans: {levers}", levers=t(", ").join(named[:_NAMED])) + more
        )
    elif preview.left_out:
        said += "\n" + t("Not everything could be done as before; F8 tells.")
    return said


def unchanged(version: Version, t: Texts) -> str:
    """That a file was saved without a difference for those who play."""
    return t("Read {time}: nothing that is played has changed.", time=_clock(version))


def pages(preview: Preview, play: Play, t: Texts, width: int) -> list[Line]:
    """Everything: findings, what the last reload changed, and what was left out."""
    rows: list[Row] = [heading(t("Preview"), width)]
    rows += [*paragraph(shown(preview.file), width, "strong"), ()]
    if preview.bad is not None:
        rows += _bad(preview, preview.bad, t, width)
    rows += _changes(preview, t, width) + _left_out(preview, play, t, width)
    if preview.bad is None and preview.loaded.findings:
        rows += _findings(t("Warnings"), preview.good, t, width)
    about = t(
        "The file, its pack and its levels are watched. Save it, and the weeks so far are played "
        "again in the new version. Nothing of this season is saved."
    )
    rows += [*paragraph(about, width, "dim"), *paragraph(t("Esc goes back."), width, "dim")]
    return [Line(row) for row in rows]


def _bad(preview: Preview, bad: Version, t: Texts, width: int) -> list[Row]:
    rows = paragraph(f"! {_what_is_wrong(preview, bad, t)}", width, "bad")
    if bad.loaded is not None and bad.loaded.errors:
        return [*rows, (), *_findings(t("Findings"), bad, t, width)]
    return [*rows, *(row for text in _short(bad, t) for row in paragraph(text, width)), ()]


def _findings(title: str, version: Version, t: Texts, width: int) -> list[Row]:
    loaded = version.loaded
    if loaded is None:
        return []
    rows: list[Row] = [heading(title, width)]
    for finding in loaded.findings:
        rows += [*_finding(finding, loaded.sources.get(finding.file, ()), t, width), ()]
    return rows


def _finding(finding: Finding, lines: Iterable[str], t: Texts, width: int) -> list[Row]:
    """Sentence, place, the line with its caret, and the hint."""
    tone: Tone = "bad" if finding.severity == "error" else "warn"
    first, *rest = render(replace(finding, hints=()), list(lines), t.lang).split("\n")
    rows = paragraph(first, width, tone) + [(Span(row, "dim"),) for row in rest]
    return rows + paragraph(hint(finding, t.lang), width, "accent") if finding.hints else rows


def _changes(preview: Preview, t: Texts, width: int) -> list[Row]:
    if not preview.changes:
        return []
    rows: list[Row] = [heading(t("Changed at {time}", time=_clock(preview.good)), width)]
    for said in _sentences(preview, t):
        rows += paragraph(said, width)
    return [*rows, ()]


def _sentences(preview: Preview, t: Texts) -> list[str]:
    assert preview.before is not None
    say = Words(preview.before, preview.loaded.scenario, t)
    return [say.whole(change) for change in preview.changes]


def _left_out(preview: Preview, play: Play, t: Texts, width: int) -> list[Row]:
    if not preview.left_out:
        return []
    rows: list[Row] = [heading(t("Could not be done as it was decided"), width)]
    weeks: dict[str, list[int]] = {}
    for left in preview.left_out:
        weeks.setdefault(_reason(preview, play, left, t), []).append(left.week)
    for reason, at in weeks.items():
        numbers = t(", ").join(str(week) for week in at)
        said = t.plural("Week {weeks}: {reason}", "Weeks {weeks}: {reason}", len(at),
                        weeks=numbers, reason=reason)  # fmt: skip
        rows += paragraph(said, width, "warn")
    return [*rows, ()]


def _reason(preview: Preview, play: Play, left: LeftOut, t: Texts) -> str:
    found = left.problem
    if found.code == UNASKED:
        return t("A question came that was not asked before; the standing order answered it.")
    if found.code == _GONE:
        return t("{lever}: there is no such lever any more.", lever=_lever(preview, found.path, t))
    return words.problem(play.scenario, play.catalogue, found, t)


def _left_levers(preview: Preview, t: Texts) -> list[str]:
    paths = (left.problem.path for left in preview.left_out if left.problem.code != UNASKED)
    return [_lever(preview, path, t) for path in dict.fromkeys(filter(None, paths))]


def _lever(preview: Preview, path: str, t: Texts) -> str:
    """A lever's name, from a version that had it."""
    known = preview.levers.get(path)
    return words.where(*known, path, t) if known else path


def _name(file: Path) -> str:
    """The file with its folder: most are called `scenario.yaml`."""
    return "/".join(Path(shown(file)).parts[-2:])


def _clock(version: Version) -> str:
    return f"{version.at:%H:%M:%S}"
