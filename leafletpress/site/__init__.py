"""The site: a folder of pages over sheets that are there, for staff, for patients, and for whoever holds a paper with a code.

It opens by double click, from a share or any static host: no server, nothing asked of any other place. `gathering` reads releases or
the sheets of a build, `fates` says what became of each code, `staff_page`, `code_pages` and `patients_pages` write, `folder` puts all
of it in its place at once.
"""
