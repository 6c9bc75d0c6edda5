"""Changes: which version answers which event, which events it addresses, and whether there are fewer since."""
