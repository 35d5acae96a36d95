"""What is known of the platform, KOL or channel a lever is about: in full, and in one column."""

from __future__ import annotations

from collections.abc import Iterator

from simgame import words
from simgame.game.desk.play import Play
from simgame.locale import Texts
from simgame.plan.catalogue import Spec
from simgame.scenario.parts import Platform, PrivateChannel
from simgame.tui.cells import Row, pairs, paragraph


def facts(play: Play, spec: Spec, t: Texts, width: int) -> Iterator[Row]:
    """The facts that bear on a lever."""
    view = play.scenario
    if spec.group == "kol" and spec.keys:
        yield from _kol(play, spec.keys[0], t, width)
    elif spec.group == "private" and spec.keys:
        members = play.observation.members.get(spec.keys[0], 0)
        yield from _channel(view.private_channels[spec.keys[0]], members, t, width)
    elif spec.group in ("content", "paid") and spec.keys:
        followers = play.observation.followers.get(spec.keys[0], 0)
        platform = view.platforms[spec.keys[0]]
        yield from _platform(platform, followers, t, width, ads=spec.group == "paid")


def platform_facts(play: Play, platform: str, t: Texts, width: int) -> Iterator[Row]:
    """What a platform is like for those who post on it, with its description."""
    known = play.scenario.platforms[platform]
    followers = play.observation.followers.get(platform, 0)
    yield from _platform(known, followers, t, width, ads=False)
    if known.about.of(t.lang):
        yield from paragraph(known.about.of(t.lang).strip(), width, "dim")
        yield ()


def _kol(play: Play, name: str, t: Texts, width: int) -> Iterator[Row]:
    view, kol = play.scenario, play.scenario.kols[name]
    platform = view.platforms[kol.platform].name.of(t.lang)
    rows = [
        (t("Platform"), platform),
        (t("Kind"), t(words.TIERS[kol.tier])),
        (t("Followers"), words.count(kol.followers)),
        (t("Usually asks"), words.money(kol.fee)),
    ]
    rows += _audited(play, name, t)
    yield from pairs(rows, width)
    if kol.about.of(t.lang):
        yield from paragraph(kol.about.of(t.lang).strip(), width, "dim")
    people = sorted(kol.audience.items(), key=lambda item: -item[1])[:3]
    named = [f"{words.id_name(view, 'personas', p, t)} {words.share(s)}" for p, s in people]
    yield from paragraph(t("Audience: {people}", people=t(", ").join(named)), width, "dim")
    yield ()


def _audited(play: Play, kol: str, t: Texts) -> Iterator[tuple[str, str]]:
    """The share of fake followers that an audit has found, with its interval."""
    for found in play.observation.findings:
        if found.kind == "kol_audit" and found.keys == (kol,):
            said = (
                f"{words.share(found.value)} ({words.share(found.low)}–{words.share(found.high)})"
            )
            yield t("Fake followers"), said


def _channel(channel: PrivateChannel, members: int, t: Texts, width: int) -> Iterator[Row]:
    rows = [
        (t("Members"), words.count(members)),
        (t("Open a message"), words.share(channel.open_rate)),
        (t("Cost of a message"), words.money(channel.touch_cost)),
    ]
    yield from pairs(rows, width)
    if channel.about.of(t.lang):
        yield from paragraph(channel.about.of(t.lang).strip(), width, "dim")
    yield ()


def _platform(
    platform: Platform, followers: int, t: Texts, width: int, *, ads: bool
) -> Iterator[Row]:
    rows = [(t("Your followers"), words.count(followers))]
    if ads:
        rows = [
            (t("Usual price of 1,000 views"), words.money(platform.cost_per_1000)),
            (t("Usual click rate"), words.share(platform.click_rate)),
        ]
    else:
        half = words.hours(platform.half_life, t)
        rows.append((t("Half of a post's views within"), half))
    yield from pairs(rows, width)
    yield ()


def hint(play: Play, spec: Spec, t: Texts) -> str:
    """What a lever costs, or whom it reaches, beside its value; nothing while it is locked."""
    if not spec.is_open(play.observation.round):
        return ""
    if spec.group == "forecast":
        return _forecast(play, spec, t)
    say = _HINTS.get((spec.group, spec.path.rpartition(".")[2]))
    if say:
        return say(play, spec, t)
    return words.step_price(play, spec, t)


def _content_hint(play: Play, spec: Spec, t: Texts) -> str:
    fen = play.sums().costs.of_path(spec.path)
    if fen:
        return words.money(fen)
    kind = play.scenario.content_types[spec.keys[1]]
    return t("up to {money} each", money=words.money_short(kind.cost, t))


def _kol_hint(play: Play, spec: Spec, t: Texts) -> str:
    kol = play.scenario.kols[spec.keys[0]]
    return t("asks {money}", money=words.money_short(kol.fee, t))


def _private_hint(play: Play, spec: Spec, t: Texts) -> str:
    members = play.observation.members.get(spec.keys[0], 0)
    return t.plural("{n} member", "{n} members", members)


def _forecast(play: Play, spec: Spec, t: Texts) -> str:
    if play.last is None:
        return t("practice")
    kpi = spec.keys[-1]
    return t("was {value}", value=words.figure(kpi, play.last.kpis.get(kpi, 0.0), t, short=True))


_HINTS = {
    ("content", "count"): _content_hint,
    ("kol", "posts"): _kol_hint,
    ("private", "touches"): _private_hint,
}
