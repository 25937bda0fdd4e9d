"""The real `behave` as a process: what it answers, says, leaves on the disk and leaves running."""
