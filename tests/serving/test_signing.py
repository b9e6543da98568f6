"""Only who has the secret, and only now, may speak to the dialogue server."""

from __future__ import annotations

from bot.signing import sign, verify

BODY = b'{"reply": "x"}'


def test_right_signature_in_time_is_accepted() -> None:
    assert verify("secret", "1000", BODY, sign("secret", "1000", BODY), now=1100)


def test_wrong_secret_body_time_or_age_is_refused() -> None:
    good = sign("secret", "1000", BODY)
    assert not verify("other", "1000", BODY, good, now=1000)
    assert not verify("secret", "1000", BODY + b" ", good, now=1000)
    assert not verify("secret", "1001", BODY, good, now=1000)
    assert not verify("secret", "1000", BODY, good, now=1400)
    assert not verify("secret", "soon", BODY, sign("secret", "soon", BODY), now=1000)
