"""The search box: tickets and customers the asker may see."""
