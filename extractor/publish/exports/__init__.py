"""The forms a database can be taken away in, one module a form."""
