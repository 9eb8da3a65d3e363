"""Every word and every rounded number that readers see: numbers, marks, statuses, sentences, chart descriptions.

Import from the modules. Which figure is shown where belongs in `pages`, how it is drawn in `charts`.
"""
