"""Answers: drafts, the stale guard, policy, and every delivery's way out."""
