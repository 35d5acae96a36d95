"""What somebody means by a quantity that is said, not written: `三分之一`, `打七折`, `79-99元`.

Only what follows from all that stands there is proposed. Where a word is left over that is not
understood, any number would be a guess, and none is proposed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from simgame.quantity.kinds import (
    COUNTERS,
    CURRENCIES,
    DOWN,
    LONG_DAYS,
    POINTS,
    SCALE,
    SECONDS,
    UP,
    YUAN,
    Kind,
)
from simgame.quantity.meant import readings, sure
from simgame.quantity.numerals import chinese_number
from simgame.quantity.plain import ordinary, plain, without_marks

Form = Callable[[re.Match[str]], tuple[str, ...]]
MOST_POWER = 12
# Nobody says a quantity in more characters, and patterns would look at endless ones for minutes.
_LONGEST = 120

_REMARK = r"\s*[(（【\[][^()（）【】\[\]]*[)）】\]]\s*$|[。！!；;]+$"
_SOME = r"[0-9]+(?:[.,'’_][0-9]+| [0-9]{3}(?![0-9]))*"
_ONE = (
    rf"(?is)(?P<ahead>[^\d.+-]*?)\s*(?P<sign>[+-]?)\s*(?P<symbol>[¥$€£]|CNY|RMB|人民币)?\s*"
    rf"(?P<number>{_SOME})(?:e\+?(?P<power>[0-9]{{1,2}})(?![0-9]))?\s*"
    rf"(?P<scale>{SCALE})?\s*(?P<rest>[^\d]*)"
)
_END = rf"([¥$€£]?)\s*({_SOME})\s*({SCALE})?\s*([^\d\s+-]{{0,4}})"
_RANGE = rf"{_END}\s*(?:-|~|～|至|到|或|to|or)\s*{_END}"

_ABOUT = r"(?:大?约(?:莫|为|是)?|大概|差不多|about|around|roughly|approx\.?|ca\.?|[~≈])?"
_EACH = r"(?:每|一)(?:件|个|条|篇|单|次|人|份|位)"
_MORE = r"\s*(?:左右|上下|多|余|整|\+|or so)?\s*"
_WEEKLY = r"每周|每星期|一周|weekly"
_PER_WEEK = r"[/每]\s*(?:周|星期)|a week|per week"
_WORD = "|".join(map(re.escape, sorted(COUNTERS, key=len, reverse=True)))
_NOUN = r"(?:(?![每天日周月年时分元块成折倍])[\u4e00-\u9fff]){1,4}|[a-z]{2,12}s"
_MONEY = "|".join(map(re.escape, sorted(YUAN, key=len, reverse=True)))
_TIME = "|".join(map(re.escape, sorted(SECONDS, key=len, reverse=True)))
_MOVE = rf"(?:{'|'.join((*DOWN, *UP))})(?:了|幅|by)?"

# What may stand before and behind a number of each kind, and be left out of what is proposed.
_AHEAD: dict[Kind, str] = {
    "money": rf"{_ABOUT}|{_EACH}|共|一共|总共|合计",
    "share": _ABOUT,
    "change": rf"{_ABOUT}(?:{_MOVE})?{_ABOUT}",
    "duration": rf"{_ABOUT}|{_WEEKLY}",
    "count": rf"{_ABOUT}|{_WEEKLY}|共|一共|总共|合计|[>≥]",
    "number": rf"{_ABOUT}|{_WEEKLY}|[x×]",
    "quantity": _ABOUT,
}
_REST: dict[Kind, str] = {
    "money": rf"{_MORE}(?:{_MONEY})?{_MORE}(?:(?:/|每)\s*(?:件|个|条|篇|单|次|人|份|位))?",
    "share": rf"{_MORE}(?:%|percent|{'|'.join(POINTS)})?{_MORE}",
    "change": rf"(?:%|percent|{'|'.join(POINTS)})?{_MORE}(?:off|涨幅|降幅|more|less)?",
    "duration": rf"{_MORE}(?P<unit>{_TIME}){_MORE}(?:以?内|之内)?(?:{_PER_WEEK})?",
    "count": rf"{_MORE}(?:{_WORD}|{_NOUN})?{_MORE}",
    "number": rf"(?:{_WORD})?(?:{_PER_WEEK})?|倍|x|周|轮|weeks?|rounds?",
    "quantity": rf"{_MORE}(?P<unit>{_MONEY}|%|{_TIME}|{_WORD})?{_MORE}",
}


def proposals(value: object, kind: Kind) -> tuple[str, ...]:
    """The writings of a kind that a text can mean, the likelier first; often none."""
    if len(str(value)) > _LONGEST:
        return ()
    said = _bare(ordinary(value))
    for pattern, form in _SAYINGS.get(kind, ()):
        if match := re.fullmatch(pattern, said, re.IGNORECASE):
            return form(match)
    text = _joined(_bare(plain(value)))
    if ends := re.fullmatch(_RANGE, text):
        return _of_range(ends, kind)
    one = re.fullmatch(_ONE, text)
    return _of_one(one, kind) if one else ()


def _bare(text: str) -> str:
    """The text without signs that nobody sees, and without what stands in brackets behind it."""
    return re.sub(_REMARK, "", without_marks(text).strip()).strip()


def _joined(text: str) -> str:
    """`1万2` → `12000`, `12万5千` → `125000`, `79块9` → `79.9块`; all else as it is."""
    text = re.sub(r"(\d+)([块元])(\d)(?!\d)", r"\1.\3\2", text)
    text = re.sub(r"(\d+)([亿万千百])(\d{1,4})([万千百])?(?![\d.])", _compound, text)
    return re.sub("[零〇一二两三四五六七八九十百千万亿]{2,9}", _loose, text)


def _compound(match: re.Match[str]) -> str:
    size, small = _STEP[match[2]], _STEP.get(match[4] or "", 0)
    if not small:
        small = size // 10 if len(match[3]) == 1 else 0
    small_part = int(match[3]) * small
    return str(int(match[1]) * size + small_part) if 0 < small_part < size else match[0]


def _loose(match: re.Match[str]) -> str:
    """`一千二` → `1200`."""
    text = match[0]
    head, step, last = text[:-1], _STEP.get(text[-2]), chinese_number(text[-1])
    found = plain(head)
    fits = step and last and found.isdecimal()
    return str(int(found) + last * step // 10) if step and last and fits else text


_STEP = {"百": 100, "千": 1000, "万": 10_000, "亿": 10**8}


def _of_range(ends: re.Match[str], kind: Kind) -> tuple[str, ...]:
    """Both ends, the first in the unit of the second where it has none."""
    symbol, first, scale, unit, other, second, scale_, unit_ = ends.groups()
    symbol, unit_ = symbol or other, unit_ or unit
    scale = scale or ("" if unit else scale_)
    texts = (f"{symbol}{n}{s or ''}{u}" for n, s, u in ((first, scale, unit or unit_),
                                                       (second, scale_, unit_)))  # fmt: skip
    found = [re.fullmatch(_ONE, text) for text in texts]
    each = [_of_one(one, kind) for one in found if one]
    return tuple(writes[0] for writes in each if writes) if all(each) and len(each) > 1 else ()


def _of_one(one: re.Match[str], kind: Kind) -> tuple[str, ...]:
    """What one number with words around it can mean, where all of the words are understood."""
    ahead, rest = one["ahead"].strip().lower(), one["rest"].strip().lower()
    behind = re.fullmatch(_REST.get(kind, "(?!)"), rest)
    if behind is None or not re.fullmatch(_AHEAD[kind], ahead) or _is_foreign(one, kind):
        return ()
    number = re.sub("[ '’_]", "", one["number"])
    numbers = _with_power(number, int(one["power"])) if one["power"] else readings(number)
    unit = behind.groupdict().get("unit") or ("%" if rest.startswith("%") else "")
    if kind == "change":
        signs = _direction(ahead, rest) or ((one["sign"],) if one["sign"] else ("-", "+"))
        return tuple(f"{sign}{n}%" for n in numbers for sign in signs)[:2]
    money = kind == "quantity" and (one["symbol"] or unit in YUAN)
    as_kind: Kind = "money" if money else kind
    return tuple(in_kind(as_kind, one["sign"], n, one["scale"] or "", unit) for n in numbers)


def _is_foreign(one: re.Match[str], kind: Kind) -> bool:
    """Whether a sign of money stands where none belongs, or that of another currency."""
    symbol = one["symbol"] or ""
    if symbol in ("$", "€", "£"):
        return True
    return bool(symbol) and kind not in ("money", "quantity", "count", "number")


def _with_power(number: str, power: int) -> tuple[str, ...]:
    plain_ = number.replace(",", "")
    fits = power <= MOST_POWER and plain_.count(".") <= 1
    return (sure(Decimal(plain_).scaleb(power)),) if fits else ()


def _direction(ahead: str, rest: str) -> tuple[str, ...]:
    words = f"{ahead} {rest}"
    if any(word in words for word in (*DOWN, "off", "降幅", "less")):
        return ("-",)
    return ("+",) if any(word in words for word in (*UP, "涨幅", "more")) else ()


def in_kind(kind: Kind, sign: str, number: str, scale: str, unit: str) -> str:
    """A number written as the kind wants it."""
    minus = sign if sign == "-" else ""
    if kind == "money":
        number = number if scale else sure(round(Decimal(number), 2))
        return f"{minus}{CURRENCIES['CNY']}{number}{scale}"
    if kind == "change":
        return f"{sign or '+'}{number}%"
    if kind == "share" or (kind == "quantity" and unit == "%"):
        return f"{number}%"
    if kind == "duration":
        unit = unit or "days"
        return f"{number} {unit.removesuffix('s') if number == '1' else unit}"
    if kind == "number":
        return f"{minus}{number}"
    return f"round {number.partition('.')[0]}" if kind == "round" else f"{number}{scale}"


def _number(text: str) -> Decimal | None:
    """A number in digits or in Chinese; `八五` is 85, as in `八五折`."""
    digits = "".join(str(chinese_number(c)) if chinese_number(c) is not None else c for c in text)
    found = plain(text)
    for word in (found, digits if len(text) == 2 else ""):
        if re.fullmatch(r"[0-9]{1,9}(?:\.[0-9]{1,4})?", word):
            return Decimal(word)
    return None


def _percent(size: Decimal, sign: str = "") -> tuple[str, ...]:
    return (f"{sign}{sure(round(size, 1))}%",)


def _changed(size: Decimal) -> tuple[str, ...]:
    return _percent(abs(size), "-" if size < 0 else "+") if size >= -100 else ()


def _tenths_left(match: re.Match[str]) -> tuple[str, ...]:
    """`七折`, `85折` and `八五折`: what is left of the price."""
    left = _number(match[1])
    if left is None:
        return ()
    left = left * 10 if left < 10 else left
    return _changed(left - 100)


def _times(match: re.Match[str]) -> tuple[str, ...]:
    """`涨一倍` is once more; `1.2倍` is that many times the usual."""
    size = _number(match["times"])
    if size is None:
        return ()
    return _changed(size * 100 if match["more"] else size * 100 - 100)


def _up_to(match: re.Match[str]) -> tuple[str, ...]:
    size = _number(match[1])
    return () if size is None else _changed(size - 100)


def _fraction(match: re.Match[str]) -> tuple[str, ...]:
    whole, part = _number(match["whole"]), _number(match["part"])
    return _percent(part * 100 / whole) if whole and part is not None and part <= whole else ()


def _tenths(match: re.Match[str]) -> tuple[str, ...]:
    """`三成五` → 35%, `五成半` → 55%."""
    first, last = _number(match[1]), Decimal(5) if match[2] == "半" else _number(match[2])
    return () if first is None or last is None else _percent(first * 10 + last)


def _and_a_half(match: re.Match[str]) -> tuple[str, ...]:
    """`一周半`, `一个半月`."""
    size, word = _number(match["number"]), match["unit"]
    if size is None:
        return ()
    size = size + Decimal("0.5")
    if word in LONG_DAYS:
        return (f"{sure(size * LONG_DAYS[word])} days",)
    return (f"{sure(size)} {word}",) if word in SECONDS else ()


def _long(match: re.Match[str]) -> tuple[str, ...]:
    """`1个月`, `半个月`, `a fortnight`."""
    text = match["number"]
    size = Decimal("0.5") if text == "半" else _number({"a": "1"}.get(text, text))
    days = LONG_DAYS.get(match["unit"])
    return (f"{sure(size * days)} days",) if size and days else ()


def _round(match: re.Match[str]) -> tuple[str, ...]:
    word = match["number"].lower()
    size = Decimal(ORDINALS.index(word) % 12 + 1) if word in ORDINALS else _number(word)
    return (f"round {size}",) if size and size == int(size) else ()


ENGLISH = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
ORDINALS = (
    *ENGLISH, "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth", "eleventh", "twelfth",
)  # fmt: skip

_N = r"[0-9.]+|[零一二两三四五六七八九十]+"
_SAYINGS: dict[Kind, tuple[tuple[str, Form], ...]] = {
    "change": (
        (rf"打?({_N})折", _tenths_left),
        (r"翻倍|翻番|翻一?1?倍|doubled?", lambda _: ("+100%",)),
        (r"(?:降|降价|减|减少|砍|跌|便宜)?(?:一半|半价|半)|half|halved", lambda _: ("-50%",)),
        (rf"(?P<more>{'|'.join(UP)})?(?:到|至)?(?:原来|平时|原价)?的?(?P<times>{_N})倍", _times),
        (r"(?P<more>(?!))?[x×*]\s*(?P<times>[0-9.]+)", _times),
        (r"(?P<more>(?!))?(?P<times>[0-9.]+)\s*(?:[x×]|times)", _times),
        (rf"(?:{_MOVE})?(?:到|至|to)\s*([0-9.]+)\s*%", _up_to),
    ),
    "share": (
        ("一半|半数|half", lambda _: ("50%",)),
        ("全部|所有|全额|全都?|all", lambda _: ("100%",)),
        (rf"(?P<whole>{_N})分之(?P<part>{_N})", _fraction),
        (r"(?P<part>[0-9]+)\s*/\s*(?P<whole>[0-9]+)", _fraction),
        (rf"({_N})成({_N}|半)", _tenths),
    ),
    "money": (("免费|不要钱|不花钱|free|for free", lambda _: ("¥0",)),),
    "duration": (
        (rf"(?P<number>{_N})个?(?P<unit>周|天|日|小时|星期|礼拜)半", _and_a_half),
        (rf"(?P<number>{_N})个半(?P<unit>月|星期|小时|礼拜)", _and_a_half),
        (rf"(?P<number>{_N}|半|a|one)\s*(?P<unit>{'|'.join(LONG_DAYS)})", _long),
    ),
    "round": (
        (rf"第?\s*(?P<number>{_N})\s*个?(?:周|轮|週|回合|星期|礼拜)(?:起|开始)?", _round),
        (r"(?:w|wk|r|轮次?|回合|from round|from week)\s*(?P<number>[0-9]+)", _round),
        (r"(?P<number>[0-9]+)(?:st|nd|rd|th)?\s*(?:rounds?|weeks?)", _round),
        (rf"(?:round|week|the)\s*(?P<number>{'|'.join(ORDINALS)})(?: week| round)?", _round),
        (rf"(?P<number>{'|'.join(ORDINALS[12:])}) (?:week|round)", _round),
    ),
}  # fmt: skip
