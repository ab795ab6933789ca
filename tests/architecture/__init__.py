"""House rules as code: each test names the rule it keeps and how to do it right instead."""
