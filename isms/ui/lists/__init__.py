"""What the pages with lists share: what stands in their addresses, how a list is paged, words for its rows."""
