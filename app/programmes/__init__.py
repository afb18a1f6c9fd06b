"""Programmes: series of exchange between regions, their members, and who hosts when and why.

An *edition* is one occurrence; a *turn* is the duty to host one. A *rule* says whose turn it is,
an *adjustment* is what people agreed instead, a *departure* is an edition that followed neither.
"""
