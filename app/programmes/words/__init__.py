"""The rotation said in the reader's language: reasons, open questions, findings, problems."""
