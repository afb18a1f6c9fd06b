"""What every capability stands on: database, clock, forms, web, access, languages, mail, jobs."""
