"""Printed documents and their fonts. Templates only, no logic."""
