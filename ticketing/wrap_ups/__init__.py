"""How talks and calls are said to have ended, in the company's words."""
