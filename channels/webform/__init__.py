"""Web forms: hosted pages and embedded forms whose answers become tickets."""
