"""What is looked at again and again, however quiet the nudges are. All of it is cheap when there is nothing to do."""

from core.jobs import Nudge
from workers.runtime import Sweep
from workers.subscriptions import TOGETHER

SWEEPS = (
    Sweep(Nudge("inbound"), 2),
    Sweep(Nudge("relay"), 1),
    Sweep(Nudge("outbound"), 1),
    Sweep(Nudge("scheduled_replies"), 2),
    Sweep(Nudge("sent_copies"), 20),
    Sweep(Nudge("system_mail"), 5),
    Sweep(Nudge("notice_mails"), 5),
    Sweep(Nudge("notice_pushes"), 2),
    Sweep(Nudge("web_push"), 10),
    Sweep(Nudge("digests"), 60),
    *(Sweep(Nudge("subscribers", group), 3) for group in TOGETHER),
    Sweep(Nudge("subscriber_retries"), 10),
    Sweep(Nudge("tasks"), 10),
    Sweep(Nudge("mailboxes"), 5),
    Sweep(Nudge("chats"), 2),
    Sweep(Nudge("chat_mails"), 5),
    Sweep(Nudge("snoozes"), 5),
    Sweep(Nudge("bulk"), 5),
    Sweep(Nudge("automation"), 5),
    Sweep(Nudge("automation_clock"), 30),
    Sweep(Nudge("webhooks"), 5),
    Sweep(Nudge("recurring"), 20),
    Sweep(Nudge("exports"), 15),
    Sweep(Nudge("housekeeping"), 300),
)

# Seconds that a job rests before it runs, so that one run serves many events. What a person watches for is told at once
# by the hubs; a search that knows a message, or a bell that rings, a quarter of a second later is as good.
GATHERING = {Nudge("subscribers", "talks"): 0.1, Nudge("subscribers", "records"): 0.25}
