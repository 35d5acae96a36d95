"""Plan files: the decisions of a season written by a person, or written down from a save.

    format: 1
    repeat: true
    rounds:
    - content: {douyin: {short-video: {count: 3, quality: 70%}}}
      paid: {douyin: {budget: ¥15k}}
    answers: {kol-counter: accept}

Money and shares carry their unit, as in a scenario; other numbers may. The schema is made from the
levers of one scenario, so that a slip is told with its place and the nearest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, create_model

from simgame.authoring.lever_values import lever_type
from simgame.findings import Finding, by_place
from simgame.plan.catalogue import Catalogue, Spec
from simgame.plan.lever import Value
from simgame.plan.lever_values import written_value
from simgame.quantity.format import number
from simgame.scenario.plain import Switch, Whole
from simgame.scenario.validate import validate
from simgame.yamlread import Document, read, read_file

Values = Mapping[str, Value]
_Tree = dict[str, Any]
_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True)
class PlanFile:
    """Lever values by round, and answers by a prompt's id or kind.

    After the last round it is played again if `repeat`, else nothing is done any more.
    """

    rounds: tuple[Values, ...]
    repeat: bool = False
    answers: Mapping[str, str] = field(default_factory=dict)

    def values(self, round_number: int) -> Values:
        """The lever values of a round, counted from 1."""
        if round_number <= len(self.rounds):
            return self.rounds[round_number - 1]
        return self.rounds[-1] if self.repeat and self.rounds else {}

    def answer(self, prompt_id: str, kind: str) -> str | None:
        """The answer to a prompt: by its id, else by its kind."""
        return self.answers.get(prompt_id, self.answers.get(kind))


@dataclass(frozen=True, slots=True)
class PlanFileRead:
    """A plan file as it was read: the plan unless there are errors, findings, and the lines."""

    plan: PlanFile | None
    findings: list[Finding]
    lines: list[str]


def load_plan_file(path: Path, levers: Catalogue) -> PlanFileRead:
    """Read a plan file for a scenario with these levers; never raises for what is in it."""
    return _judge(read_file(path), levers)


def read_plan_file(source: bytes | str, file: str, levers: Catalogue) -> PlanFileRead:
    """The same from a file's content."""
    return _judge(read(source, file), levers)


def read_week(source: bytes | str, file: str, levers: Catalogue) -> PlanFileRead:
    """One round as it stands in a plan file, as a plan of this round alone."""
    document = read(source, file)
    built, findings = _validated(document, _week(levers))
    plan = None
    if built is not None:
        data = built.model_dump(by_alias=True, exclude_unset=True)
        plan = PlanFile((dict(_flat(data)),))
    return PlanFileRead(plan, findings, document.lines)


def dump_plan(
    rounds: Sequence[Values], levers: Catalogue, answers: Mapping[str, str] | None = None
) -> str:
    """The text of a plan file with these rounds, values written with their units."""
    data: _Tree = {"format": 1, "rounds": [_nested(values, levers) for values in rounds]}
    if answers:
        data["answers"] = dict(answers)
    return yaml.dump(
        data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=None,
        width=100,
    )  # fmt: skip


class _Dumper(yaml.SafeDumper):
    """Writes numbers so that they can be read: no exponent, and `1.1250` for 1.125."""


_Dumper.add_representer(
    float, lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:float", number(value))
)


def _judge(document: Document, levers: Catalogue) -> PlanFileRead:
    built, findings = _validated(document, _schema(levers))
    return PlanFileRead(None if built is None else _plan(built), findings, document.lines)


def _validated(document: Document, schema: type[BaseModel]) -> tuple[Any, list[Finding]]:
    """What was read as `schema` says, or None where there are errors; and all findings."""
    built, findings = validate(
        document.data,
        document.places,
        schema,
        complete=document.complete,
        refused=document.refused,
    )
    findings = by_place([*document.findings, *findings])
    broken = any(finding.severity == "error" for finding in findings)
    return None if broken else built, findings


def _plan(built: BaseModel) -> PlanFile:
    data = built.model_dump(by_alias=True, exclude_unset=True)
    rounds = tuple(dict(_flat(tree)) for tree in data["rounds"])
    return PlanFile(rounds, data.get("repeat", False), data.get("answers", {}))


def _schema(levers: Catalogue) -> type[BaseModel]:
    """The model of a plan file."""
    return create_model(
        "PlanFile",
        __config__=_STRICT,
        format=(Annotated[Literal[1], Whole()], ...),
        repeat=(Switch, False),
        rounds=(list[_week(levers)], Field(min_length=1)),  # type: ignore[misc, arg-type]
        answers=(dict[str, str], {}),
    )


def _week(levers: Catalogue) -> type[BaseModel]:
    """The model of a round: one field for every lever that the scenario offers."""
    tree: _Tree = {}
    for spec in levers.specs:
        _put(tree, spec.path, spec)
    return _model("Week", tree, {})


def _model(name: str, tree: _Tree, made: dict[tuple[Any, ...], type[BaseModel]]) -> type[BaseModel]:
    """The model of a part of the Plan; parts with the same levers share one."""
    types = {
        key: lever_type(below) if isinstance(below, Spec) else _model(key, below, made)
        for key, below in tree.items()
    }
    same = tuple(types.items())
    if same not in made:
        # Ids are no identifiers, so fields are numbered and go by their alias.
        fields: dict[str, Any] = {
            f"field_{n}": (kind, Field(None, alias=key)) for n, (key, kind) in enumerate(same)
        }
        made[same] = create_model(name, __config__=_STRICT, **fields)
    return made[same]


def _nested(values: Values, levers: Catalogue) -> _Tree:
    tree: _Tree = {}
    for path, value in values.items():
        spec = levers.by_path.get(path)
        _put(tree, path, value if spec is None else written_value(spec, value))
    return tree


def _put(tree: _Tree, path: str, leaf: object) -> None:
    *above, last = path.split(".")
    for segment in above:
        tree = tree.setdefault(segment, {})
    tree[last] = leaf


def _flat(tree: _Tree, above: str = "") -> list[tuple[str, Value]]:
    found: list[tuple[str, Value]] = []
    for key, below in tree.items():
        path = f"{above}.{key}" if above else key
        found += _flat(below, path) if isinstance(below, dict) else [(path, below)]
    return found
