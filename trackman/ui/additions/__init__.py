"""Files of which tracks shall be made, to look through before anything is sent."""
