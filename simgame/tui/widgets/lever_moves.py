"""How the lever table changes the draft: steps, clearing, filling, choices."""

from __future__ import annotations

from simgame.game.desk import lever_steps
from simgame.game.desk.linked_levers import with_companions
from simgame.plan.catalogue import Spec
from simgame.plan.kpis import BY_ID
from simgame.plan.lever import Value
from simgame.tui.focus import words
from simgame.tui.widgets.lever_rows import LeverRows


class LeverMoves(LeverRows):
    """Lever lines that can be moved; the actions are only called when one can."""

    def put(self, spec: Spec, value: Value, *, joined: bool = False) -> None:
        """Change a lever, and what belongs with it."""
        self.play.put(with_companions(self.play, spec, value), joined=joined)
        self._moved()

    def _moved(self) -> None:
        self.reload()
        self.post_message(self.Moved())

    def _step(self, steps: int) -> None:
        spec = self.spec
        if spec is None:
            return
        last = self._last_figure(spec)
        if spec.unit == "kpi" and spec.path not in self.play.values and last:
            self.put(spec, lever_steps.bounded(spec, last))
        else:
            self.put(spec, lever_steps.stepped(spec, self.play.value(spec), steps, last))

    def _last_figure(self, spec: Spec) -> float:
        """Last week's figure of a forecast's KPI; 0 where there is none."""
        if spec.unit != "kpi" or self.play.last is None:
            return 0.0
        return self.play.last.kpis.get(spec.keys[-1], 0.0)

    def do_less(self) -> None:
        self._step(-1)

    def do_more(self) -> None:
        self._step(1)

    def do_much_less(self) -> None:
        self._step(-10)

    def do_much_more(self) -> None:
        self._step(10)

    def do_clear(self) -> None:
        if self.spec is not None:
            self.play.clear(self.spec)
            self._moved()

    def do_fill(self) -> None:
        spec, t = self.spec, words(self.app)
        if spec is None or spec.unit in ("choice", "switch", "kpi"):
            self.app.notify(t("Money does not decide this lever."), severity="warning")
            return
        most = lever_steps.filled(
            spec,
            lambda value: self.play.cost_with(with_companions(self.play, spec, value)),
            self.play.sums().free,
        )
        if most is None:
            self.app.notify(t("Money does not decide this lever."), severity="warning")
        else:
            self.put(spec, most)

    def do_fold(self) -> None:
        node, spec = self.node, self.spec
        if node is None:
            return
        if spec is not None and spec.unit in ("choice", "switch"):
            self._cycle(spec)
        elif node.below and not self.typing.filter:
            self.opened ^= {node.key}
            self.reload()
            self.post_message(self.Pointed(self, self.pointed))
        elif spec is not None and not self.fixed:
            self.begin_value("")

    def _cycle(self, spec: Spec) -> None:
        if self.fixed:
            self.app.notify(self.fixed, severity="warning")
        else:
            self.put(spec, lever_steps.cycled(spec, self.play.value(spec)))

    def begin_value(self, text: str) -> None:
        """Start typing a value."""
        self.typing.begin_value(text)
        self.reload()

    def take_value(self, spec: Spec, text: str) -> None:
        """Set a lever to what was typed; out of bounds, the nearest value is taken and said."""
        t = words(self.app)
        kpi_unit = BY_ID[spec.keys[-1]].unit if spec.unit == "kpi" else ""
        try:
            number = lever_steps.typed(spec, text, kpi_unit)
        except ValueError:
            self.app.notify(t("{text} is not a number.", text=text), severity="warning")
            return
        if not spec.lever.low <= number <= spec.lever.high:
            self.app.notify(t("Out of bounds: the nearest possible value was taken."))
        self.put(spec, lever_steps.bounded(spec, number))
