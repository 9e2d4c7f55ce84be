"""Parts that pages are built of: they show what they are given and decide nothing."""
