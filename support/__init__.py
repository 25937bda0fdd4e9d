"""What a run needs: settings, browser, patients, session, evidence, records. Knows neither pages nor steps."""
