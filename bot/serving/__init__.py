"""Running the product: its model, ports, secrets and the three processes under one supervisor."""
