"""Run migrations on the connection that `isms.installation.schema` hands over."""

from alembic import context

from isms.installation.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
