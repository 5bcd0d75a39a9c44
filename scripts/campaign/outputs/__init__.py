"""What is written besides pages, and the whole build."""
