"""The signature under which the web process speaks to the dialogue server."""

from __future__ import annotations

import hashlib
import hmac
from typing import Final

TIME_HEADER: Final = "X-Changnuo-Time"
SIGNATURE_HEADER: Final = "X-Changnuo-Signature"
# How far the two clocks may be apart; both processes run on one machine.
WINDOW_SECONDS: Final = 300


def sign(secret: str, time: str, body: bytes) -> str:
    """Return the hex HMAC-SHA256 of time and body."""
    return hmac.new(secret.encode(), time.encode() + b"." + body, hashlib.sha256).hexdigest()


def verify(secret: str, time: str, body: bytes, signature: str, now: float) -> bool:
    """Tell whether `signature` is right and its time is within WINDOW_SECONDS of `now`."""
    if not time.isdigit() or abs(now - int(time)) > WINDOW_SECONDS:
        return False
    return hmac.compare_digest(sign(secret, time, body), signature)
