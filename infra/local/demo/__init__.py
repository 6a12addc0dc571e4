"""The demo mailbox: a week in the mail of Alex Demo, a product designer in Berlin who is invented.

`cast/` says who writes, `mails/` what they write. Nothing in it names a real person, company
or address.
"""

from infra.local.demo.delivery import deliver
from infra.local.demo.mailbox import Delivery, build, fresh

__all__ = ["Delivery", "build", "deliver", "fresh"]
