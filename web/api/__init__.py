"""One file per resource of the REST API; app.py lists them."""
