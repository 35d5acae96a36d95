"""What is different between two scenarios, as data and in words.

Compared is what is played, not how it is written: `¥40万` and `¥400k` are the same.
"""
