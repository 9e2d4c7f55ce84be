"""What an administrator may ask of the mail: a test message, and to send now what waits."""

from inventory.organisation.access import Act, Unseen, writes
from inventory.validation import NAME, Checks
from inventory.work import Work


@writes(Act.ADMINISTER, Unseen.NOTE, everywhere=True)
def ask_for_test(work: Work, to: str) -> str:
    """
    Note that a test message was asked for, before it is sent outside of any transaction; returns the address.

    Raises Invalid when there is none. Whether it is one, the mail server says.
    """
    checks = Checks()
    address = checks.text("to", to, NAME)
    checks.done()
    work.record("mail.test_asked", "mail", {"to": address})
    return address


@writes(Act.ADMINISTER, Unseen.NOTE, everywhere=True)
def ask_for_delivery(work: Work) -> None:
    """Note that somebody asked to send what waits without waiting for the timetable."""
    work.record("mail.delivery_asked", "mail")
