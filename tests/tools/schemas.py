"""Writes the JSON Schemas in docs/reference: `python -m tests.tools.schemas update|check`.

They come from the models themselves; `check` returns 1 when a file is older than its model.
"""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from simgame.authoring.editor import editor_schema
from simgame.game.table.journal_lines import Decision, Header, StateLine
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan

FOLDER = Path(__file__).parents[2] / "docs" / "reference"
DIALECT = "https://json-schema.org/draft/2020-12/schema"

SaveLine = Annotated[Header | Decision | StateLine, Field(discriminator="kind")]


def schemas() -> dict[str, dict[str, Any]]:
    """Return each schema by the name of its file."""
    return {
        "plan.schema.json": Plan.model_json_schema(),
        "observation.schema.json": Observation.model_json_schema(mode="validation"),
        "scenario.schema.json": editor_schema("en"),
        "save.schema.json": TypeAdapter(SaveLine).json_schema(mode="validation"),
    }


def text(schema: dict[str, Any]) -> str:
    """Return a schema as it stands in its file."""
    return json.dumps({"$schema": DIALECT, **schema}, ensure_ascii=False, indent=1) + "\n"


def update(folder: Path = FOLDER) -> None:
    """Write every schema."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        (folder / name).write_text(text(schema), "utf-8")


def check(folder: Path = FOLDER) -> list[str]:
    """Return the names of files that are not what the models say."""
    return [
        name
        for name, schema in schemas().items()
        if not (folder / name).exists() or (folder / name).read_text("utf-8") != text(schema)
    ]


def main(action: str) -> int:
    """Update or check the schemas; return the exit code."""
    if action == "update":
        update()
    stale = check()
    for name in stale:
        print(f"{name} is older than its model: make docs")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main("".join(sys.argv[1:])))
