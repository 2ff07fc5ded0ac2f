"""Public hosts of Mux: subtitle files, images and streams. No token is sent there."""
