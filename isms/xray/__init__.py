"""
The x-ray: every inconsistency of the register, by check, each with its clause and where it is mended.

A check looks at recorded facts only and never guesses. What it says stands in `checks.toml`; how it looks, in the
modules beside it: a query over the visible systems, or a pure rule over what a query read.
"""
