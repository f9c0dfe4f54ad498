"""Who is here twice: found, merged side by side, taken apart again."""
