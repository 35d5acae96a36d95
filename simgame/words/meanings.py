"""What a message means for whoever reads it: a sentence of advice by its code."""

from __future__ import annotations

from simgame.locale import N_, Texts
from simgame.plan.observation import Message

# By how a code begins; the longest beginning decides.
_MEANS = {
    "event-rival-price": N_("People who look at the price will compare. Others hardly move."),
    "over-rival-price": N_("The price gap is as before; nobody has to follow any more."),
    "event-traffic-price": N_(
        "The same budget buys fewer views now. Own posts cost what they did."
    ),
    "over-traffic-price": N_("The same budget buys as many views again as before."),
    "event-attention": N_(
        "More time there means more people see what you post there, and less time fewer."
    ),
    "event-hot-topic": N_(
        "A post that takes it up soon and fits it is shown to more people. A forced one hurts."
    ),
    "event-newcomer-platform": N_("Reach is cheap there now; it pays to be early."),
    "rival-kol": N_("That KOL's followers have just heard of somebody else."),
    "rival-coupon": N_("Bargain hunters will wait there. A study tells what it costs them."),
    "rival-offers": N_("Their shop can do something yours cannot."),
    "kol-refused": N_("Offer nearer to what they ask, or choose somebody who suits better."),
    "kol-declined": N_("They are free again next week."),
    "kol-booked": N_("The fee is paid; the orders come when the post is out."),
    "kol-published": N_(
        "Views come in the first days; saves become searches about three days later."
    ),
    "kol-no-money": N_("Plan the fees they ask for, or fewer posts."),
    "kol-audited": N_("Fake followers never buy: reckon with the rest."),
    "kol-bound": N_("Somebody else has them until then."),
    "gifts-used-up": N_("Set aside more, or give less to each, if you want more members."),
    "seats-used-up": N_(
        "Hire for the community team if more members are worth it; the channels in use share it."
    ),
    "invites-used-up": N_("Set aside more, or reward less, if you want more of them."),
    "rewards-used-up": N_("Set aside more, or reward less, if you want more posts."),
    "no-money-for": N_("Plan less elsewhere next week, or what matters most first."),
    "crisis-begins": N_("The first hours count most."),
    "crisis-ends": N_("Trust comes back slowly, by answers and by not overstating anything."),
    "storm-breaks": N_("Answer quickly; posts that sell hard make it worse."),
    "found-": N_("Fines and lost trust cost more than what it brought."),
    "service-desk": N_("Who waits too long gives up, and some write about it."),
    "consumer-post": N_("Nobody paid for it. Good products are talked about."),
    "ai-mistake": N_("Somebody should look at AI work before it goes out."),
    "ai-unlabelled": N_("Label AI work, and platforms let it through."),
    "audience-needs-data": N_("Subscribe to the data platform, or choose another audience."),
}


def meaning(told: Message, t: Texts) -> str:
    """What it means; empty where the message says all there is."""
    best = max((code for code in _MEANS if told.code.startswith(code)), key=len, default="")
    return t(_MEANS[best]) if best else ""
