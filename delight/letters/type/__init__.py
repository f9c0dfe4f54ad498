"""Type: characters become shaped words and set lines, in any script a name can have."""
