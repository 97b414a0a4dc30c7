"""An independent verifier of Gavel's exported trails, written from FORMAT.md alone.

Section numbers in the comments are those of that page.
"""
