"""Times: the expressions of an article, its day of publication, and which expression dates what.

``find_times`` spots the words (``spot``), reads what they mean (``meaning``), finds the side they lie on
(``direction``), solves the day of publication (``published``) and places every expression (``place``).
``date_of`` and ``length_of`` say which expression belongs to a predicate or noun (``attach``); ``deadline_of``,
``due_of`` by when something is to be done (``deadlines``); ``lasting`` what is said to have lasted how long;
``because`` gives a date a reason.
"""

from communique.read.times.attach import because, date_of, length_of
from communique.read.times.deadlines import deadline_of, due_of
from communique.read.times.find import find_times
from communique.read.times.lasting import lasting
from communique.read.times.rules import Term, TimeRules, load_time_rules

__all__ = [
    "Term",
    "TimeRules",
    "because",
    "date_of",
    "deadline_of",
    "due_of",
    "find_times",
    "lasting",
    "length_of",
    "load_time_rules",
]
