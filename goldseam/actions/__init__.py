"""Actions: promises with an owner and a day, followed until it is known whether they worked."""
