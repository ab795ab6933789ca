"""What is looked at again and again, however quiet the nudges are. All of it is cheap when there is nothing to do."""

from core.jobs import Nudge
from workers.runtime import Sweep
from workers.subscriptions import SUBSCRIBERS

SWEEPS = (
    Sweep(Nudge("inbound"), 2),
    Sweep(Nudge("relay"), 1),
    Sweep(Nudge("outbound"), 1),
    Sweep(Nudge("system_mail"), 5),
    *(Sweep(Nudge("subscriber", name), 3) for name in SUBSCRIBERS),
    Sweep(Nudge("subscriber_retries"), 10),
    Sweep(Nudge("mailboxes"), 5),
    Sweep(Nudge("housekeeping"), 300),
)
