"""That a season is quick, and no slower in a larger market; measured as `make bench` does."""

from benchmarks.season import measure
from benchmarks.season_sizes import population_times
from tests.verify.row import Row

FLAT = 1.3
MOST = 20.0


def population_flat() -> str:
    """Time tea-launch with 10⁵, 10⁷ and 5·10⁹ people."""
    times = population_times()
    ratio = max(times.values()) / min(times.values())
    said = ", ".join(f"{people:.0e}: {1000 * s:.0f} ms" for people, s in times.items())
    assert ratio <= FLAT, f"slowest ÷ fastest is {ratio:.2f}, more than {FLAT} ({said})"
    return f"slowest ÷ fastest {ratio:.2f} ({said})"


def season_speed() -> str:
    """Time tea-launch against a fixed workload, so that the machine's speed does not count."""
    _, tea = measure()
    assert tea.ratio <= MOST, f"{tea}, more than {MOST} times"
    return str(tea)


ROWS = (
    Row(
        "population-flat",
        "a season takes the same time for 10⁵ and for 5·10⁹ people, within 1.3 times",
        population_flat,
    ),
    Row(
        "season-speed",
        f"a season of tea-launch takes at most {MOST:.0f} times the reference workload",
        season_speed,
    ),
)
