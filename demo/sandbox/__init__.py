"""Local stand-ins for vendors' platforms that speak the real protocol."""
