"""Files and pictures: choosing, dropping, thumbnails, what is kept while somebody types."""
