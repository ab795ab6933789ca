"""The customer's corner: write to the shop as a customer would, and read its answers in a pretend mailbox."""
