"""Tests of the shape of the project: sizes, layers, words, files. What the code computes is tested elsewhere."""
