"""Cases: lifecycle, the visibility gate, and the verbs on a ticket."""
