"""E-mail: the texts of messages, and the mail server."""
