"""Rules of `simgame levers`: what may be decided, as a plan file writes it."""

import json

import pytest

from simgame.authoring.plan_file import load_plan_file
from simgame.game.offered_levers import catalogue_of
from simgame.scenario import load
from tests.cli.conftest import SHORT


def _listed(simgame, *more):
    said = simgame("levers", SHORT, "--json", *more)
    assert said.code == 0, said.err
    return {row["path"]: row for row in json.loads(said.out)}


def test_every_lever_is_listed_with_what_it_costs(simgame):
    """In the order of the catalogue; a post costs money and hours, a choice has choices."""
    found = _listed(simgame)
    assert list(found) == [s.path for s in catalogue_of(load(SHORT).scenario).specs]
    post = found["content.douyin.short-video.count"]
    assert post["fen"] > 0
    assert post["hours"] > 0
    assert found["paid.douyin.objective"]["choices"] == ["awareness", "seeding", "conversion"]


@pytest.mark.parametrize("end", ["low", "high"])
def test_what_is_listed_can_be_written(simgame, tmp_path, end):
    """Every bound, and the first choice, is read from a plan file as it is shown."""
    values = {
        path: row[end] if row[end] is not None else row["choices"][0] if row["choices"] else None
        for path, row in _listed(simgame).items()
    }
    file = tmp_path / "plan.yaml"
    tree = {}
    for path, value in values.items():
        *above, last = path.split(".")
        node = tree
        for step in above:
            node = node.setdefault(step, {})
        node[last] = value == "true" if value in ("true", "false") else value
    file.write_text(json.dumps({"format": 1, "rounds": [tree]}, ensure_ascii=False), "utf-8")
    read = load_plan_file(file, catalogue_of(load(SHORT).scenario))
    assert read.findings == []
    assert set(read.plan.values(1)) == set(values)


def test_a_part_and_a_part_there_is_not(simgame):
    """`--only` takes the beginning of a path; nothing there is wrong use."""
    said = simgame("levers", SHORT, "--only", "paid.douyin")
    assert said.code == 0
    assert [line.split()[0] for line in said.out.splitlines()][1].startswith("paid.douyin.")
    assert simgame("levers", SHORT, "--only", "payed").code == 2
