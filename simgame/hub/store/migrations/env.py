"""How Alembic reaches the database: by the connection that `migrate` hands it."""

from alembic import context

from simgame.hub.store.tables import META

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=META,
    render_as_batch=True,
    transaction_per_migration=True,
)
with context.begin_transaction():
    context.run_migrations()
