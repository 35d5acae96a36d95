"""The pages, by who looks at them. They work without JavaScript; with it a board follows.

Every form goes to the same functions as the API does.
"""
