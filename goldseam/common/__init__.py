"""Small things without a domain, which every practice may use and which know none of them."""
