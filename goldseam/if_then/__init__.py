"""If-then plans: what somebody, a team or a system does as soon as something happens."""
