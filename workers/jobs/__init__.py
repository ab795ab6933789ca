"""One small file per concern: what a job does from claim to finish."""
