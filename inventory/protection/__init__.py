"""The protection plan by requirement: answers of systems and of units, and how a plan stands by them."""
