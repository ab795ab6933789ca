"""Work behind the scenes: the relay, subscribers, jobs and mailbox threads, inside `serve` or in worker processes."""
