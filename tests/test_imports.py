"""No module of the product leads back to itself, not even by an import for types alone."""

from collections.abc import Mapping, Set

import grimp


def in_circles(imports: Mapping[str, Set[str]]) -> set[str]:
    """Return what stays when whatever imports nothing that stays is taken away, again and again."""
    left = dict(imports)
    while gone := [name for name, others in left.items() if not others & left.keys()]:
        for name in gone:
            del left[name]
    return set(left)


def test_circles_are_found():
    """Of any length; what merely leads into one stands there as well."""
    assert in_circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"e"}, "e": set()}) == set("abc")
    assert in_circles({"a": {"b"}, "b": set()}) == set()


def test_no_import_leads_back():
    """Under TYPE_CHECKING and within functions too."""
    graph = grimp.build_graph("simgame", exclude_type_checking_imports=False)
    imports = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    assert len(imports) > 300
    assert in_circles(imports) == set()
