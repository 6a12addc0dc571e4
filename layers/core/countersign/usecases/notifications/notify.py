"""Tell a person something, once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from countersign.domain.notification import ChannelName, Notification
from countersign.domain.users.preferences import NotificationWishes, Preferences
from countersign.ports.diagnostics import Diagnostics
from countersign.ports.notifications import Channel, Notifications
from countersign.ports.system import Clock
from countersign.ports.users import Users

_WISHED: dict[ChannelName, Callable[[NotificationWishes, datetime, str], bool]] = {
    "push": NotificationWishes.may_push,
}
"""Whether a person wishes to be reached so, now, in their time zone."""


@dataclass(frozen=True)
class Notify:
    notifications: Notifications
    channels: tuple[Channel, ...]
    users: Users
    clock: Clock
    diagnostics: Diagnostics

    def __call__(self, notification: Notification) -> None:
        """What was told before is told no more, whatever repeats the call.

        The row comes first, and only who wrote it tells. Dying in between loses the push, never the
        row, and what it is about waits in the app anyway; the other way round, each repetition
        would make a phone ring again.
        """
        # Asked before the row: a read that fails leaves all of it to the repetition.
        wished = tuple(self._wished(notification.user_id))
        if not self.notifications.add(notification):
            return
        for channel in wished:
            try:
                channel.tell(notification)
            except Exception as problem:  # its service is not ours, and the row is there
                self.diagnostics.set_aside(channel.name, notification.notification_id, problem)

    def _wished(self, user_id: str) -> Iterator[Channel]:
        """What is not pushed now is not pushed later."""
        user = self.users.get(user_id)
        if user is None:
            return
        wishes = (self.users.preferences(user_id) or Preferences()).notifications
        now = self.clock.now()
        for channel in self.channels:
            if _WISHED[channel.name](wishes, now, user.timezone):
                yield channel
