"""The hub: classes, teams and boards, on a server that simulates.

It holds the seeds, takes one plan a round from each team, lives the week itself and shows what a
player may see. Everything that is decided is written before it is acknowledged; the log is the
truth, and what is worked out from it can be worked out again.

    store/     tables, transactions, the log of who did what
    people/    codes, classes, teams, roles
    contests/  contests, boards with promised seeds, ranking
    games/     seasons on the server: plans in, weeks out
    web/       the API and the pages
"""
