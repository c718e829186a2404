"""On which side of the telling a weekday lies. The articles are of Thursday, 14 March 2019."""

from __future__ import annotations

import pytest
from time_reader import Reader

_PAST = "2019-03-11"
_AHEAD = "2019-03-18"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The envoys met on Monday.", _PAST),
        ("The envoys will meet on Monday.", _AHEAD),
        ("The envoys are to meet on Monday.", _AHEAD),
        ("The envoys are expected to meet on Monday.", _AHEAD),
        ("The session opens on Monday.", _AHEAD),
        ("The minister is meeting her counterpart on Monday.", _AHEAD),
        ("The union has scheduled a vote for Monday.", _AHEAD),
        ("The envoys could meet as early as Monday.", _AHEAD),
        ("The rebels have until Monday to reply.", _AHEAD),
        ("The minister could not be reached on Monday.", _PAST),
        ("The envoys may have met on Monday.", _PAST),
        ("The truce had been due to expire on Monday.", _PAST),
        ("The envoys failed to meet on Monday.", _PAST),
        ("Monday's talks brought nothing.", _PAST),
        ("The minister suggested holding the next round on Monday.", _AHEAD),
        ("The mediator urged both sides to return to talks on Monday.", _AHEAD),
        ("The army extended the Monday deadline.", _AHEAD),
    ],
)
def test_side_of_a_weekday(reader: Reader, text: str, value: str) -> None:
    assert [t.value for t in reader(text, "2019-03-14").times] == [value]
