"""Conditions: one pure evaluator shared by routing, automation, views and segments."""
