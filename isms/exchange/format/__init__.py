"""The exchange format isms/1: the shape of every row."""
