"""Words kept ready for agents: canned replies with placeholders, in Thai and English."""
