"""The rotation of hosts: whose turn is next and why, which editions departed from the rule, who is owed a turn.

No database, no web, no clock, no words: facts in, reasons as codes out; `app.programmes.words` says them.
"""
