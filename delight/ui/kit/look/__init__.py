"""How everything looks: colours, icons, layouts, cards and pills."""
