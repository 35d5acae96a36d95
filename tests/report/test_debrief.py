"""Rules of the debrief's files: one model drawn alike, parts that add up, all in one file."""

import io
import json
import re
from collections import Counter
from dataclasses import replace
from types import SimpleNamespace

import pytest

from simgame import pages
from simgame.lab.why import (
    Causes,
    Decision,
    Examined,
    LuckBand,
    Move,
    Part,
    Returns,
    WhatIf,
    WhatIfs,
    Why,
)
from simgame.locale import texts
from simgame.report.debrief import parts
from simgame.report.debrief.as_data import EXPLAINED, NAMES, as_json, tables
from simgame.report.debrief.charts import bars, histogram, lines, waterfall
from simgame.report.debrief.class_sums import Team
from simgame.report.debrief.document import Known, document
from simgame.report.debrief.html import class_page, page
from simgame.report.debrief.lines import lines as said_lines
from simgame.report.debrief.of_class import class_view, moments
from simgame.report.debrief.picture import png
from simgame.tui.background import write_page
from tests.pages.planted import planted

EN, ZH = texts("en"), texts("zh")
BOTH = pytest.mark.parametrize("t", [EN, ZH], ids=["en", "zh"])


def _course(value):
    return (value / 2, value / 2)


def _causes(kpi, scale):
    values = {"content": 33.4, "paid": 20.45, "kol": -7.4, "private": 5.05}
    found = tuple(Part(group, scale * v, 0.0, _course(v)) for group, v in values.items())
    rivals = Part("rivals", scale * -3.3, 0.0, _course(-3.3))
    total = 4.1 + sum(values.values()) - 3.3
    return Causes(kpi, scale * 4.1, found, rivals, scale * total)


def explained(session):
    """Return an explanation with figures of our own, so that no season is played again."""
    named = {"score": 1.0, **dict.fromkeys(session.scenario.goals, 10000.0)}
    why = Why(
        tuple(_causes(kpi, scale) for kpi, scale in named.items()),
        (Returns("paid", 1e6, 10**6, 4 * 10**6, 1.7e6, -2e5),
         Returns("content", 0.0, 0, 0, 5e5, 1e5)),
    )  # fmt: skip
    decision = Decision(2, "paid.douyin", (Move("paid.douyin.budget", None, 1_200_000),))
    undone, doubled = {"score": (100.0, 380.0)}, {"score": (100.0, 300.0)}
    tried = (WhatIf("undo", undone, True), WhatIf("double", doubled, False))
    what_ifs = WhatIfs("score", {"score": (110.0, 416.0)}, (Examined(decision, tried),), ())
    luck = LuckBand(416, tuple(range(1, 21)), tuple(range(300, 500, 10)), {"even_split": 205.0})
    return pages.Explained(why, what_ifs, luck)


@pytest.fixture(scope="module")
def known():
    """Return all that is told of a season with a mistake in it."""
    session = planted("takeaway-margins", "soft-where-saved")
    told = pages.tell(session, pages.beside_the_plan(session))
    about = {"en": "level normal, seed 7", "zh": "难度 普通，种子 7"}
    return Known(session, told, explained(session), about)


def test_the_page_of_a_season_is_written_over_nothing(known, tmp_path):
    """A page that is there already may hold notes: the next one has a number."""
    play = SimpleNamespace(session=known.session, name=str(tmp_path / "season.jsonl"))
    first, second = (write_page(play, known.explained, (), "zh") for _ in range(2))
    assert (first.name, second.name) == ("season.html", "season-2.html")
    assert first.read_bytes() == second.read_bytes()


def test_parts_add_up_as_they_are_written(known):
    """The waterfall's written parts make its written total, for the score and for money."""
    view = known.session.season.scenario
    for kpi in ("score", "net_contribution", "members"):
        rows = parts.causes(view, known.explained.why.of(kpi), EN)["rows"]
        *steps, total = [_number(row["said"]) for row in rows]
        assert sum(steps) == total


def _number(said):
    return int(re.sub(r"[^0-9-]", "", said.replace("−", "-")))


def test_a_waterfall_runs_from_nothing_to_the_total():
    """Each step begins where the last ended; losses go back; the total begins at 0."""
    drawn, (mark,) = waterfall([("a", 60, 0), ("b", 60, 5), ("c", -20, 0), ("sum", 100, 0)], [100])
    assert [step.bar.left for step in drawn] == pytest.approx([0, 50, 83.33, 0], abs=0.01)
    assert [step.bar.width for step in drawn] == pytest.approx([50, 50, 16.67, 83.33], abs=0.01)
    assert drawn[1].bar.error == pytest.approx((95.83, 104.17), abs=0.01)
    assert mark == pytest.approx(83.33, abs=0.01)


def test_charts_stay_in_their_box():
    """Lines, bars and columns lie between 0 and 100, whatever the figures."""
    drawn, marks = lines([(-5.0, 0.0, 9.0), (1.0, 2.0, 3.0)], (0.0, 10.0))
    ends = [float(x) for line in drawn for pair in line.split() for x in pair.split(",")]
    assert all(0 <= x <= 100 for x in [*ends, *marks])
    assert bars([None, 0.0, -2.0, 4.0])[0] is None
    assert all(b.left + b.width <= 100.5 for b in bars([0.0, -2.0, 4.0]))
    columns, (low, high) = histogram([1.0, 2.0, 9.0], 5.0)
    assert (low, high) == (1.0, 9.0)
    assert sum(column.mine for column in columns) == 1
    assert max(column.height for column in columns) == 100


