"""The daily form: what a person practised in a period, by clause group, for print and signature."""
