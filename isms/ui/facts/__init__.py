"""Recorded facts on a page: lists, forms, sentences, differences."""
