"""From characters to tokens: letters and their match form, documents, clitics."""
