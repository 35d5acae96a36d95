"""Scenarios in one file: packed to be handed on, checked and installed where they arrive.

A pack holds texts and pictures. Nothing in it is ever run, and nothing is written before all of it
has been looked at.
"""
