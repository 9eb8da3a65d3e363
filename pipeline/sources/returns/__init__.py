"""Local returns: the spreadsheet that asks an owner for figures, reading it back, and the delivery made from it.

Who is asked for what belongs in `catalogue`; where files lie and what day it is come from the callers.
"""
