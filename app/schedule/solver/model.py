"""The model of free activities: their starts and spaces as variables, and what a breach costs.

Starts are counted in units, the largest number of minutes that divides all possible starts; a
length is rounded up to them, which changes nothing as long as all starts stand on their grid.
"""

from collections.abc import Collection, Iterable, Mapping

from ortools.sat.python import cp_model
from ortools.sat.python.cp_model import Domain, IntervalVar, IntVar, LinearExprT, LiteralT

from app.schedule.rules.problem import Placement, Plan, Problem, Requirement
from app.schedule.solver.pieces import Piece
from app.schedule.solver.starts import Choice, Starts, covered, holds, minutes_of, unit


class Draft:
    """A model in the making, of the named hard requirements and, if asked for, all soft ones.

    With `guarded`, each hard requirement holds only where its own literal does: for asking which
    of them cannot hold together. Without, they are built in, and their windows cut what the starts
    may be. A `part` leaves out what is settled: it costs the same in all its plans.
    """

    def __init__(
        self,
        problem: Problem,
        choices: Mapping[str, Choice],
        *,
        hard: Collection[str],
        soft: bool = True,
        guarded: bool = False,
        part: bool = False,
    ) -> None:
        """Give every activity that can be placed at all its variables."""
        self.problem, self.part = problem, part
        self.model = cp_model.CpModel()
        self.unit = unit(problem)
        self.venues = {space.key: space.venue for space in problem.spaces}
        self.requirements = [
            one
            for one in problem.requirements
            if (soft if one.weight is not None else one.key in hard)
        ]
        self.guards: dict[str, IntVar] = {}
        if guarded:
            self.guards = {key: self.model.new_bool_var(key) for key in sorted(hard)}
        self.folded = frozenset[str]() if guarded else frozenset(hard)
        self.strict_parties = self._built_in("party")
        self.costs: list[tuple[Requirement, LinearExprT]] = []
        self.counted: set[tuple[str, ...]] = set()
        self.true = self.model.new_constant(1)
        self.known: dict[tuple[object, ...], IntVar] = {}
        musts = self._built_in("place")
        pieces = (self._piece(choice, must=key in musts) for key, choice in choices.items())
        self.pieces = {piece.key: piece for piece in pieces if piece is not None}

    def _built_in(self, kind: str) -> set[str]:
        """Return the subjects of the hard requirements of a kind."""
        found = (one for one in self.requirements if one.kind == kind and one.key in self.folded)
        return {subject for one in found for subject in one.subjects}

    def _piece(self, choice: Choice, *, must: bool) -> Piece | None:
        model, name = self.model, choice.activity.key
        left = choice.under(self.folded)
        options = {
            space: minutes
            for space, starts in left.items()
            if (minutes := minutes_of(self.problem, choice, space, starts))
        }
        if not options:
            if choice.activity.fixed and choice.options:
                model.add_bool_or([])
            return None
        minutes = sorted(set().union(*options.values()))
        start = model.new_int_var_from_domain(self.domain(minutes), f"start {name}")
        sure = must or choice.activity.fixed
        placed = self.true if sure else model.new_bool_var(f"placed {name}")
        if len(options) == 1:
            at = dict.fromkeys(options, placed)
        else:
            at = {space: model.new_bool_var(f"{name} at {space}") for space in options}
            model.add_exactly_one([*at.values(), ~placed])
        for space, some in options.items():
            if len(some) < len(minutes):
                self.inside(start, some).only_enforce_if(at[space])
        return Piece(choice, start, placed, at, minutes, {space: left[space] for space in options})

    def domain(self, minutes: Iterable[int]) -> Domain:
        """Return these minutes in units."""
        return Domain.from_values([minute // self.unit for minute in minutes])

    def inside(self, start: IntVar, minutes: Iterable[int]) -> cp_model.Constraint:
        """Hold a start to these minutes."""
        return self.model.add_linear_expression_in_domain(start, self.domain(minutes))

    def within(self, piece: Piece, starts: Starts, if_all: list[LiteralT]) -> None:
        """Hold a piece's start to these stretches where all the literals hold."""
        left = [minute for minute in piece.minutes if holds(starts, minute)]
        if not left:
            self.model.add_bool_or([~literal for literal in if_all])
        elif len(left) < len(piece.minutes):
            self.inside(piece.start, left).only_enforce_if(if_all)

    def units(self, minutes: int) -> int:
        """Return a length in units, rounded up."""
        return -(-minutes // self.unit)

    def settled(self, requirement: Requirement, *pieces: Piece) -> bool:
        """Tell whether nothing can change what a soft requirement counts of these pieces."""
        if not self.part or requirement.weight is None:
            return False
        return all(len(one.minutes) == len(one.at) == 1 for one in pieces)

    def unless(self, requirement: Requirement, *item: str) -> list[LiteralT]:
        """Return the literals under which one counted thing of a requirement must hold.

        A soft one's is false where it is broken, which costs its weight; one thing has one literal
        for all requirements that count it by the same name.
        """
        if requirement.weight is None:
            guard = self.guards.get(requirement.key)
            return [] if guard is None else [guard]
        name = item or (requirement.key,)
        literal = self.literal("broken", *name)
        if (requirement.key, *name) not in self.counted:
            self.counted.add((requirement.key, *name))
            self.costs.append((requirement, literal))
        return [~literal]

    def literal(self, *name: object) -> IntVar:
        """Return the literal of this name."""
        if name not in self.known:
            self.known[name] = self.model.new_bool_var(" ".join(map(str, name)))
        return self.known[name]

    def interval(self, piece: Piece, minutes: int, literal: IntVar) -> IntervalVar:
        """Return `minutes` from a piece's start, which are there if the literal holds."""
        return self.model.new_optional_fixed_size_interval_var(
            piece.start, self.units(minutes), literal, f"{piece.key} {minutes}"
        )

    def never_together(self, one: Piece, other: Piece) -> bool:
        """Tell whether a hard requirement that is built in keeps two from overlapping."""
        shared = one.choice.activity.parties & other.choice.activity.parties
        return not self.strict_parties.isdisjoint(shared)

    def fill(
        self, takes: Mapping[str, int], spaces: Iterable[str] | None, if_all: list[LiteralT]
    ) -> None:
        """Let what is placed take no more minutes than there are, one thing at a time in a space.

        It follows from their lying one after the other, but only sums show at once that too much
        is to be placed. Without spaces, all stand in one line.
        """
        pieces = [(self.pieces[key], minutes) for key, minutes in takes.items()]
        rows = [None] if spaces is None else list(spaces)
        there = sum(
            last - first
            for row in rows
            for first, last in covered(
                (first, last + minutes)
                for piece, minutes in pieces
                for space, starts in piece.options.items()
                if spaces is None or space == row
                for first, last in starts
            )
        )
        if sum(takes.values()) > there:
            taken = sum(minutes * piece.placed for piece, minutes in pieces)
            self.model.add(taken <= there).only_enforce_if(if_all)

    def some(self, keys: Iterable[str]) -> list[Piece]:
        """Return those of the keys that can be placed, each once."""
        return [self.pieces[key] for key in dict.fromkeys(keys) if key in self.pieces]

    def finish(self) -> None:
        """State what is to be made small."""
        if self.costs:
            self.model.minimize(sum((one.weight or 0) * literal for one, literal in self.costs))

    def hint(self, plan: Plan) -> None:
        """Tell the search where to begin."""
        for key, piece in self.pieces.items():
            placement = plan.get(key)
            if placement is None or placement.space not in piece.at:
                continue
            self.model.add_hint(piece.start, placement.start // self.unit)
            for space, literal in piece.at.items():
                if literal is not self.true:
                    self.model.add_hint(literal, space == placement.space)

    def plan(self, value: "cp_model.CpSolver | cp_model.CpSolverSolutionCallback") -> Plan:
        """Read a solution back."""
        plan = {}
        for key, piece in self.pieces.items():
            for space, literal in piece.at.items():
                if value.boolean_value(literal):
                    plan[key] = Placement(value.value(piece.start) * self.unit, space)
        return plan
