"""S3xx: every value can be read, but together they make no sense."""

from __future__ import annotations

from simgame.findings.codes.code import Code
from simgame.locale import N_

SENSE = (
    Code(
        "S301",
        N_("the shares of {what} make {total}, not 100%"),
        N_("Shares of one whole add up to 100%."),
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
        severity="warning",
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
    Code(
        "S316",
        N_("the goal `{name}` asks for {found}, but more than {most} is impossible here"),
        N_("Even if everybody bought whenever they could, or the staff looked after nobody else."),
        severity="warning",
    ),
    Code(
        "S317",
        N_("the goal `{name}` is reached before the season begins: the brand opens with {found}"),
        N_("A goal whose target lies at or below the opening gives its points for nothing."),
        severity="warning",
    ),
    Code(
        "S318",
        N_("the event `{name}` changes nothing"),
        N_("A change of 0% and a length of 0 days have no effect. Leave the event out."),
        severity="warning",
    ),
    Code(
        "S319",
        N_("{name} lies outside the season, which lasts from {first} to {last}"),
        N_("The season begins on `start` and lasts as many weeks as it has rounds."),
        severity="warning",
    ),
    Code(
        "S336",
        N_("{start} is a {day}; a season begins on a Monday"),
        N_("A round is a week from Monday to Sunday, and days are called so everywhere."),
    ),
    Code(
        "S320",
        N_("`{name}` is used by nothing: {why}"),
        N_("Leave the entry out, or let something refer to it."),
        severity="warning",
    ),
    Code(
        "S321",
        N_("`{name}` is taken away and opens later, which cannot both be"),
        N_("A lever with `enabled: false` never opens. Drop one of the two."),
    ),
    Code(
        "S322",
        N_("the role `{role}` has {hours} hours a week; the least piece of work takes {least}"),
        N_("The staff could never finish anything. Add people or hours, or take the work away."),
        severity="warning",
    ),
    Code(
        "S323",
        N_("`{name}` is listed twice"),
        N_("Once is enough. Perhaps another word was meant."),
        severity="warning",
    ),
    Code(
        "S324",
        N_("the goal `{name}` gives points for nothing: earlier buyers bring about {found} alone"),
        N_(
            "Those who have bought before come back without any marketing. The figure is estimated "
            "from the opening's `customers`; `simgame run --player do_nothing` plays it."
        ),
        severity="warning",
    ),
    Code(
        "S325",
        N_("`aware`, `appeal` and `customers` make {total}: more than everybody"),
        N_(
            "Each person is counted once: those who only know the brand, those who also like it, "
            "and those who have bought it. Together they are at most 100%."
        ),
    ),
    Code(
        "S326",
        N_("{found} people there are more than the {most} of the market who can be there"),
        N_(
            "Followers at the opening are people of the category who use the platform, members are "
            "people of the category. Raise `people` of the category, or lower the figure."
        ),
    ),
    Code(
        "S327",
        N_("{found} orders in a season at {price} are more money than is counted: at most {most}"),
        N_(
            "The season could turn over more than ¥10,000B if everybody bought whenever anybody "
            "buys. Lower `people` or `occasions` of the category, or the price."
        ),
    ),
    Code(
        "S328",
        N_("the text names the figure `{name}`, which there is not"),
        N_(
            "Between `<` and `>` a title or brief names a figure of the scenario, which is "
            "filled in for each level: "
            "`budget.total`, `budget.per_round`, `product.price`, `rounds`. What is told of an "
            "event names what is written with it: `change`, `lasts`."
        ),
    ),
    Code(
        "S329",
        N_("the text says {found}, but at the level `{level}` it is {now}"),
        N_(
            "A level changes the figure and keeps the text. Write the figure's name between `<` "
            "and `>`, and every level tells its own."
        ),
        severity="warning",
    ),
    Code(
        "S343",
        N_("the condition of `{name}` compares nothing"),
        N_("A condition names a `metric` and says `below`, `above` or `at_least`."),
    ),
    Code(
        "S344",
        N_("the event `{name}` says neither `at` nor `when`"),
        N_("An event happens at a time (`at: round 4`), or on a condition (`when`)."),
    ),
    Code(
        "S345",
        N_("`{name}` has no effect: {why}"),
        N_("What is written down should do something. Leave it out, or write what is missing."),
        severity="warning",
    ),
    Code(
        "S346",
        N_("the goal `{name}` is reached by doing nothing, which comes to {found}"),
        N_("Whoever spends nothing has no costs, and only earlier buyers buy. Set another goal."),
        severity="warning",
    ),
    Code(
        "S347",
        N_("`{name}` is none of the choices"),
        N_("The `right` answer of a question is the id of one of its `choices`."),
    ),
    Code(
        "S348",
        N_("`{name}` is called {called}, as `{other}` is: players cannot tell them apart"),
        N_("Players see names, never ids. Give each a name of its own."),
        severity="warning",
    ),
    Code(
        "S349",
        N_("`{name}` lasts {lasts}, but from its beginning the season has only {left}"),
        N_(
            "The rest of it never happens. Shorten it, begin it earlier, or make the season longer."
        ),
        severity="warning",
    ),
    Code(
        "S350",
        N_("the level `{level}` only goes the other way, by `{name}` for one"),
        N_(
            "More money, cheaper goods or calmer rivals make a level easier; less money or higher "
            "goals make it harder. Turn its changes round, or call the level otherwise."
        ),
        severity="warning",
    ),
)
