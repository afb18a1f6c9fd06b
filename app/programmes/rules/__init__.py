"""The rotation of hosts: whose turn is next and why, which editions departed, who is owed a turn.

No database, no web, no clock, no words: facts in, reasons as codes out, which
`app.programmes.words` says in words.
"""
