"""Sign-off: what has to be signed, the records of signatures, what is missing, and the code that stands for a sheet's words."""
