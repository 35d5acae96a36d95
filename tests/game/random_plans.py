"""Plans at random within every lever's bounds, whatever they cost, for laws that hold for all."""

from hypothesis import strategies as st

from simgame.plan.catalogue import Catalogue, Spec
from simgame.plan.lever import Value


def season_plans(levers: Catalogue, rounds: int) -> st.SearchStrategy[list[dict[str, Value]]]:
    """Lever values for each round, some levers moved, each anywhere in its bounds."""
    specs = [spec for spec in levers.specs if spec.unit != "kpi"]
    move = st.sampled_from(specs).flatmap(
        lambda spec: st.tuples(st.just(spec.path), value_of(spec))
    )
    return st.lists(st.lists(move, max_size=12).map(dict), min_size=rounds, max_size=rounds)


def value_of(spec: Spec) -> st.SearchStrategy[Value]:
    """Any value that the lever takes."""
    low, high = spec.lever.low, spec.lever.high
    if spec.unit == "switch":
        return st.booleans()
    if spec.unit == "choice":
        return st.sampled_from(spec.choices)
    if isinstance(spec.neutral, int):
        return st.integers(int(low), int(high))
    return st.floats(low, high).map(lambda value: round(value, 6))
