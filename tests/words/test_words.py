"""Rules of the words: every code has them in both languages, every value reads by its unit."""

import ast
from pathlib import Path
from typing import get_args

import pytest

import simgame
from simgame import words
from simgame.game.table.journal import SaveError
from simgame.locale import texts
from simgame.locale.numbers import count_short
from simgame.market.penalties import KINDS
from simgame.market.setting import STAGES as FUNNEL
from simgame.plan.kpis import KPIS
from simgame.plan.lever import patterns
from simgame.plan.observation import Message, Option, Prompt, TransitRow
from simgame.plan.plan import Plan
from simgame.plan.problem import Problem
from simgame.scenario.parts import Role
from simgame.words.choices import CHOICES
from simgame.words.levers import GROUPS
from simgame.words.messages import MESSAGES, headed
from simgame.words.names import ROLES, STAGES
from simgame.words.problems import CODES
from simgame.words.prompts import QUESTIONS
from simgame.words.refusals import AT_A_HUB, ERRORS
from tests.scenario.event_types import event_types

PACKAGE = Path(simgame.__file__).parent
EN, ZH = texts("en"), texts("zh")
BOTH = pytest.mark.parametrize("t", [EN, ZH], ids=["en", "zh"])


def _calls(folder: str, name: str, place: int) -> set[str]:
    """Collect the code at an argument's place in every call of `name` below a folder."""
    found: set[str] = set()
    for path in (PACKAGE / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _called(node) == name and len(node.args) > place:
                found |= _codes(node.args[place])
    return found


def _called(node: ast.Call) -> str:
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def _codes(node: ast.expr) -> set[str]:
    if isinstance(node, ast.Constant):
        return {node.value} if isinstance(node.value, str) else set()
    if isinstance(node, ast.IfExp):
        return _codes(node.body) | _codes(node.orelse)
    if isinstance(node, ast.JoinedStr):
        events = event_types()
        built = {
            "f'event-{event.type}'": {f"event-{kind}" for kind in events if kind != "crisis"},
            "f'over-{event.type}'": {
                f"over-{kind}"
                for kind, one in events.items()
                if "lasts" in one.model_fields and kind != "hot-topic"
            },
            "f'found-{kind}'": {f"found-{kind}" for kind in KINDS},
        }
        return built[ast.unparse(node)]
    return set()


def _is_chinese(text: str) -> bool:
    return any("\u4e00" <= letter <= "\u9fff" for letter in text)


def test_every_message_of_the_market_has_words():
    """No code that some mechanism tells lacks its sentence, and no sentence is left over."""
    told = _calls("market", "tell", 1) | _calls("market", "tell_at", 2)
    told |= _calls("market", "_tell", 1)  # of what is used up
    told |= _calls("market", "tell_others", 1) | _calls("market", "tell_others_at", 2)
    assert told == set(MESSAGES)


def test_every_problem_has_words():
    """No code of a problem lacks its sentence."""
    local = {  # `code = "…" if … else "…"` in problems_of
        code
        for path in (PACKAGE / "plan" / "problem.py", PACKAGE / "game" / "check.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "code"
        for code in _codes(node.value)
    }
    found = _calls("plan", "Problem", 0) | _calls("game", "Problem", 0) | local
    assert found == set(CODES)


def test_every_save_error_has_words():
    """No code of a save error lacks its sentence, and no sentence is left over."""
    assert _calls("game", "SaveError", 0) == set(ERRORS)


def test_every_kind_of_prompt_has_words():
    """Each prompt's kind has its question, and each option its word."""
    kinds, options = set(), set()
    for path in (PACKAGE / "market").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _called(node) in ("Prompt", "Option"):
                given = {k.arg: k.value for k in node.keywords}
                if _called(node) == "Prompt":
                    kinds |= _codes(given["kind"])
                else:
                    options |= _codes(given["id"])
    assert (kinds - set(QUESTIONS), options - set(CHOICES)) == (set(), set())


def test_every_choice_group_role_and_stage_has_words():
    """No choice of a lever, no group, role or stage is shown as its id."""
    levers = list(patterns(Plan))
    assert {c for p in levers for c in p.lever.choices} - set(CHOICES) == set()
    assert set(Plan.model_fields) == set(GROUPS)
    assert set(get_args(Role)) == set(ROLES)
    assert set(FUNNEL) == set(STAGES)


@BOTH
def test_every_lever_says_its_name_and_value(view, levers, t):
    """Every lever of a scenario has a name and its neutral value in the language asked for."""
    silent = [
        spec.path
        for spec in levers.specs
        if not words.lever_name(view, spec, t)
        or not words.value_words(spec, spec.neutral, view, t)
        or (t is ZH and not _is_chinese(words.lever_name(view, spec, t)))
    ]
    assert silent == []


@pytest.mark.parametrize(
    ("path", "en", "zh"),
    [
        ("tools.automation", "Tools · Automation", "工具 · 跨平台自动化"),
        ("paid.douyin.budget", "Paid media · Douyin · Budget", "付费投放 · 抖音 · 投放预算"),
        ("kol.campus-kai", "KOLs · Campus Kai", "达人 · 校园阿凯"),
        ("content.douyin.short-video", "Content · Douyin · Short video", "内容 · 抖音 · 短视频"),
        ("service", "Customer service", "客服"),
        ("price.mini-shop", "Price and shops · Mini-program shop", "价格与店铺 · 小程序店"),
        ("no.such", "no.such", "no.such"),
    ],
)
def test_a_path_is_named_as_far_as_it_goes(view, path, en, zh):
    """Group, ids and lever; what is no lever path stays as it is."""
    assert (words.path_name(view, path, EN), words.path_name(view, path, ZH)) == (en, zh)


@pytest.mark.parametrize(
    ("fen", "expected"),
    [
        (1_234_567, "¥12,346"),
        (0, "¥0"),
        (3, "¥0.03"),
        (6_950, "¥69.50"),
        (6_900, "¥69"),
        (-500_000, "\u2212¥5,000"),
        (99_999.6, "¥1,000"),
    ],
)
def test_money_is_rounded_to_what_matters(fen, expected):
    """Fen are shown only below a hundred yuan."""
    assert words.money(fen) == expected


@pytest.mark.parametrize("t", [texts("en"), texts("zh")], ids=["en", "zh"])
def test_what_is_written_as_nothing_has_no_sign(t):
    """And a few fen are not written as nothing."""
    assert {words.money(-0.4), words.money_short(-0.4, t)} == {"¥0"}
    assert {words.count_short(-0.4, t), words.count(-0.4, signed=True)} == {"0"}
    assert words.money_near(-44, signed=True) == words.money_short(-44, t) == "−¥0.44"
    assert [words.money_near(fen) for fen in (0, 40, 7_692, 150_049)] == [
        "¥0", "¥0.40", "¥77", "¥1,500",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fen", "en", "zh"),
    [
        (120_000_000, "¥1.2M", "¥120万"),
        (2_000_000, "¥20k", "¥2万"),
        (987_600, "¥9,876", "¥9,876"),
        (99_996_000, "¥1M", "¥100万"),
        (12_000_000_000, "¥120M", "¥1.2亿"),
        (-1_550_000, "\u2212¥15.5k", "\u2212¥1.6万"),
        (40_000, "¥400", "¥400"),
    ],
)
def test_short_money_uses_the_scales_of_the_language(fen, en, zh):
    """Thousands and millions in English, 万 and 亿 in Chinese."""
    assert (words.money_short(fen, EN), words.money_short(fen, ZH)) == (en, zh)


def test_short_counts_use_the_scales_of_the_language():
    """Counts are shortened like money."""
    assert (count_short(41_234, EN), count_short(41_234, ZH)) == ("41.2k", "4.1万")
    assert (count_short(1_995, EN), count_short(1_995, ZH)) == ("1,995", "1,995")


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0.6, "60%"), (0.032, "3.2%"), (0.0042, "0.42%"), (0.0, "0%"), (1.0, "100%")],
)
def test_shares_are_percent(value, expected):
    """A share is shown in percent, with the digits that tell small rates apart."""
    assert words.share(value) == expected


