"""Below the pages: protection of requests, sockets, memory, style sheets, plain HTML pages."""
