"""Background tasks on a page: how far one is, stopping it, what came of it; the page of one's own tasks."""
