"""What left and took a week's money: the parts are told and add up to the figure."""

from simgame import pages
from simgame.game.session import LocalSession


def test_the_parts_add_up_to_net_contribution(half: LocalSession) -> None:
    """In every week, with what was paid besides and the hours of the own team among them."""
    for week in (1, 2):
        report = half.report(week)
        *parts, total = pages.contribution(half.scenario, report).rows
        assert total.kind == "total"
        assert abs(total["left"].value - report.kpis["net_contribution"]) < 1
        assert sum(part["left"].value for part in parts) == total["left"].value
        assert "hours" in {part.kind for part in parts}
        assert len(parts) > len(report.channels)


def test_the_costs_of_no_channel_are_told_whole(half: LocalSession) -> None:
    """A study that was bought stands in no channel's row."""
    report = half.report(1)
    (costs,) = (p for p in pages.contribution(half.scenario, report).rows if p.kind == "cost")
    assert costs["left"].value == -sum(report.costs.values()) < 0
