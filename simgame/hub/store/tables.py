"""The tables. Times are UTC milliseconds, bodies JSON as text, people's tokens kept as hashes only.

Whatever may happen once is a unique constraint, so that two who try at the same time cannot both
succeed, on any database.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from sqlalchemy import (
    BigInteger,
    BindParameter,
    Boolean,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Row,
    String,
    Table,
    Text,
    UniqueConstraint,
    bindparam,
    false,
)

# Statements that are asked all the time are made once, with `some` for the rows that are meant: to
# put one together takes longer than to ask it.
SOME: BindParameter[Any] = bindparam("some", expanding=True)
# A row as it was read; its fields are the columns that were asked for.
Kept: TypeAlias = Row[*tuple[Any, ...]]
# Names of constraints alike on every database, for migrations.
META = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


# What no backup keeps: it is of the last minutes.
PASSING = {"passing": True}


def _id() -> Column[int]:
    # SQLite counts up only what it calls an integer.
    return Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True)


def _of(other: str, *, null: bool = False) -> Column[int]:
    return Column(f"{other}_id", ForeignKey(f"{other}.id"), index=True, nullable=null)


def _time(name: str, *, null: bool = False) -> Column[int]:
    return Column(name, BigInteger, nullable=null)


def _lived_again() -> tuple[Column[Any], ...]:
    """Of an order for which seasons are lived again, by a server that may be killed meanwhile."""
    return (
        Column("lived", Integer, nullable=False),
        Column("seasons", Integer, nullable=False),
        Column("refused", String(20), nullable=False),
        _time("at"),
        _time("heard"),
        _time("done", null=True),
    )


# A class of people who are taught together; `code` lets them in until `code_until`, and names are
# forgotten at `keep_until`.
group = Table(
    "class", META, _id(),
    Column("name", String(80), nullable=False),
    Column("lang", String(8), nullable=False),
    Column("code", String(16), nullable=False, unique=True),
    _time("code_until"),
    _time("keep_until"),
    Column("locked", Boolean, nullable=False),
    Column("trainer_id", BigInteger, nullable=False, index=True),
    _time("created"),
)  # fmt: skip

# `bot` is who plays a team that has no people; empty where people play. `division` is the league
# it plays in, empty where there is one for all.
team = Table(
    "team", META, _id(), _of("class"),
    Column("name", String(40), nullable=False),
    Column("bot", String(40), nullable=False),
    Column("division", String(40), nullable=False),
    _time("created"),
    UniqueConstraint("class_id", "name"),
)  # fmt: skip

# Whoever can do anything: `role` is admin, trainer, captain, member or spectator. `levers` are the
# lever groups a member owns, separated by commas; empty: all.
person = Table(
    "person", META, _id(), _of("class", null=True), _of("team", null=True),
    Column("name", String(40), nullable=False),
    Column("role", String(10), nullable=False),
    Column("levers", String(200), nullable=False),
    Column("token", String(64), nullable=False, unique=True),
    _time("created"),
    _time("removed", null=True),
)  # fmt: skip

# A scenario that a trainer sent in: what a board of each `levels` (JSON) is played by. Boards keep
# what they are played by themselves.
scenario = Table(
    "scenario", META, _id(), _of("person"),
    Column("scenario_id", String(80), nullable=False),
    Column("called", Text, nullable=False),
    Column("levels", Text, nullable=False),
    _time("at"),
)  # fmt: skip

# What is played for places, from `opens` to `closes`. Without a `title` it is called after what is
# played (`called`: JSON, by language); `rounds` are those of its longest board. `missed` is what an
# absent team does; where its trainer decides that (`wait`), they have up to round `late`: what
# `late_do` says. `asks` says whether questions stop a week or standing orders answer them. Of a
# grade `goals` percent go by the score, the rest by the place. `home`: its teams may take the
# scenario home. Nothing of it may be seen of a ranked one before it is over.
contest = Table(
    "contest", META, _id(), _of("class"),
    Column("title", String(80), nullable=False),
    Column("called", Text, nullable=False),
    Column("kind", String(10), nullable=False),
    Column("rounds", Integer, nullable=False),
    Column("missed", String(10), nullable=False),
    Column("late", Integer, nullable=False),
    Column("late_do", String(10), nullable=False),
    Column("asks", Boolean, nullable=False),
    Column("goals", Integer, nullable=False),
    Column("moved_days", Integer, nullable=False),
    Column("home", Boolean, nullable=False, server_default=false()),
    Column("round_open", Integer, nullable=False),
    _time("deadline", null=True),
    _time("opens"),
    _time("closes", null=True),
    _time("frozen", null=True),
    _time("closed", null=True),
    _time("created"),
)  # fmt: skip

# One luck of a contest, and what is played on it: a scenario and level, as merged and as `called`
# (JSON, by language); `apart` is how many points lie there between an even split and a good plan, 0
# where nobody knows. `promise` is published at the start, seed and salt when it is over.
board = Table(
    "board", META, _id(), _of("contest"),
    Column("number", Integer, nullable=False),
    Column("scenario_id", String(80), nullable=False),
    Column("scenario", Text, nullable=False),
    Column("scenario_hash", String(64), nullable=False),
    Column("level", String(60), nullable=False),
    Column("called", Text, nullable=False),
    Column("rounds", Integer, nullable=False),
    Column("apart", Integer, nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("salt", String(64), nullable=False),
    Column("promise", String(64), nullable=False),
    UniqueConstraint("contest_id", "number"),
)  # fmt: skip

# What a trainer gives in a contest, to one team or all: a message, or money (`amount`, fen), from a
# round on. It was ordered `at`, and is given once it is `done`, or `refused` (why not) then. Until
# then `lived` of `seasons` were lived again, by a server that was `heard` of last. Seasons that
# were over by then (`ended`, JSON) are without it.
given = Table(
    "given", META, _id(), _of("contest"), _of("team", null=True),
    Column("round", Integer, nullable=False),
    Column("kind", String(10), nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("text", String(300), nullable=False),
    Column("ended", Text, nullable=False),
    Column("actor", String(40), nullable=False),
    *_lived_again(),
)  # fmt: skip

# A contest played again from its logs: a look (without a reason), whose outcomes are `found`
# (JSON) and marked; or, with the mark of a look, what is done. Otherwise as in `given`.
replay = Table(
    "replay", META, _id(), _of("contest"), _of("person"),
    Column("mark", String(40), nullable=False),
    Column("reason", String(200), nullable=False),
    Column("found", Text, nullable=False),
    *_lived_again(),
)  # fmt: skip

# One season. `moment` is the market on the Monday of `week` + 1: worked out from the decisions.
# `asked` is what its seats are asked in the midst of that week, as JSON; empty while it goes on.
game = Table(
    "game", META, _id(), _of("board"),
    Column("rules", Integer, nullable=False),
    Column("engine", String(40), nullable=False),
    Column("week", Integer, nullable=False),
    Column("finished", Boolean, nullable=False),
    Column("moment", LargeBinary, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("asked", Text, nullable=False),
    _time("created"),
    _time("changed"),
)  # fmt: skip

# A team's place in a season, and what it may see: each board is played once.
seat = Table(
    "seat", META, _id(), _of("game"), _of("board"), _of("team"),
    Column("name", String(80), nullable=False),
    Column("seen", Text, nullable=False),
    Column("score", Text, nullable=False),
    UniqueConstraint("board_id", "team_id"),
    UniqueConstraint("game_id", "name"),
)  # fmt: skip

# What was decided, numbered and chained like the lines of a save; one plan a seat and round, and
# one answer a question, whose id `about` is.
decision = Table(
    "decision", META,
    Column("game_id", ForeignKey("game.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("kind", String(10), nullable=False),
    Column("seat", String(80), nullable=False),
    Column("round", Integer, nullable=False),
    Column("about", String(120), nullable=False),
    Column("body", Text, nullable=False),
    Column("prev", String(64), nullable=False),
    Column("sum", String(64), nullable=False),
    Column("person_id", BigInteger, nullable=True),
    _time("at"),
    UniqueConstraint("game_id", "seat", "round", "about"),
)  # fmt: skip

report = Table(
    "report", META,
    Column("game_id", ForeignKey("game.id"), primary_key=True),
    Column("seat", String(80), primary_key=True),
    Column("week", Integer, primary_key=True),
    Column("body", Text, nullable=False),
    Column("digest", String(64), nullable=False),
)  # fmt: skip

# The one draft of a seat, shared by its team; `version` grows with every change.
draft = Table(
    "draft", META,
    Column("game_id", ForeignKey("game.id"), primary_key=True),
    Column("seat", String(80), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("person_id", BigInteger, nullable=False),
    _time("at"),
)  # fmt: skip

# Who changed which lever of a draft in which round, from what to what (JSON).
edit = Table(
    "edit", META, _id(), _of("game"), _of("person"),
    Column("seat", String(80), nullable=False),
    Column("round", Integer, nullable=False),
    Column("lever", String(200), nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    _time("at"),
)  # fmt: skip

# Who is at a seat, on which page, and in which round they were ready.
here = Table(
    "here", META,
    Column("game_id", ForeignKey("game.id"), primary_key=True),
    Column("person_id", ForeignKey("person.id"), primary_key=True),
    Column("page", String(20), nullable=False),
    Column("ready", Integer, nullable=False),
    _time("at"),
)  # fmt: skip

# What people of a team say to each other at a seat.
said = Table(
    "said", META, _id(), _of("game"), _of("person"),
    Column("seat", String(80), nullable=False),
    Column("text", String(200), nullable=False),
    _time("at"),
)  # fmt: skip

# What somebody gave a mate of their team for a contest, by criterion, from 1 to 5.
peer = Table(
    "peer", META,
    Column("contest_id", ForeignKey("contest.id"), primary_key=True),
    Column("person_id", ForeignKey("person.id"), primary_key=True),
    Column("about_id", ForeignKey("person.id"), primary_key=True),
    Column("criterion", String(10), primary_key=True),
    Column("mark", Integer, nullable=False),
    _time("at"),
)  # fmt: skip

# A season that somebody of a team played alone, sent in to a practice contest: its `seed` and
# decisions (`body`, JSON), known by their `digest`, the team's `number`th. It is played again by a
# server that was `heard` of last, after so many `tries`; `done` with a score, or `refused` (JSON).
upload = Table(
    "upload", META, _id(), _of("contest"), _of("team"),
    Column("number", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("body", Text, nullable=False),
    Column("person_id", BigInteger, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("score", Integer, nullable=True),
    Column("refused", Text, nullable=False),
    _time("at"),
    _time("heard"),
    _time("done", null=True),
    UniqueConstraint("contest_id", "team_id", "digest"),
    UniqueConstraint("team_id", "contest_id", "number"),
)  # fmt: skip

# A seat's score on one verification seed; whoever works it out twice writes it once.
verified = Table(
    "verified", META,
    Column("game_id", ForeignKey("game.id"), primary_key=True),
    Column("seat", String(80), primary_key=True),
    Column("rules", Integer, primary_key=True),
    Column("seed", BigInteger, primary_key=True),
    Column("score", Integer, nullable=False),
)  # fmt: skip

# What caused a seat's score, as JSON; whoever works it out twice writes it once.
explained = Table(
    "explained", META,
    Column("game_id", ForeignKey("game.id"), primary_key=True),
    Column("seat", String(80), primary_key=True),
    Column("rules", Integer, primary_key=True),
    Column("body", Text, nullable=False),
)  # fmt: skip

# Wrong codes that were typed at an address, which is kept as a hash, until a minute is over; and
# marks (a hash of both) of codes that let somebody in from one, and go on doing so for a day.
guess = Table(
    "guess", META, _id(),
    Column("address", String(64), nullable=False, index=True),
    _time("at"),
    info=PASSING,
)  # fmt: skip
let_in = Table(
    "let_in", META,
    Column("mark", String(64), primary_key=True),
    _time("at"),
    info=PASSING,
)  # fmt: skip

# Requests that were answered, so that one sent again is answered alike.
request = Table(
    "request", META,
    Column("person_id", BigInteger, primary_key=True),
    Column("key", String(64), primary_key=True),
    Column("body", String(64), nullable=False),
    Column("answer", Text, nullable=False),
    _time("at"),
)  # fmt: skip

# Everything that was done, chained: `sum` is over the row and the sum before it.
audit = Table(
    "audit", META,
    Column("n", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    _time("at"),
    Column("actor", String(40), nullable=False),
    Column("action", String(40), nullable=False, index=True),
    Column("body", Text, nullable=False),
    Column("prev", String(64), nullable=False),
    Column("sum", String(64), nullable=False),
)  # fmt: skip
