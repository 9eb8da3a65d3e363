"""Small scripts for those who work on the project: set-up, locks and checks of files.

Nothing of the product belongs here: the engine never imports this folder.
"""
