"""What swindlers write about, by what they are after. No phrase is proof: `weighing` adds them up.

Written from what consumer offices and mail services of these languages warn of; each phrase is one
that people who do business with each other hardly write.
"""

from dataclasses import dataclass
from typing import Literal

Demand = Literal["credentials", "payment", "bait"]


@dataclass(frozen=True)
class Theme:
    """A story of swindlers: what it is after, what its first phrase weighs, and its phrases.

    Each further phrase weighs one, and so does each that stands `beside`, which is none alone. Of
    `needs`, if there are any, one has to stand there as well.
    """

    name: str
    wants: Demand
    weight: int
    phrases: frozenset[str]
    needs: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
