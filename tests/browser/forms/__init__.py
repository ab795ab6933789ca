"""Forms in a real browser: without JavaScript, with it, inside another site's page, and the page that makes them."""
