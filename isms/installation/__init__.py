"""A register made or brought up to date: schema, migrations, first contents."""
