"""Every change is an event: written with the change, published in commit order by the relay, read by subscribers."""
