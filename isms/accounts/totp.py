"""
One-time codes of an app on the phone (RFC 6238): SHA-1, six digits, 30 seconds, because that is what the apps read.

A code is taken for the step of now, the one before and the one after, each step once.
"""

import hmac
from datetime import datetime

import pyotp

ISSUER = "Sổ cấp độ an ninh mạng"
STEP = 30
SLACK = 1
DIGITS = 6


def new_secret() -> str:
    """Return a new secret of 160 bits, in base 32."""
    return pyotp.random_base32()


def address(secret: str, name: str) -> str:
    """Return the otpauth address that an app reads from the picture."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=ISSUER)


def picture(text: str) -> str:
    """Return the QR code of a text as SVG: black on white in either theme, for the camera's sake."""
    import segno  # a server on which nobody enrols does not need it

    return str(segno.make(text, error="m").svg_inline(omitsize=True, border=4, light="#fff", dark="#000"))


def grouped(secret: str) -> str:
    """Return a secret or code as one types it: in groups of four."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def step_of(now: datetime) -> int:
    """Return the number of the 30-second step."""
    return int(now.timestamp()) // STEP


def step_matched(secret: str, text: str, now: datetime, last: int) -> int | None:
    """
    Return the step whose code this is, if it is later than the `last` one taken.

    Every step is compared in full, whichever matched: the time taken tells nothing.
    """
    given = "".join(text.split())
    if len(given) != DIGITS or not (given.isascii() and given.isdigit()):
        return None
    codes, here, found = pyotp.TOTP(secret), step_of(now), None
    for step in range(here - SLACK, here + SLACK + 1):
        is_same = hmac.compare_digest(codes.generate_otp(step), given)
        if is_same and step > last:
            found = step
    return found
