"""PINs on the screen: the pad they are typed on, and the sheet they are set in."""
