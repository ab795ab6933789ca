"""What every channel adapter must keep, whatever its vendor. A new channel adds one file to tests/contract/profiles."""
