"""The Observation: all that a player or bot may know of the market.

Reported figures only, with the platforms' bias and delay; the truth stays in the market until
the season is over. At most 64 KB as JSON, so that last week is there whole and older weeks as
figures only: their reports are asked for one by one.
"""

from typing import Annotated, Any

from pydantic import (
    BaseModel,
    ConfigDict,
    PlainSerializer,
    SerializerFunctionWrapHandler,
    model_serializer,
)

from simgame.plan.lever import Value


def _short(value: float) -> float | int:
    return int(value) if value.is_integer() else value


# A figure, of which there are many: whole ones are written without a point.
Figure = Annotated[float, PlainSerializer(_short, when_used="json")]


class Seen(BaseModel):
    """Base of everything shown: frozen, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Sparse(Seen):
    """Base of what there are many of, mostly zero: what is left out of its JSON reads back as 0."""

    @model_serializer(mode="wrap")
    def _without_zeros(self, write: SerializerFunctionWrapHandler) -> dict[str, Any]:
        fields = type(self).model_fields
        return {
            name: value
            for name, value in write(self).items()
            if value or fields[name].is_required()
        }


class ChannelRow(Sparse):
    """What one touchpoint reports for a week (last-touch attribution).

    `group` is the lever group, `keys` the ids of its levers (platform, content type; KOL;
    private channel). Counts are people or events; money in fen. Of the `orders` that a touchpoint
    is credited with, `clicked` followed a click, as often as those who click buy; the rest followed
    a save or a view, or nothing that anybody saw.
    """

    group: str
    keys: tuple[str, ...]
    spend: int = 0
    impressions: int = 0
    engagements: int = 0
    saves: int = 0
    clicks: int = 0
    orders: int = 0
    clicked: int = 0
    revenue: int = 0
    joins: int = 0


class Message(Sparse):
    """Something that was told to the player: a code with values, put into words by the app."""

    hour: int
    code: str
    values: dict[str, str | int | float] = {}


# The answer of whoever lets a question pass.
UNANSWERED = ""


class Option(Sparse):
    """One possible answer to a prompt and the hours until it takes effect."""

    id: str
    lead_hours: int = 0
    cost: int = 0


class Prompt(Seen):
    """A question to a seat, with a clock. Both hours count from the start of the season."""

    id: str
    kind: str
    seat: str
    hour: int
    deadline_hour: int
    options: tuple[Option, ...]
    default: str
    values: dict[str, str | int | float] = {}


class Asked(Seen):
    """A prompt and what it was answered with, in person or by the standing order."""

    prompt: Prompt
    answer: str
    in_person: bool


class DayReport(Sparse):
    """One simulated day as the player watches it; money in fen."""

    day: int
    impressions: int = 0
    engagements: int = 0
    saves: int = 0
    clicks: int = 0
    orders: int = 0
    gmv: int = 0
    joins: int = 0
    exits: int = 0
    spend: int = 0
    messages: tuple[Message, ...] = ()


class TransitRow(Sparse):
    """Something under way: what, how much of it, and the hour by which it is due.

    `days` is how much of it falls due on each day from this Monday on, where it comes by and by.
    """

    kind: str
    keys: tuple[str, ...]
    amount: int
    due_hour: int
    days: tuple[int, ...] = ()

    @property
    def due_day(self) -> int:
        """The day of the season, from 0, by whose end all of it is there; −1 where nobody knows.

        A study comes in on the Sunday of its week.
        """
        if self.kind == "study":
            return (self.due_hour - 1) // 168 * 7 + 6
        return self.due_hour // 24 - bool(self.days) if self.due_hour >= 0 else -1


class PostRow(Sparse):
    """One post in one week, as its platform reports it: its touchpoint, and when it went public.

    The counts of a touchpoint's posts add up to those of its row; orders are by last touch.
    """

    group: str
    keys: tuple[str, ...]
    hour: int
    impressions: int = 0
    engagements: int = 0
    saves: int = 0
    clicks: int = 0
    orders: int = 0


class Heard(Seen):
    """Something that was written about a brand, with its cause.

    `cause` is a code that has texts in both languages, `text` which of them (modulo their number),
    `about` what caused it: a touchpoint, a figure, or the code of a message. `values` say who and
    where.
    """

    hour: int
    cause: str
    about: str
    brand: str
    text: int
    values: dict[str, str | int | float] = {}


class Finding(Seen):
    """One figure that research has found: an estimate and the interval it lies in.

    `kind` is what was asked, `keys` the ids it is about, `hour` when it became known.
    """

    kind: str
    keys: tuple[str, ...]
    value: Figure
    low: Figure
    high: Figure
    hour: int

    @property
    def week(self) -> int:
        """The week in which it became known, from 1; Sunday midnight still belongs to it."""
        return (self.hour - 1) // 168 + 1


# What trouble cost stands under this in the costs of a week, which else go by lever path.
TROUBLE = "crisis"


class WeekReport(Seen):
    """One finished week: what was decided, what was reported, what was forecast.

    `costs` is what was paid for anything but a touchpoint, in fen by the path of the cost line and,
    under `crisis`, what trouble cost; with what channels spent it is the week's marketing spend.
    `errors` are the standard errors of what is surveyed or counted by platforms, as shares of the
    figures (see `plan.errors`), `count_error` that of any one count of a touchpoint, and of the
    people at each of the `stages` after the week. `posts` are those that were seen in the week.
    `voices` is each brand's share of the category's impressions, the others' no better counted than
    one's own; `prices` what an order cost at each on average, in fen. `searched` are those who had
    saved something and looked it up. `heard` is what people, the press and colleagues say about it,
    `asked` what the seat was asked and who answered.
    """

    round: int
    plan: dict[str, Value]
    kpis: dict[str, Figure]
    channels: tuple[ChannelRow, ...]
    days: tuple[DayReport, ...]
    costs: dict[str, int] = {}
    errors: dict[str, float] = {}
    count_error: float = 0.0
    stages: dict[str, int] = {}
    posts: tuple[PostRow, ...] = ()
    voices: dict[str, float] = {}
    prices: dict[str, int] = {}
    searched: int = 0
    heard: tuple[Heard, ...] = ()
    asked: tuple[Asked, ...] = ()


class WeekKpis(Sparse):
    """The figures of one finished week, as its report gave them; `errors` of the last two weeks."""

    round: int
    kpis: dict[str, Figure]
    errors: dict[str, float] = {}


class Observation(Seen):
    """This moment, plus last week's report and the figures of every week before.

    `kpis` holds the latest value of every KPI (season sums and levels), `errors` the standard
    errors of what is surveyed or counted by platforms, as shares of the figures (see
    `plan.errors`), `count_error` that of people at a stage. `money_left` and
    `week_cap` are fen, `hours` the staff hours of a week by role, `start` the lever values the
    next plan starts from. Of the `members` of private channels, `newcomers` joined last week and
    `regulars` stay for three weeks or more. `rivals` are those that are known to sell: one that
    enters later is none before its first week. `last` is the report of last week without
    its posts; `history` holds the figures of every week that is over, the last one too.
    """

    round: int
    rounds: int
    finished: bool
    money_left: int
    week_cap: int
    hours: dict[str, float]
    hours_queued: dict[str, float]
    kpis: dict[str, Figure]
    errors: dict[str, float] = {}
    count_error: float = 0.0
    followers: dict[str, int]
    members: dict[str, int]
    newcomers: dict[str, int] = {}
    regulars: dict[str, int] = {}
    rivals: tuple[str, ...] = ()
    stages: dict[str, int]
    start: dict[str, Value]
    in_transit: tuple[TransitRow, ...] = ()
    last: WeekReport | None = None
    history: tuple[WeekKpis, ...] = ()
    findings: tuple[Finding, ...] = ()
