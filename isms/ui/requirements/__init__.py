"""Requirements of the protection plan on a page: answering them, of a system, of several, of a whole unit."""
