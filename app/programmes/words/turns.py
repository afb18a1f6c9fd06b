"""The sentences for the reasons and questions of turns, by their codes."""

from collections.abc import Mapping

from flask_babel import LazyString

from app.core.languages import _l

REASONS: Mapping[str, LazyString] = {
    "accepted": _l("Accepted for %(year)s: %(region)s."),
    "offered": _l("Offered for %(year)s, not yet answered: %(region)s."),
    "planned": _l("An edition is planned; its host: %(region)s."),
    "instead_of": _l("By the rule alone it would be: %(expected)s."),
    "swapped": _l("Turns of %(year)s and %(to_year)s swapped: %(region)s instead of %(previous)s."),
    "stated": _l("Reason given: %(text)s"),
    "declined.owed": _l("Declined %(year)s and is owed a turn: %(region)s."),
    "declined.lost": _l("Declined %(year)s, the turn is lost: %(region)s."),
    "declined.unknown": _l("Declined %(year)s: %(region)s."),
    "owed": _l("Owed a turn since declining %(year)s: %(region)s."),
    "kept.cancelled": _l("Keeps its turn, for the edition of %(year)s was cancelled: %(region)s."),
    "kept.postponed": _l("Keeps its turn, for the edition of %(year)s was postponed: %(region)s."),
    "always": _l("Hosts every time, beside another: %(region)s."),
    "candidate": _l("Asks to host: %(region)s."),
    "cycle.first": _l("The cycle begins here."),
    "cycle.after": _l("Next in the cycle after %(previous)s: %(region)s."),
    "cycle.counted": _l("Turns since %(previous)s whose hosts are unknown: %(turns)s."),
    "cycle.successor": _l("Takes the place of %(previous)s after a merger: %(region)s."),
    "cycle.position_unknown": _l(
        "Where the cycle stands is unknown, for earlier hosts are unknown."
    ),
    "passed_over.left": _l("Passed over, no longer a member: %(region)s."),
    "passed_over.left_in": _l("Passed over, left in %(year)s: %(region)s."),
    "passed_over.withdrew": _l("Passed over, withdrew: %(region)s."),
    "passed_over.withdrew_in": _l("Passed over, withdrew in %(year)s: %(region)s."),
    "passed_over.merged": _l("Passed over, merged into another member: %(region)s."),
    "passed_over.merged_in": _l("Passed over, merged in %(year)s: %(region)s."),
    "passed_over.suspended": _l("Passed over, suspended: %(region)s."),
    "passed_over.suspended_in": _l("Passed over, suspended in %(year)s: %(region)s."),
    "reciprocal.first": _l("The exchange begins here."),
    "reciprocal.after": _l("The two receive in turn; after %(previous)s: %(region)s."),
    "reciprocal.both": _l("Both receive each other at the same time."),
    "reciprocal.counted": _l("Turns since %(previous)s whose hosts are unknown: %(turns)s."),
    "reciprocal.successor": _l("Takes the place of %(previous)s after a merger: %(region)s."),
    "reciprocal.position_unknown": _l("Who received last is unknown."),
    "side.first": _l("The sides begin to alternate here."),
    "side.after": _l("Turn of the side: %(side)s. The last was held there: %(previous_side)s."),
    "side.after_year": _l(
        "Turn of the side: %(side)s. The last was held there: %(previous_side)s (%(year)s)."
    ),
    "side.counted": _l(
        "Turn of the side: %(side)s. The last known was held there: %(previous_side)s; turns since "
        "whose hosts are unknown: %(turns)s."
    ),
    "side.unknown": _l("Which side's turn it is is unknown, for earlier hosts are unknown."),
    "side.choice_bid": _l("Inside the side, cities bid for it: %(side)s."),
    "side.choice_agreement": _l("The side agrees on its host itself: %(side)s."),
    "side.choice_unknown": _l("How the side finds its host is unknown: %(side)s."),
    "candidacy.by": _l("Candidates come forward; who decides: %(decided_by)s."),
    "candidacy.open": _l("Candidates come forward, and one is chosen."),
    "candidacy.rests": _l("Hosted lately and is not to repeat at once: %(country)s."),
    "candidacy.rests_since": _l(
        "Hosted in %(year)s and by custom does not repeat at once: %(country)s."
    ),
    "candidacy.would_repeat": _l(
        "Would repeat a country that hosted lately: %(region)s (%(country)s)."
    ),
    "permanent": _l("Permanent host: %(region)s."),
    "tied.same": _l("This programme always has the same host as: %(programme)s."),
    "tied.same_year": _l("This edition has the same host as: %(programme)s (%(year)s)."),
    "tied.before": _l("It takes place at the same host before: %(programme)s."),
    "tied.before_year": _l("It takes place at the same host before: %(programme)s (%(year)s)."),
    "tied.after": _l("It takes place at the same host after: %(programme)s."),
    "tied.after_year": _l("It takes place at the same host after: %(programme)s (%(year)s)."),
    "tied.term_same": _l(
        "The host holds the chair from its own meeting to the next: %(programme)s."
    ),
    "tied.term_same_year": _l(
        "The host holds the chair from its own meeting to the next: %(programme)s (%(year)s)."
    ),
    "tied.term_before": _l("The next host serves up to its own meeting: %(programme)s."),
    "tied.term_before_year": _l(
        "The next host serves up to its own meeting: %(programme)s (%(year)s)."
    ),
    "tied.term_after": _l("The last host serves after its own meeting: %(programme)s."),
    "tied.term_after_year": _l(
        "The last host serves after its own meeting: %(programme)s (%(year)s)."
    ),
    "none.one-off": _l("It took place once; there is no rotation."),
    "none.ended": _l("It has ended."),
    "none.many-hosts": _l("Many places receive people at once; no host rotates."),
    "none.no-host": _l("Nobody hosts it; there is no rotation."),
    "none.ended_with_other": _l("The programme that it follows has no turns to come."),
    "departed.side": _l("Held on another side: %(region)s (%(side)s)."),
    "departed.not_eligible": _l("Was no member that may host in that year: %(region)s."),
    "departed.repeats_country": _l(
        "Repeated a country that had hosted lately, against the custom: %(region)s (%(country)s)."
    ),
    "departed.without": _l("Was to host beside another, and did not: %(region)s."),
    "unjudged.cancelled": _l("It was cancelled."),
    "unjudged.postponed": _l("It was postponed."),
    "unjudged.outcome_unknown": _l("Whether it was held is not known."),
    "unjudged.host_unknown": _l("Its host is unknown."),
    "unjudged.side_unknown": _l("On which side the host stands is unknown: %(region)s."),
    "unjudged.gap": _l("Hosts of the editions before it are unknown."),
    "unjudged.no_rule": _l("No rule is known for that year."),
    "unjudged.no_rotation": _l("No host rotated in that year."),
    "unjudged.rule_unknown": _l("By which rule hosts were found is unknown."),
}