@pytest.mark.parametrize("kpi", [k.id for k in KPIS])
def test_every_kpi_has_a_name_and_a_figure(kpi):
    """Each KPI reads by its unit in both languages."""
    shown = words.figure(kpi, 0.5, EN)
    assert words.kpi_name(kpi, EN) != words.kpi_name(kpi, ZH)
    assert shown.strip()
    assert "0.5" not in shown or kpi == "reported_roas"


def test_names_of_things(view, levers):
    """Platforms, types, KOLs and labels appear by name, unknown ids as they are."""
    count = levers.by_path["content.xiaohongshu.picture-text.count"]
    fee = levers.by_path["kol.tea-sister.fee"]
    aim = levers.by_path["paid.douyin.aim"]
    assert words.lever_parts(view, count, ZH) == ("小红书", "图文", "数量")
    assert words.lever_name(view, fee, EN) == "Tea Sister · Fee a post"
    assert words.touch_name(view, "paid", ("douyin",), EN) == "Douyin · ads"
    assert words.touch_name(view, "content", ("douyin", "new"), EN) == "Douyin · new"
    assert words.value_words(fee, 1_200_000, view, ZH) == "¥12,000"
    assert words.value_words(aim, "student", view, ZH) == "学生"
    assert words.value_words(aim, "", view, EN) == "everyone"


@BOTH
@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_messages_name_things(view, t, code):
    """No message shows an id, a number of fen or a placeholder."""
    told = Message(hour=1, code=code, values={
        "kol": "tea-sister", "offered": 900_000, "asks": 1_234_500, "posts": 2, "fee": 1_200_000,
        "platform": "douyin", "rival": "cloud-leaf", "change": -0.15, "event": "price-cut",
        "lever": "tools.tracking", "cost": 5_000_000, "crisis": "quality", "behind": "fault",
        "study": "lift_test", "views": 12_000, "fit": 0.7, "contacts": 80,
        "minutes": 4, "gave_up": 3, "had": 200_000, "missed": 12, "depth": 0.2,
        "role": "content", "channel": "wecom",
        "answer": "stay-silent", "round": 5, "fake": 0.23, "share": 0.23, "count": 12,
        "kind": "demand", "to": "xiaohongshu", "by": -20_000, "effect": "scandal",
    })  # fmt: skip
    said = words.message(view, told, t)
    assert code not in said
    for raw in ("tea-sister", "cloud-leaf", "douyin ", "1234500", "{", "-0.15"):
        assert raw not in said
    assert _is_chinese(said) == (t is ZH)


