"""What is played stands with each board, no more with the contest."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_MOVED = ("scenario_id", "scenario", "scenario_hash", "level")


def upgrade() -> None:
    """Give every board what its contest was played by."""
    for name, kind, empty in (
        ("scenario_id", sa.String(length=80), ""), ("scenario", sa.Text(), ""),
        ("scenario_hash", sa.String(length=64), ""), ("level", sa.String(length=60), ""),
        ("called", sa.Text(), ""), ("rounds", sa.Integer(), "0"), ("apart", sa.Integer(), "0"),
    ):  # fmt: skip
        op.add_column("board", sa.Column(name, kind, nullable=False, server_default=empty))
    op.add_column("contest", sa.Column("called", sa.Text(), nullable=False, server_default=""))
    op.add_column("contest", sa.Column("rounds", sa.Integer(), nullable=False, server_default="0"))
    c = op.get_bind()
    for row in c.execute(sa.text(f"SELECT id, {', '.join(_MOVED)} FROM contest")).mappings().all():
        merged = json.loads(row["scenario"])
        called, rounds = _called(merged, row["scenario_id"]), int(merged["rounds"])
        values = {**row, "called": called, "rounds": rounds}
        sets = ", ".join(f"{name} = :{name}" for name in (*_MOVED, "called", "rounds"))
        c.execute(sa.text(f"UPDATE board SET {sets} WHERE contest_id = :id"), values)
        c.execute(
            sa.text("UPDATE contest SET called = :called, rounds = :rounds WHERE id = :id"), values
        )
    for name in _MOVED:
        op.drop_column("contest", name)


def _called(merged: dict[str, object], scenario_id: str) -> str:
    title = merged.get("title")
    told = title if isinstance(title, dict) else {"zh": title, "en": title}
    known = [text for text in told.values() if text] or [scenario_id]
    names = {lang: told.get(lang) or known[0] for lang in ("zh", "en")}
    return json.dumps(names, ensure_ascii=False)
