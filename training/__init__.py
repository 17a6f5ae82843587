"""How the trained recogniser was made; nothing here is needed to run the product."""
