"""What is still to do on a ticket: tasks, checklists and whose they are."""
