"""One chapter each: facts in, its figure, sentences, tables and charts out."""
