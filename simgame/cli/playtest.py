"""`simgame playtest`: what becomes of a scenario when many play it, in plain words."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from simgame.cli import _options, _write
from simgame.cli._streams import json_line
from simgame.cli._table import table
from simgame.locale import N_, Texts

if TYPE_CHECKING:
    from simgame.findings import Finding
    from simgame.lab.playtest.judge import Accepted
    from simgame.lab.playtest.measures import PlayTest
    from simgame.scenario import Loaded

HELP = N_(
    "Let many play SCENARIO, and say what a trainer should know: whether it is too hard or too "
    "easy and what would help, how far luck goes, what each event, lever and answer is worth, and "
    "whether levels differ.\n\n"
    "A first answer comes after a few seasons, the whole one after some hundred. What is meant to "
    "be so is named in `accept:` with the reason. Warnings never fail: exit 0.\n\n"
    "Example: simgame playtest spring-tea --level hard --html spring-tea.html"
)


@click.command("playtest", help=HELP, short_help=N_("Let many play a scenario, and tell of it."))
@click.argument("scenario", type=_options.NAMED)
@_options.level
@click.option("--seeds", type=_options.SeedCount(), default="30", show_default=True,
              metavar="N|1-30", help=N_("How many seeds, or which."))  # fmt: skip
@click.option("--processes", type=_options.WholeNumber(1, 256),
              help=N_("Processes that share the work; otherwise one for each core."))  # fmt: skip
@click.option("--html", "html", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help=N_("Write it as a page that opens in a browser."))  # fmt: skip
@_write.force
@click.option("--json", "wants_json", is_flag=True, help=N_("Print one JSON object."))
@click.pass_obj
def command(
    t: Texts, scenario: str, level: str, seeds: tuple[int, ...], processes: int | None,
    html: Path | None, force: bool, wants_json: bool,
) -> None:  # fmt: skip
    """Play and tell: a first look where a person waits, then everything."""
    from simgame.cli._season import load_to_play
    from simgame.lab.playtest.course import first_look, play_test, table_of
    from simgame.lab.playtest.judge import judged
    from simgame.lab.workers import ALL
    from simgame.scenario import find_scenario
    from simgame.words import playtest_verdict

    loaded = load_to_play(scenario, level, t)
    read = [find_scenario(scenario)[0]]
    if html is not None:
        _write.check_free([html], read, force, t)
    at_table = table_of(loaded.file, level, loaded.levels, _progress(t("looking for a plan"), t))
    looks = sys.stderr.isatty() and not wants_json
    if looks:
        said = playtest_verdict(first_look(at_table), t)
        click.echo(t("At first sight: {said}", said=" ".join(said)), err=True)
    test = play_test(at_table, seeds, processes or ALL, _progress(t("playing"), t))
    findings, accepted = judged(test, loaded)
    if html is not None:
        from simgame.report.playtest_page import playtest_page

        page = playtest_page(test, findings, accepted, loaded, t)
        _write.write_out({html: page.encode()}, read, force, t)
    if wants_json:
        click.echo(json_line(_as_json(test, findings, accepted, t)))
    else:
        click.echo(_told(test, findings, accepted, loaded, t))


def _progress(what: str, t: Texts) -> Callable[[int, int], None] | None:
    """Tell on stderr how far it is, where a person looks."""
    if not sys.stderr.isatty():
        return None

    def told(done: int, whole: int) -> None:
        said = t("{what}: season {n} of {count}", what=what, n=done, count=whole)
        click.echo(f"\r{said}", err=True, nl=done == whole)

    return told


def _told(
    test: PlayTest, findings: Sequence[Finding], accepted: Sequence[Accepted], loaded: Loaded,
    t: Texts,
) -> str:  # fmt: skip
    from simgame.findings import message, render
    from simgame.words import playtest_tables, playtest_verdict

    head = t("Play-test of {scenario}, level {level}: {seeds} seeds, {seasons} seasons",
             scenario=loaded.scenario.title.of(t.lang), level=test.level, seeds=len(test.seeds),
             seasons=test.seasons)  # fmt: skip
    parts = [head, "\n".join(playtest_verdict(test, t))]
    for one in playtest_tables(test, loaded.scenario, t):
        rows = table(one.rows, right=range(1, 3 if one.id == "players" else 9), indent="  ")
        parts.append("\n".join(filter(None, (one.title, rows, one.note and f"  {one.note}"))))
    parts += [render(f, _lines(f, loaded), t.lang) for f in findings]
    if accepted:
        meant = (
            f"  {one.code} {message(one, t.lang)}\n    {why.of(t.lang)}" for one, why in accepted
        )
        parts.append("\n".join([t("Accepted, as it is meant"), *meant]))
    count = t.plural("{n} finding", "{n} findings", len(findings))
    return "\n\n".join([*parts, count if findings else t("Nothing to warn of.")])


def _lines(finding: Finding, loaded: Loaded) -> Sequence[str]:
    """The file's lines where the finding is about one of them."""
    part = finding.path[:1]
    written = part == ("levels",) or (part and loaded.origins.node(part) is not None)
    return loaded.sources.get(finding.file, ()) if written else ()


def _as_json(
    test: PlayTest, findings: Sequence[Finding], accepted: Sequence[Accepted], t: Texts
) -> dict[str, Any]:
    """The stable object; its fields are described in docs/reference/cli.md."""
    from dataclasses import asdict

    from simgame.findings import to_json
    from simgame.words import playtest_verdict

    players = [
        {
            "player": row.player, "mean": row.mean, "band": list(row.band),
            "scores": row.scores, "all_targets": row.all_targets,
            "goals": {name: asdict(row.reached(name)) for name in test.goals},
        }
        for row in test.players
    ]  # fmt: skip
    return {
        "scenario": test.scenario, "level": test.level, "seeds": list(test.seeds),
        "seasons": test.seasons, "verdict": playtest_verdict(test, t), "best": test.best,
        "players": players, "luck": asdict(test.luck),
        "levels": [asdict(row) for row in test.levels],
        "events": [asdict(row) for row in test.events],
        "levers": [asdict(row) for row in test.levers],
        "answers": [asdict(row) for row in test.answers],
        "tried": [asdict(row) for row in test.knobs],
        "levels_apart": [asdict(row) for row in test.apart],
        "spare": asdict(test.spare) if test.spare is not None else None,
        "hands": asdict(test.hands) if test.hands is not None else None,
        "findings": [to_json(finding, t.lang) for finding in findings],
        "accepted": [
            to_json(one.finding, t.lang) | {"reason": one.reason.of(t.lang)} for one in accepted
        ],
    }  # fmt: skip
