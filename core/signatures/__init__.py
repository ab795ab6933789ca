"""What stands below an answer: signatures of people and of channel accounts, in Thai and English."""
