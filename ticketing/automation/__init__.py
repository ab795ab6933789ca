"""Rules that act by themselves: on events and when time has passed, with their log and a dry run."""
