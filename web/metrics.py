"""Figures for Prometheus. The registry is the process's; names and labels never hold what customers wrote."""

from prometheus_client import Histogram

REQUEST_SECONDS = Histogram(
    "sawasdesk_request_seconds",
    "Time from request to answer.",
    ["method", "route", "status"],
    buckets=(0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0),
)
