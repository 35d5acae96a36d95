"""S3xx: every value can be read, but together they make no sense."""

from __future__ import annotations

from simgame.locale import N_
from simgame.scenario.codes.code import Code

SENSE = (
    Code(
        "S301",
        N_("the shares of {what} make {total}, not 100%"),
        N_("Shares of one whole add up to 100 %."),
        "office-worker: {share: 60%}\nstudent: {share: 30%}",
        "office-worker: {share: 60%}\nstudent: {share: 40%}",
    ),
    Code(
        "S302",
        N_("`{name}` comes in round {at}, but the season ends after round {rounds}"),
        N_("It would never happen. Move it, or make the season longer."),
    ),
    Code(
        "S303",
        N_("the weights of the goals make {total}, not 100%"),
        N_("The weights share out the points for goals."),
    ),
    Code(
        "S304",
        N_("{rounds} rounds of at most {weekly} cannot spend the total of {total}"),
        N_("Money that no week may spend is no choice. Raise `per_round` or lower `total`."),
        severity="warning",
    ),
    Code(
        "S305",
        N_("a week may spend {weekly}, but there is only {total} in all"),
        N_("The weekly limit lies above the total."),
    ),
    Code(
        "S306",
        N_("floor, target and stretch of `{name}` are not in order"),
        N_("They rise for a goal to reach, or fall for a goal to stay below, and all differ."),
        "members: {floor: 5k, target: 1k, stretch: 9k}",
        "members: {floor: 1k, target: 5k, stretch: 9k}",
    ),
    Code(
        "S307",
        N_("net contribution weighs {weight}; it should weigh at least 20%"),
        N_("Without a goal of money earned, spending everything is the best plan."),
        severity="warning",
    ),
    Code(
        "S308",
        N_("a week may spend {weekly}, but the cheapest thing to buy costs {cheapest}"),
        N_("Neither a piece of content nor a KOL fits into a week's money."),
        severity="warning",
    ),
    Code(
        "S309",
        N_("the objective `{name}` has no lesson"),
        N_("Lessons tell trainees in the debrief what an objective was about."),
        severity="warning",
    ),
    Code(
        "S310",
        N_("the price {price} does not cover goods and delivery of {costs}"),
        N_("Every order loses money, so that selling nothing is the best plan."),
        severity="warning",
    ),
    Code(
        "S311",
        N_("the text has no {language}"),
        N_("A text is one string for both languages, or one for each."),
        "title: {zh: 春茶}",
        "title: {zh: 春茶, en: Spring tea}",
        "warning",
    ),
    Code(
        "S312",
        N_("`{name}` posts on `{platform}`, which this scenario does not have"),
        N_("Leave the KOL out, or take its platform in."),
        severity="warning",
    ),
    Code(
        "S313",
        N_("none of the followers of `{name}` are personas of this scenario"),
        N_("Money for this KOL reaches nobody. Choose KOLs whose followers the personas are."),
        severity="warning",
    ),
)
