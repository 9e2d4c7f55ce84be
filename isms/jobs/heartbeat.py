"""
Word to a watchman outside after each good sweep (ISMS_HEARTBEAT_URL, off by default).

He notices when the calls stop: what no longer runs cannot say so itself.
"""

import logging
import urllib.request

from isms.platform.config import Settings

PATIENCE_SECONDS = 10.0
log = logging.getLogger("isms.jobs.heartbeat")


def beat(settings: Settings) -> bool:
    """Call the address, if one is set; say whether it answered. A call that fails is logged and stops nothing."""
    if not settings.heartbeat_url:
        return False
    try:
        with urllib.request.urlopen(settings.heartbeat_url, timeout=PATIENCE_SECONDS):  # noqa: S310  # an administrator's
            return True
    except (OSError, ValueError) as error:
        log.warning("the heartbeat could not be sent: %s", error)
        return False
