"""Practice contests whose scenario may be taken home; of those there are, none."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Remember which."""
    op.add_column(
        "contest", sa.Column("home", sa.Boolean(), nullable=False, server_default=sa.false())
    )