def test_a_problem_says_where_what_and_the_nearest(view, levers):
    """What was found, where, what was expected, and the nearest valid value."""
    bounds = Problem("out-of-bounds", "content.douyin.short-video.count", 20, "0–14", "14")
    typo = Problem("unknown-lever", "paid.douyn.budget", 1, nearest="paid.douyin.budget")
    money = Problem("over-week-cap", "", 4_500_000, "4000000")
    assert words.problem(view, levers, bounds, EN) == (
        "Content · Douyin · Short video · Posts: 20 is not between 0 and 14; the nearest is 14."
    )
    assert "paid.douyin.budget" in words.problem(view, levers, typo, ZH)
    assert words.problem(view, levers, money, EN) == (
        "The plan costs ¥45,000, but one week may spend at most ¥40,000: ¥5,000 too much."
    )


@BOTH
def test_every_problem_can_be_said(view, levers, t):
    """Each code is a sentence in the language asked for, whatever the problem carries."""
    paths = {"over-hours": "content", "not-a-choice": "content.douyin.short-video.slot"}
    for code in CODES:
        path = paths.get(code, "kol.tea-sister.fee")
        expected = "no-ads" if code == "in-vain" else "4"
        said = words.problem(view, levers, Problem(code, path, 3, expected, "noon"), t)
        assert code not in said
        assert _is_chinese(said) == (t is ZH)


def test_a_prompt_says_cost_time_and_what_happens_otherwise(view):
    """The question names the KOL, each option its cost and lead time."""
    prompt = Prompt(
        id="kol-counter:tea-sister:you:2", kind="kol-counter", seat="you", hour=174,
        deadline_hour=198,
        options=(Option(id="accept", lead_hours=2, cost=2_400_000), Option(id="decline")),
        default="decline",
        values={"kol": "tea-sister", "offered": 900_000, "asks": 1_200_000, "posts": 2},
    )  # fmt: skip
    shown = words.prompt_words(view, prompt, EN)
    assert "Tea Sister" in shown.question
    assert [(o.id, o.label, o.detail) for o in shown.options] == [
        ("accept", "accept", "costs ¥24,000, takes 2 hours"),
        ("decline", "decline", "at once, free"),
    ]
    assert shown.time_left == "Time to answer: 24 hours."
    assert shown.otherwise == (
        "Without an answer your standing order decides, which here means: decline."
    )


def test_a_title_that_ends_in_a_mark_takes_no_colon():
    """A question mark and a colon do not stand together."""
    assert headed("A richer reward?", "Shall we?", EN) == "A richer reward? Shall we?"
    assert headed("奖励再加点？", "要不要？", ZH) == "奖励再加点？要不要？"
    assert headed("Rain", "It pours.", EN) == "Rain: It pours."
    assert headed("Rain", "A guest: it pours.", EN) == "Rain · A guest: it pours."
    assert headed("下雨", "客人：雨大。", ZH) == "下雨 · 客人：雨大。"
    assert headed("Rain", "It pours. A guest: why?", EN) == "Rain: It pours. A guest: why?"


@BOTH
def test_save_errors_say_what_to_do(t):
    """Other rules name the version to install, an altered line its number."""
    rules = SaveError("other-rules", Path("tea.jsonl"), 1, rules=7, engine="0.9.0")
    assert "pip install simgame==0.9.0" in words.save_error(rules, t)
    assert "7" in words.save_error(rules, t)
    assert "12" in words.save_error(SaveError("line-altered", Path("tea.jsonl"), 12), t)
    for code in ERRORS:
        said = words.save_error(SaveError(code, Path("tea.jsonl"), 3), t)
        assert "tea.jsonl" in said
        assert _is_chinese(said) == (t is ZH)


@BOTH
@pytest.mark.parametrize("code", AT_A_HUB)
def test_what_a_hub_refuses_is_said_in_words(t, code):
    """In the reader's language, never as a code with its values."""
    error = SaveError(code, "http://hub", reason="somebody there has this name already", status=404)
    said = words.save_error(error, t)
    assert code not in said
    assert _is_chinese(said) == (t is ZH)


@BOTH
@pytest.mark.parametrize("kind", ["content", "kol", "search", "parcels"])
def test_what_is_under_way_has_words(view, t, kind):
    """Each kind in transit reads as a phrase with its date."""
    keys = {"content": ("douyin", "short-video"), "kol": ("tea-sister",)}.get(kind, ())
    row = TransitRow(kind=kind, keys=keys, amount=3, due_hour=7 * 24 + 30)
    said = words.transit_row(view, row, t)
    assert ("第 2 周周二" if t is ZH else "Tue of week 2") in said
