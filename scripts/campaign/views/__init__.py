"""What everything that writes the site sees."""
