"""The statistics of the account, one module each: intervals, rates, gaps, comparison, trend and process control.

Plain numbers and frozen results only; choosing a statistic, hiding small numbers and rounding lie elsewhere.
"""
