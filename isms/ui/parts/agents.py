"""What a browser calls itself, in words: 'Chrome trên Windows'."""

_BROWSERS = (
    ("coc_coc_browser", "Cốc Cốc"),
    ("edg", "Edge"),
    ("opr/", "Opera"),
    ("samsungbrowser", "Samsung Internet"),
    ("firefox", "Firefox"),
    ("fxios", "Firefox"),
    ("crios", "Chrome"),
    ("chrome", "Chrome"),
    ("safari", "Safari"),
)
_MACHINES = (
    ("windows", "Windows"),
    ("android", "Android"),
    ("iphone", "iPhone"),
    ("ipad", "iPad"),
    ("mac os", "máy Mac"),
    ("cros", "Chromebook"),
    ("linux", "Linux"),
)


def in_words(agent: str) -> str:
    """Return the browser and the machine that a User-Agent header names; more specific names come first."""
    said = agent.lower()
    browser = next((name for mark, name in _BROWSERS if mark in said), "Trình duyệt khác")
    machine = next((name for mark, name in _MACHINES if mark in said), "")
    return f"{browser} trên {machine}" if machine else browser
