"""
A clock that leapt ahead while the program ran: the program goes on by the time that passed, until a person says
whether the new day is right. Nobody need be asked where the clock was wrong before the leap: it was set right.
"""

from inventory.organisation.access import Act, Unseen, writes
from inventory.work import Work
from isms.platform.clock_watch import ClockWatch, Leap
from isms.platform.database import CLOCK_TOLERANCE
from isms.platform.released import RELEASED_AT
from isms.platform.trail import CLOCK


@writes(Act.ADMINISTER, Unseen.STATE, everywhere=True)
def accept(work: Work, watch: ClockWatch) -> None:
    """Take the clock to be right as it is: from now on works go by it. Noted in the trail."""
    leap = watch.leap()
    if leap is None:
        return
    work.record("clock.leap_accepted", CLOCK, {"from": leap.expected.isoformat(), "to": leap.now.isoformat()})
    watch.accept()


def sets_right(work: Work, leap: Leap) -> bool:
    """
    Say whether the clock was wrong before it leapt: it stood before the newest entry of the trail, or before the day on
    which this version was made, and does so no more.
    """
    known = (RELEASED_AT, work.clock_behind)  # the work goes by the time that passed
    return any(each is not None and leap.expected < each <= leap.now + CLOCK_TOLERANCE for each in known)
