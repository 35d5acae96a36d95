"""`python -m tests.golden.update`: write down how the golden seasons come out now.

A change that alters them changes what everybody scores: raise `RULES` in `simgame/game/rules.py`
and name the scenarios in the changelog.
"""

from __future__ import annotations

import json
import sys

from tests.golden.seasons import FILE, all_played, kept


def main() -> None:
    """Write the file, and say which scenarios are altered."""
    before = kept() if FILE.exists() else {}
    after = all_played()
    FILE.write_text(json.dumps(after, indent=2) + "\n", "utf-8")
    altered = [name for name in after if name != "rules" and before.get(name) != after[name]]
    if not altered:
        sys.stdout.write("nothing is altered\n")
        return
    sys.stdout.write(f"altered: {', '.join(altered)}\n")
    if before.get("rules") == after["rules"]:
        sys.stdout.write("raise RULES in simgame/game/rules.py and name them in the changelog\n")


if __name__ == "__main__":
    main()
