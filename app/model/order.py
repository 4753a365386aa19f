"""Order keys: strings that sort, with room between any two of them.

A key is an integer part, whose first letter tells its length, and an optional fraction. Appending and
prepending only count the integer up or down, so keys stay short. Keys are compared as ASCII, ties by id.
The scheme is the one described for fractional indexing by David Greenspan (2020), digits 0-9A-Za-z.
"""

from __future__ import annotations

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
FIRST = "a0"
_LOWEST = "A" + "0" * 26


def between(low: str | None, high: str | None) -> str:
    """A key after `low` and before `high`; None means no neighbour on that side.

    Raises ValueError when the two are not in order, equal ones included: then the caller rekeys.
    """
    if low is not None and high is not None and low >= high:
        raise ValueError(f"no room between {low!r} and {high!r}")
    if low is None:
        if high is None:
            return FIRST
        return _before(high)
    if high is None:
        return _after(low)
    low_int, high_int = _integer(low), _integer(high)
    if low_int == high_int:
        return low_int + _midpoint(low[len(low_int) :], high[len(high_int) :])
    following = _count(low_int, up=True)
    if following is not None and following < high:
        return following
    return low_int + _midpoint(low[len(low_int) :], None)


def spread(low: str | None, high: str | None, n: int) -> list[str]:
    """n keys in order between two neighbours."""
    if n <= 0:
        return []
    if high is None:
        keys: list[str] = []
        for _ in range(n):
            low = between(low, None)
            keys.append(low)
        return keys
    middle = between(low, high)
    half = n // 2
    return [*spread(low, middle, half), middle, *spread(middle, high, n - half - 1)]


def valid(key: object) -> bool:
    """Whether a value read from a file is an order key."""
    if not isinstance(key, str) or not key or any(c not in DIGITS for c in key):
        return False
    length = _length(key[0])
    if length is None or len(key) < length or key == _LOWEST:
        return False
    return len(key) == length or key[-1] != "0"


def _length(head: str) -> int | None:
    if "a" <= head <= "z":
        return ord(head) - ord("a") + 2
    if "A" <= head <= "Z":
        return ord("Z") - ord(head) + 2
    return None


def _integer(key: str) -> str:
    length = _length(key[0]) if key else None
    if length is None or len(key) < length:
        raise ValueError(f"not an order key: {key!r}")
    return key[:length]


def _before(high: str) -> str:
    whole = _integer(high)
    if whole == _LOWEST:
        return whole + _midpoint("", high[len(whole) :])
    if len(high) > len(whole):
        return whole
    lower = _count(whole, up=False)
    assert lower is not None  # only the lowest integer has none before it
    return lower + _midpoint("", None) if lower == _LOWEST else lower


def _after(low: str) -> str:
    whole = _integer(low)
    higher = _count(whole, up=True)
    return higher if higher is not None else whole + _midpoint(low[len(whole) :], None)


def _count(whole: str, *, up: bool) -> str | None:
    """The next or previous integer part; None at the very end of what can be written."""
    head, digits = whole[0], list(whole[1:])
    last, wrap = (DIGITS[-1], DIGITS[0]) if up else (DIGITS[0], DIGITS[-1])
    for i in reversed(range(len(digits))):
        if digits[i] != last:
            digits[i] = DIGITS[DIGITS.index(digits[i]) + (1 if up else -1)]
            return head + "".join(digits)
        digits[i] = wrap
    if up:
        if head == "z":
            return None
        if head == "Z":
            return "a" + DIGITS[0]
        head = chr(ord(head) + 1)
        digits = [*digits, DIGITS[0]] if head > "a" else digits[:-1]
    else:
        if head == "A":
            return None
        if head == "a":
            return "Z" + DIGITS[-1]
        head = chr(ord(head) - 1)
        digits = [*digits, DIGITS[-1]] if head < "Z" else digits[:-1]
    return head + "".join(digits)


def _midpoint(low: str, high: str | None) -> str:
    """The shortest fraction between two fractions; it never ends in 0, so there is always room below it."""
    shared = 0
    if high is not None:
        while shared < len(high) and (low[shared] if shared < len(low) else "0") == high[shared]:
            shared += 1
    if shared:
        assert high is not None
        return high[:shared] + _midpoint(low[shared:], high[shared:])
    first = DIGITS.index(low[0]) if low else 0
    last = DIGITS.index(high[0]) if high else len(DIGITS)
    if last - first > 1:
        return DIGITS[(first + last + 1) // 2]
    if high is not None and len(high) > 1:
        return high[0]
    return DIGITS[first] + _midpoint(low[1:], None)
