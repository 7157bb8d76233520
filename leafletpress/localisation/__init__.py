"""Work on catalogs: drawing messages out of leaflets, clinics and templates, and keeping translations in step with them."""