@BOTH
def test_every_part_of_the_debrief_is_there(known, t):
    """In the order in which it is told; what is empty is left out."""
    told = document(known, t)
    assert [part.id for part in told.parts][:5] == [
        "score",
        "causes",
        "returns",
        "decisions",
        "luck",
    ]
    assert {"goals", "coherence", "left-out", "lessons", "skills", "truth"} <= {
        part.id for part in told.parts
    }
    quick = document(replace(known, explained=None), t)
    assert not {"causes", "returns", "decisions", "luck"} & {part.id for part in quick.parts}


def test_the_page_is_whole_and_asks_for_nothing(known):
    """Both languages, charts within; no address, script or file of another place."""
    html = page([document(known, t) for t in (ZH, EN)]).decode()
    assert html.count("<main") == 2
    assert html.count("<svg") > 20
    assert not re.search(r"https?://|<script|@import|url\(|src=|<link", html)
    assert "None" not in html
    assert all(f'class="about">{said}' in html for said in known.about.values())
    assert document(known, EN).first_line.replace("'", "&#39;") in html


def test_texts_of_a_scenario_cannot_break_the_page(known):
    """Whatever a trainer writes stays text."""
    evil = document(known, EN)
    html = page([replace(evil, first_line="<script>alert(1)</script>")]).decode()
    assert "<script" not in html


@BOTH
def test_lines_say_what_the_page_says(known, t):
    """The same parts, in the same order, for those without a screen."""
    told = document(known, t)
    shown = list(said_lines(told))
    assert told.first_line in shown
    titles = [part.title for part in told.parts]
    assert [line for line in shown if line in titles] == titles


def test_data_holds_ids_and_numbers(known):
    """It is plain JSON, and names the mistake by its id."""
    shown = json.loads(json.dumps(as_json(known)))
    assert shown["verdict"]["mistake"] == "soft-where-saved"
    assert shown["returns"][0]["reported_roas"] == 4.0
    assert shown["decisions"]["best"][0]["what_ifs"]["undo"]["value"] == 380.0
    assert shown["decisions"]["best"][0]["effect"] == 36.0
    assert len(shown["competencies"]) == 9


def test_tables_have_a_row_for_everything(known):
    """As many names as values; those of seasons played again only with an explanation."""
    full, quick = tables(known), tables(replace(known, explained=None))
    assert (tuple(quick), tuple(full)) == (NAMES, (*NAMES, *EXPLAINED))
    assert full.keys() - quick.keys() == {"causes", "returns", "decisions", "luck", "bots"}
    for names, rows in full.values():
        assert all(len(row) == len(names) for row in rows)
    assert (len(full["luck"][1]), len(full["bots"][1])) == (20, 1)


def _teams():
    found = []
    for name in ("", "spread", "not-too-often"):
        session = planted("tea-launch", name)
        found.append(Team(name or "Good", Known(session, pages.tell(session), None)))
    return found


def test_a_class_is_laid_side_by_side():
    """Teams by score, three moments in which they differ, a page a team."""
    teams = _teams()
    view = class_view(teams, EN)
    totals = [row["score"] for row in view["spread"]]
    assert totals == sorted(totals, reverse=True)
    assert [name for name, _ in view["teams"]] == [row["name"] for row in view["spread"]]
    found = moments(teams)
    assert len(found) == 3
    assert {"spread", "not-too-often"} <= {moment.practice for moment in found}
    html = class_page([class_view(teams, t) for t in (EN, ZH)]).decode()
    assert html.count('class="team"') == 6
    assert "None" not in html


def test_a_class_hears_what_it_has_in_common(known):
    """What moved scores on average, each team's cause and luck, and what several teams broke."""
    found = known.explained
    teams = [replace(team, why=found.why, luck=found.luck) for team in _teams()]
    view = class_view(teams, EN)
    values = [part.value for part in (*found.why.of("score").parts, found.why.of("score").rivals)]
    assert len(view["moved"]) == sum(abs(value) >= 3 for value in values)
    assert all(row["cause"] and row["luck"].startswith("on other luck") for row in view["spread"])
    (_, wrong), _ = view["common"]
    broken = Counter(one.practice.id for team in teams for one in team.known.told.mistakes)
    assert len(wrong) == min(sum(n > 1 for n in broken.values()), 6)
    alone = class_view(_teams(), EN)
    assert not alone["moved"]
    assert not any(row["cause"] for row in alone["spread"])


def test_money_beside_a_good_plan_names_every_group():
    """What crises cost has a name, and a group in which nothing happened no row."""
    session = planted("takeaway-margins", "crisis-answered")
    other = pages.beside_the_plan(session)
    names = [name for name, *_ in parts.money_beside(other, EN)["rows"]]
    assert "crisis" in other.theirs
    assert "Crises and fines" in names
    assert all(name[0].isupper() for name in names)


def test_the_picture_is_drawn(known):
    """A PNG, as high as it has rows."""
    image = pytest.importorskip("PIL.Image")
    data = png(known.session.season.scenario, known.explained.why, EN)
    with image.open(io.BytesIO(data)) as drawn:
        assert drawn.format == "PNG"
        assert drawn.width == 1200
        rows = parts.causes(known.session.season.scenario, known.explained.why.of("score"), EN)
        assert drawn.height == 110 + 56 * len(rows["rows"]) + 40


@BOTH
def test_points_beside_a_good_plan_add_up_to_the_scores(known, t):
    """Part by part, in whole points, for both and for the difference."""
    other = known.told.other
    *rows, last = parts.gaps(other, t)["rows"]
    ends = (known.session.score().total, other.score, other.score - known.session.score().total)
    number = re.compile(r"[−+]?\d+")
    columns = [[int(number.search(cell)[0].replace("−", "-")) for cell in column]
               for column in list(zip(*rows, strict=True))[1:]]  # fmt: skip
    told = [int(number.search(cell)[0].replace("−", "-")) for cell in last[1:]]
    assert [sum(column) for column in columns] == told == list(ends)
