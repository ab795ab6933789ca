"""What can be done to a ticket at one stroke: the actions that macros, automations and others share."""
