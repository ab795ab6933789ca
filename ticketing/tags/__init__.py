"""Tags and which ticket carries them."""
