"""The parts of the page that takes files in: what came of each row, and what the columns of an own file are."""
