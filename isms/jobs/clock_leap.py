"""A clock that leapt ahead while the program ran: a person says whether it is right before anything is done by it."""

from inventory.organisation.access import Act, Unseen, writes
from inventory.work import Work
from isms.platform.clock_watch import ClockWatch
from isms.platform.trail import CLOCK


@writes(Act.ADMINISTER, Unseen.STATE, everywhere=True)
def accept(work: Work, watch: ClockWatch) -> None:
    """Take the clock to be right as it is: the next sweep does what its day asks for. Noted in the trail."""
    leap = watch.leap()
    if leap is None:
        return
    work.record("clock.leap_accepted", CLOCK, {"from": leap.expected.isoformat(), "to": leap.now.isoformat()})
    watch.accept()
