"""What is measured: the framework's tree, the measure definitions and their targets, as frozen models.

Where numbers come from belongs in `sources`; working anything out belongs in `compute`.
"""
