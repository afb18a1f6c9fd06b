"""The search for a forum's plan: a first one, better ones by annealing, and beside it the bound."""

from collections.abc import Sequence
from math import inf
from queue import Empty, SimpleQueue
from random import Random

from ortools.sat.python import cp_model

from app.schedule.rules.forum import forum_cost, forum_counts, forum_faults
from app.schedule.rules.problem import Forum, Outcome, Problem
from app.schedule.solver.forum.annealing import anneal, climb
from app.schedule.solver.forum.confining import Confines
from app.schedule.solver.forum.exact import small
from app.schedule.solver.forum.forbidding import confined
from app.schedule.solver.forum.grid import Grid, grid_of
from app.schedule.solver.forum.layout import Content, Layout
from app.schedule.solver.forum.moves import ALL, TALKS
from app.schedule.solver.forum.packing import pack, solver_for, too_long, unpackable
from app.schedule.solver.forum.portfolio import Portfolio, portfolio_of
from app.schedule.solver.forum.proving import Proof
from app.schedule.solver.watch import Watch

# Of the time: at most this for a first plan, and, where there is one core, for the bound.
FOR_FIRST, FOR_BOUND = 0.5, 0.2
EXPLAINING = 5.0
POLISHING = 400
SHORTEST, TELLING = 0.05, 0.5
SEED = 1


class Search:
    """One search: what it knows of the forum, and who watches."""

    def __init__(
        self, problem: Problem, forum: Forum, watch: Watch, confines: Confines | None
    ) -> None:
        """Look the forum up."""
        grid = grid_of(problem, forum)
        self.grid: Grid = confined(grid, confines) if confines else grid
        self.watch = watch
        self.random = Random(SEED)  # noqa: S311  (chance for a search, repeatable)
        self.offers: SimpleQueue[list[Content]] = SimpleQueue()
        self.proof = Proof(self.grid, watch.bounded, self.offers.put)
        self.packer = solver_for(watch.seconds * FOR_FIRST)
        self._told = 0.0
        self._better: tuple[float, list[Content]] = inf, []

    def stop(self) -> None:
        """End whatever is running."""
        self.packer.stop_search()
        self.proof.solver.stop_search()

    def first(self) -> list[Content] | tuple[str, ...] | None:
        """Return a first plan; why there can be none; or None where time ran out."""
        grid = self.grid
        if long := too_long(grid):
            return tuple(grid.talks[talk].key for talk in long)
        packed = pack(grid, self.packer)
        if packed.fits is False:
            tracks = unpackable(grid, min(EXPLAINING, self.watch.left))
            return tuple(grid.forum.tracks[track].key for track in tracks)
        free = None if grid.fixed or grid.limited else packed.content
        if free is not None and Layout(grid, free).price() < grid.dear:
            return free
        # What may not be in a plan that is whole is soon mended, where no model finds a better one.
        modelled = self._modelled()
        return free if modelled is None else modelled

    def _modelled(self) -> list[Content] | tuple[str, ...] | None:
        """Return a first plan where talks are fixed, or may not be in every space."""
        self.proof.whole(self.watch.left * FOR_FIRST, first=True)
        found = self._offer()
        if found is None and self.proof.status != cp_model.INFEASIBLE and small(self.grid):
            self.proof.slots(self.watch.left * FOR_FIRST, first=True)
            found = self._offer()
        if found is None and self.proof.status == cp_model.INFEASIBLE:
            return tuple(talk.key for talk in self.grid.talks if talk.fixed)
        return found

    def improve(self, content: list[Content], workers: int) -> None:
        """Anneal until time is over, somebody says stop, or the bound is reached."""
        self._found(content)
        if workers > 1:
            self.proof.start(self.watch.left, workers - 1)
        else:
            self.proof.run(self.watch.left * FOR_BOUND)
        portfolio = portfolio_of(self.grid, Layout(self.grid, content).price(), content)
        try:
            self._rounds(portfolio)
        finally:
            self.proof.stop()
        self._take_offers(portfolio)

    def _rounds(self, portfolio: Portfolio) -> None:
        """Anneal one round after the other."""
        whole = self.watch.left
        for heat, share in portfolio.rounds(self.random):
            self._take_offers(portfolio)
            seconds = min(self.watch.left, max(share * whole, SHORTEST))
            if not self._goes_on(portfolio.best, portfolio.content):
                return
            price, content = anneal(
                Layout(self.grid, portfolio.content),
                self.random,
                moves=ALL,
                heat=heat,
                cold=portfolio.cold,
                seconds=seconds,
                goes_on=self._goes_on,
            )
            if portfolio.tell(heat, price, content):
                self._found(content)

    def _goes_on(self, best: int, content: list[Content]) -> bool:
        """Tell of a better plan now and then, and whether there is time and a use for more."""
        known, bound = self.watch.objective, self.watch.bound
        if (known is None or best < known) and self.watch.elapsed - self._told > TELLING:
            self._told = self.watch.elapsed
            self._found(content)
        better = self._offered() < best
        open_yet = (bound is None or best > bound) and not self.proof.refuted
        return not better and self.watch.left > 0 and open_yet

    def _offer(self) -> list[Content] | None:
        """Return the last plan that a model came across."""
        last = None
        while True:
            try:
                last = self.offers.get_nowait()
            except Empty:
                return last

    def _offered(self) -> float:
        """Return the price of the best plan that a model came across, polished."""
        offered = self._offer()
        if offered is not None:
            layout = Layout(self.grid, offered)
            price = climb(layout, self.random, moves=TALKS, tries=POLISHING)
            if price < self._better[0]:
                self._better = price, layout.copied()
        return self._better[0]

    def _take_offers(self, portfolio: Portfolio) -> None:
        """Go on from the best plan that a model came across, if it is the best of all."""
        self._offered()
        price, content = self._better
        if price < portfolio.best:
            portfolio.best, portfolio.content = int(price), content
            self._found(content)

    def _found(self, content: Sequence[Content]) -> None:
        """Tell of a plan."""
        layout = Layout(self.grid, content)
        if (price := layout.price()) < self.grid.dear:
            self.watch.found(layout.plan(), price)


def solve_forum(
    problem: Problem, watch: Watch, *, workers: int, confines: Confines | None = None
) -> Outcome:
    """Place the talks of a forum; `confines` say where they may not stand."""
    if problem.forum is None:
        raise TypeError("only a forum is searched so")
    watch.bounded(0)
    search = Search(problem, problem.forum, watch, confines)
    with watch.beating(search.stop):
        first = search.first()
        if isinstance(first, tuple):
            return Outcome(status="impossible", reason=first)
        if first is not None and search.grid.talks:
            search.improve(first, workers)
        elif first is not None:
            watch.found({}, 0)
    if watch.plan is None and search.proof.refuted:
        return Outcome(status="impossible")
    return _outcome(problem, problem.forum, watch)


def _outcome(problem: Problem, forum: Forum, watch: Watch) -> Outcome:
    """Return the best plan, its price counted afresh."""
    if watch.plan is None:
        return Outcome(status="unknown", bound=watch.bound)
    if faults := forum_faults(problem, watch.plan):
        raise AssertionError(f"not a plan: {faults[:5]}")
    counts = forum_counts(problem, watch.plan)
    objective = forum_cost(forum, counts)
    proven = watch.bound is not None and objective <= watch.bound
    return Outcome(
        status="optimal" if proven else "feasible",
        plan=watch.plan,
        objective=objective,
        bound=objective if proven else watch.bound,
        counts=counts,
        first=watch.first,
    )
