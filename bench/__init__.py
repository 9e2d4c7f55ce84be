"""What the product costs, as ratios to what it is made of, measured in one run: `python -m bench`."""
