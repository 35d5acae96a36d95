"""Prints every figure: `python -m benchmarks [TOPIC…]`."""

import importlib
import pkgutil
import sys

import benchmarks


def main(topics: list[str]) -> None:
    """Measure the topics, or all of them, and print one line a figure as it is known."""
    found = [m.name for m in pkgutil.iter_modules(benchmarks.__path__) if m.name != "__main__"]
    for topic in topics or found:
        module = importlib.import_module(f"benchmarks.{topic}")
        # Those of the hub are programs of their own: they print times and places, not ratios.
        for figure in module.measure() if hasattr(module, "measure") else ():
            print(f"{topic:<12} {figure.name:<28} {figure}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
