"""`simgame check`: every finding of scenario files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simgame.cli._end import FINDINGS, Refused
from simgame.cli._options import NAMED
from simgame.cli._streams import clear, json_line
from simgame.locale import N_, Texts

if TYPE_CHECKING:
    from simgame.findings import Finding
    from simgame.scenario import Loaded


@dataclass(slots=True)
class Checked:
    """What was found so far: each finding once, though several levels may have it."""

    findings: list[Finding] = field(default_factory=list)
    lines: dict[str, list[str]] = field(default_factory=dict)
    files: int = 0
    empty: list[str] = field(default_factory=list)  # folders without anything to check

    def take(self, findings: Sequence[Finding], lines: Mapping[str, list[str]]) -> None:
        """Add what one file or level gave."""
        self.findings += findings
        self.lines.update(lines)

    @property
    def errors(self) -> int:
        """How many findings keep a scenario from being played."""
        return sum(finding.severity == "error" for finding in self.findings)


HELP = N_(
    "Check scenarios: files, folders of them, or ids of shipped ones. Exit 1 on errors.\n\n"
    "Example: simgame check spring-tea --watch"
)


@click.command(
    "check", help=HELP, short_help=N_("Check scenario files; --watch checks on every save.")
)
@click.argument("paths", type=NAMED, nargs=-1, metavar="PATH…")
@click.option("--level", help=N_("Check one level only; otherwise all of them."))
@click.option("--json", "wants_json", is_flag=True, help=N_("Print one JSON object."))
@click.option(
    "--watch",
    "watches",
    is_flag=True,
    help=N_("Check again whenever a file is saved; Ctrl-C ends."),
)
@click.option("--explain", metavar="CODE", help=N_("Say what a code means, with an example."))
@click.pass_obj
def command(
    t: Texts,
    paths: Sequence[str],
    level: str | None,
    wants_json: bool,
    watches: bool,
    explain: str | None,
) -> int:
    """Print the findings of all levels of all scenarios; 1 when there are errors."""
    from simgame.gc_paused import uncollected

    if (explain is None) == (not paths):
        raise click.UsageError(t("Name what is to be checked, or a code with --explain."))
    if explain is not None:
        _explain(explain, t)
        return 0
    if watches:
        _watch(paths, level, wants_json, t)
    with uncollected():  # the collector of cycles would walk through whatever has been read
        checked = _check(paths, level)
        if checked.files:
            _tell(checked, wants_json, t)
        if checked.empty:
            raise click.UsageError(_nothing_in(checked, t))
    return FINDINGS if checked.errors else 0


def _nothing_in(checked: Checked, t: Texts) -> str:
    return t("There is no scenario.yaml in {folder}.", folder=", ".join(checked.empty))


def _explain(code: str, t: Texts) -> None:
    """Print what a code means; ends the command where there is none."""
    from simgame.findings import CODES, explained
    from simgame.nearest import nearest

    known = code.strip().upper()
    if known not in CODES:
        meant = nearest(known, tuple(CODES))
        said = t("There is no code {code}.", code=code)
        raise Refused(f"{said} {t('Did you mean {meant}?', meant=meant)}" if meant else said)
    click.echo(explained(known, t.lang))


def _watch(paths: Sequence[str], level: str | None, wants_json: bool, t: Texts) -> None:
    """Check now and after each change, on a clean screen where there is one; never returns."""
    from simgame.authoring.watched import files_read
    from simgame.cli._watch import watch

    def run() -> list[Path]:
        checked = _check(paths, level)
        if not wants_json:
            clear()
        _tell(checked, wants_json, t)
        if checked.empty:
            click.echo(_nothing_in(checked, t), err=True)
        if not wants_json:
            click.echo(t("Waiting for changes; Ctrl-C ends."), err=True)
        return files_read(checked.lines, paths)

    watch(run, [file for name in paths for file in _files(name)])


def _tell(checked: Checked, wants_json: bool, t: Texts) -> None:
    from simgame.findings import by_place, folded, render, to_json

    # The same finding at several levels is one.
    checked.findings = findings = by_place(checked.findings)
    if wants_json:
        shown = {"findings": [to_json(finding, t.lang) for finding in findings]}
        click.echo(json_line(shown))
    else:
        checked.findings = findings = folded(findings)
        for finding in findings:
            click.echo(render(finding, checked.lines.get(finding.file, ()), t.lang) + "\n")
        click.echo(_summary(checked, t), err=bool(findings))


def _check(paths: Sequence[str], level: str | None) -> Checked:
    from simgame.authoring.pack_check import check_pack, packs_below

    checked = Checked()
    for name in paths:
        folder, before = Path(name), checked.files
        whole = folder.is_dir()
        for file in _files(name):
            checked.files += 1
            for loaded in _levels(str(file), level):
                checked.take(loaded.findings, loaded.sources)
        for pack in packs_below(folder) if whole else ():
            checked.files += 1
            found = check_pack(pack)
            checked.take(found.findings, found.sources)
        if checked.files == before:
            checked.empty.append(name)
    return checked


def _files(name: str) -> list[Path]:
    """The scenario files that a name means: those of a folder, else the one it names."""
    from simgame.authoring.pack_check import scenarios_below

    return scenarios_below(Path(name))


def _levels(name: str, level: str | None) -> list[Loaded]:
    from simgame.scenario import load, load_levels

    return [load(name, level)] if level else load_levels(name)


def _summary(checked: Checked, t: Texts) -> str:
    files = t.plural("{n} scenario or pack checked", "{n} scenarios and packs checked",
                     checked.files)  # fmt: skip
    if not checked.findings:
        return t("{checked}: nothing to say.", checked=files)
    errors = t.plural("{n} error", "{n} errors", checked.errors)
    others = len(checked.findings) - checked.errors
    warnings = t.plural("{n} warning", "{n} warnings", others)
    told = t("{checked}: {errors}, {warnings}.", checked=files, errors=errors, warnings=warnings)
    return f"{told}\n{_kinds(checked.findings, t)}"


def _kinds(findings: Sequence[Finding], t: Texts) -> str:
    """How many findings there are of each kind, and how to learn more of the commonest code."""
    from simgame.cli._command import command as command_line
    from simgame.findings import by_kind

    comma, codes = t(", "), [finding.code for finding in findings]
    kinds = comma.join(f"{t(kind)} {n}" for kind, n in by_kind(findings).items())
    code = max(codes, key=codes.count)
    more = command_line("check", "--explain", code)
    return t("By kind: {kinds}. More on {code}: {command}", kinds=kinds, code=code, command=more)
