"""What was issued on paper: its bytes, its numbers, the templates it was made with."""
