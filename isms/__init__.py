"""The application around the register: database, accounts, paper, exchange, pages, commands."""
