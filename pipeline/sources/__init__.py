"""Where numbers come from: descriptors, layout readers and the checks a delivered file must pass.

What is measured belongs in `pipeline.catalogue`, and opening the database belongs in `pipeline.warehouse`.
"""
