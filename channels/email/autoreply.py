"""Whether a machine wrote this mail, and whether it may be answered automatically (RFC 3834, RFC 5230, RFC 2919)."""

from channels.email.mime import Entity
from channels.email.words import decode_header
from core.messages import Machine, MachineKind

LOOP_HEADER = "X-Sawasdesk-Loop"


def machine_verdict(root: Entity, sender: str, own_address: str) -> Machine | None:
    """The verdict with its proof, None for a human's mail."""
    if root.first(LOOP_HEADER.lower()):
        return Machine(MachineKind.LOOP, LOOP_HEADER)
    submitted = decode_header(root.first("auto-submitted")).lower()
    if submitted and not submitted.startswith("no"):
        return Machine(MachineKind.AUTO_REPLY, f"Auto-Submitted: {submitted}")
    if root.first("list-id") or root.first("list-post"):
        return Machine(MachineKind.LIST, "List-Id")
    return None