QUESTIONS: Mapping[str, LazyString] = {
    "cycle.order_unknown": _l("In which order do the members host?"),
    "reciprocal.order_unknown": _l("Which two regions receive each other?"),
    "reciprocal.first_unknown": _l("Which of the two received first?"),
    "reciprocal.direction_unknown": _l("Do the two receive in turn, or both at once?"),
    "side.members_unknown": _l("Who are the members of the side: %(side)s?"),
    "members_unknown": _l("Who are the members?"),
    "joined_unknown": _l("Since when have they belonged? Members without a date: %(members)s."),
    "permanent.declined": _l("Who hosts instead of the permanent host?"),
    "tied.unknown": _l("Who hosts then, as this takes its host from there: %(programme)s?"),
    "rule_unknown": _l("By which rule is the host found?"),
    "named": _l("Is it agreed, or only proposed: %(region)s?"),
    "nobody_eligible": _l("Who can host, as too few members may?"),
    "policy_unknown.declined": _l("Is a declined turn owed or lost?"),
    "policy_unknown.cancelled_in": _l(
        "Does the host of a cancelled edition keep its turn (%(year)s)?"
    ),
    "policy_unknown.postponed_in": _l(
        "Does the host of a postponed edition keep its turn (%(year)s)?"
    ),
    "no_editions": _l("Which editions took place? None is recorded."),
    "hosts_unknown": _l("Who hosted in these years: %(years)s?"),
    "outcome_unknown": _l("Were these editions held: %(years)s?"),
    "editions_missing": _l("Was there an edition in these years, for none is recorded: %(years)s?"),
    "cadence_unknown": _l("How often does it take place?"),
    "year_unknown": _l("In which year? It comes at no fixed distance."),
    "year_dormant": _l("When will it be taken up again? It has rested since %(year)s."),
    "year_dormant_because": _l(
        "When will it be taken up again? It has rested since %(year)s. Reason given: %(text)s"
    ),
}
