"""One module for each page or group of pages; each has `register(pages)` and is found by itself."""
