"""Two call centers to look around in: set up the way an admin would, and changed in the admin."""
