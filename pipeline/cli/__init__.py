"""The commands a person types: they read arguments and files, call the engine, and print what it says.

No arithmetic and no wording of pages belongs here; every command is a thin edge over the layers below.
"""
