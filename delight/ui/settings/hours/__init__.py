"""When the shop is open: its week, its holidays, days that differ, its clock."""
