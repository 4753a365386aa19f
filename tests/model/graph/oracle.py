"""What is so in a small journey, found by trying every way. Imports neither the checks nor the graph.

It knows only the plan (columns, cards, arrows) and the definitions in DESIGN.md 1.1 and the help pages; every answer
comes from writing down all simple paths, so it is slow and easy to believe.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from tests.model.graph.plans import NO_TIME, Plan, Spread, column, covers

Graph = Mapping[str, Mapping[str, float]]


def simple_paths(graph: Mapping[str, Iterable[str]], start: str) -> Iterator[tuple[str, ...]]:
    """Every path from a node that meets no node twice, the one of length nought included."""
    waiting: list[tuple[str, ...]] = [(start,)]
    while waiting:
        path = waiting.pop()
        yield path
        waiting += [(*path, to) for to in graph.get(path[-1], ()) if to not in path]


def reached(graph: Mapping[str, Iterable[str]], start: str) -> set[str]:
    return {node for path in simple_paths(graph, start) for node in path}


def loops(graph: Mapping[str, Iterable[str]]) -> list[frozenset[str]]:
    """The sets of nodes that reach each other."""
    far = {node: reached(graph, node) for node in graph}
    return sorted(
        {frozenset(other for other in far[node] if node in far[other]) for node in graph}, key=sorted
    )


def slowest(graph: Graph, own: Mapping[str, float], start: str, goals: set[str], inner: bool) -> float | None:
    """The dearest way to a goal where a loop is one place: every path through the places, tried out."""
    places = loops(graph)
    at = {node: number for number, place in enumerate(places) for node in place}
    costs = [
        sum(own.get(node, 0) for node in place)
        + (sum(graph[one][two] for one in place for two in graph[one] if two in place) if inner else 0)
        for place in places
    ]
    between: dict[str, dict[str, float]] = {str(number): {} for number in range(len(places))}
    for one in graph:
        for two, cost in graph[one].items():
            if at[one] != at[two]:
                held = between[str(at[one])]
                held[str(at[two])] = max(cost, held.get(str(at[two]), 0))
    ends = {str(at[goal]) for goal in goals}
    found = [
        sum(costs[int(place)] for place in path)
        + sum(between[one][two] for one, two in itertools.pairwise(path))
        for path in simple_paths(between, str(at[start]))
        if path[-1] in ends
    ]
    return max(found) if found else None


class Oracle:
    """Answers about one plan."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.cards = sorted(plan.spans)
        self.actions = [f"a{n}" for n in range(plan.columns) if f"a{n}" in plan.spans]
        self.exits = {action: self._exits(action) for action in self.actions}
        self.own = {a: self._own_columns(a) for a in self.actions}
        self.moments = self._moments()
        self.legs = self._legs()

    # ---- the customer's way
    def _next_action(self, action: str) -> str | None:
        later = [other for other in self.actions if column(other) > column(action)]
        return later[0] if later else None

    def _exits(self, action: str) -> list[str]:
        drawn = [to for source, to in self.plan.ways if source == action]
        following = self._next_action(action)
        forward = any(column(to) > column(action) for to in drawn)
        return drawn if forward or following is None or following in drawn else [*drawn, following]

    def _own_columns(self, action: str) -> list[int]:
        first, *others = covers(self.plan, action)
        return [first, *(n for n in others if f"a{n}" not in self.plan.spans)]

    def _moments(self) -> dict[str, set[str]]:
        """Moment -> its cards; "b2" is the moment of a column with a contact that is in none yet."""
        found = {a: {a, *self._lying(self.own[a])} for a in self.actions}
        covered = set().union(*found.values())
        for number in range(self.plan.columns):
            here = self._lying([number])
            if any(card[0] == "t" and card not in covered for card in here):
                found[f"b{number}"] = set(here)
                covered |= set(here)
        return found

    def _lying(self, columns: Sequence[int]) -> list[str]:
        return [c for c in self.cards if c[0] != "a" and set(covers(self.plan, c)) & set(columns)]

    def columns(self, moment: str) -> list[int]:
        return self.own.get(moment, [column(moment)])

    def _legs(self) -> dict[str, dict[str, Spread]]:
        """Moment -> the next ones, with the wait on the way."""
        found: dict[str, dict[str, Spread]] = {moment: {} for moment in self.moments}

        def join(one: str, two: str, wait: Spread = NO_TIME) -> None:
            if one != two and (two not in found[one] or wait[1] > found[one][two][1]):
                found[one][two] = wait

        bare = [moment for moment in self.moments if moment[0] == "b"]
        bare.sort(key=column)
        past: set[tuple[str, str]] = set()  # arrows to the next action: what lies between is not passed by
        for action in self.actions:
            following = self._next_action(action)
            drawn = {to for source, to in self.plan.ways if source == action}
            if following in self.exits[action] and following is not None:
                between = [b for b in bare if column(action) < column(b) < column(following)]
                wait = self.plan.ways.get((action, following), NO_TIME)
                self._chain(join, [action, *between])
                join(between[-1] if between else action, following, wait)
                past.update({(action, following)} if between and following in drawn else ())
        if self.actions and bare:
            first, last = self.actions[0], self.actions[-1]
            early = [b for b in bare if column(b) < column(first)]
            late = [b for b in bare if column(b) > column(last)]
            if early:
                self._chain(join, [*early, first])
            ends = ("goal", "accepted-end", "leaves")
            if late and not self.exits[last] and self.plan.roles.get(last) not in ends:
                self._chain(join, [last, *late])
            self._chain(join, late)
        for (source, to), wait in self.plan.ways.items():
            if (source, to) in past:
                continue
            for moment in self.of(source) if source[0] == "t" else [source]:
                if to not in self.moments[moment]:
                    for other in self.of(to) if to[0] == "t" else [to]:
                        join(moment, other, wait)
        return found

    def _chain(self, join: Callable[[str, str], None], keys: Sequence[str]) -> None:
        for one, two in itertools.pairwise(keys):
            join(one, two)

    def of(self, card: str) -> list[str]:
        """The moments of a card."""
        return [moment for moment, cards in self.moments.items() if card in cards]

    def starts(self) -> list[str]:
        first = self.actions[:1]
        return [a for a in first if a not in self.plan.roles]

    def goals(self) -> set[str]:
        marked = {a for a in self.actions if self.plan.roles.get(a) == "goal"}
        return marked or {a for a in self.actions[-1:] if a not in self.plan.roles}

    def goals_reached(self, start: str) -> set[str]:
        return reached(self.exits, start) & self.goals()

    # ---- asked again
    def asked_again(self) -> set[tuple[str, str]]:
        plan, found = self.plan, set()
        settled = {m for m, cards in self.moments.items() if cards & plan.settles}
        asking = {m: cards & plan.asks for m, cards in self.moments.items()}
        for moment in self.moments:
            for path in simple_paths(self.legs, moment):
                between = path[1:-1]
                if len(path) < 2 or moment in settled or any(m in settled or asking[m] for m in between):
                    continue
                for one in asking[moment]:
                    for two in asking[path[-1]]:
                        if not set(covers(plan, one)) & set(covers(plan, two)):
                            found.add((one, two))
        return found

    # ---- time
    def lead(self, moment: str, which: int) -> float:
        own = self.plan.waits.get(moment, NO_TIME)[which]
        return own + sum(self.plan.waits[c][which] for c in self.moments[moment] if c[0] == "t")

    def lasts(self, moment: str, which: int) -> float:
        contacts = sum(self.plan.lasts[c][which] for c in self.moments[moment] if c[0] == "t")
        return max(self.plan.lasts.get(moment, NO_TIME)[which], contacts)

    def time(self, moment: str, which: int) -> float:
        return self.lead(moment, which) + self.lasts(moment, which)

    def _along(self, path: Sequence[str], which: int) -> float:
        legs = sum(self.legs[one][two][which] for one, two in itertools.pairwise(path))
        return legs + sum(self.time(moment, which) for moment in path)

    def times(self) -> tuple[float, float, float] | None:
        """Earliest, typical and worst time from start to goal."""
        goals = self.goals()
        ways = [
            path for start in self.starts() for path in simple_paths(self.legs, start) if path[-1] in goals
        ]
        if not ways:
            return None
        stopping = {
            m: {} if m in goals else {to: float(w[2]) for to, w in self.legs[m].items()} for m in self.moments
        }
        own = {m: self.time(m, 2) for m in self.moments}
        slow = [slowest(stopping, own, start, goals, True) for start in self.starts()]
        return (
            min(self._along(path, 0) for path in ways),
            min(self._along(path, 1) for path in ways),
            max(one for one in slow if one is not None),
        )

    def silences(self) -> dict[str, float]:
        """Moment with a contact -> the longest silence before it."""
        heard = {m for m, cards in self.moments.items() if any(c[0] == "t" for c in cards)}
        graph: dict[str, dict[str, float]] = {m: {} for m in self.moments if m not in heard}
        graph |= {sign + m: {} for m in heard for sign in "<>"}
        for moment, legs in self.legs.items():
            held = graph[f"<{moment}" if moment in heard else moment]
            for to, wait in legs.items():
                held[f">{to}" if to in heard else to] = wait[1] + (self.lead(to, 1) if to in heard else 0)
        own = {m: self.time(m, 1) for m in self.moments if m not in heard}
        found: dict[str, float] = {}
        for end in heard:
            each = [slowest(graph, own, f"<{start}", {f">{end}"}, True) for start in heard]
            longest = max((one for one in each if one is not None), default=0)
            if longest:
                found[end] = longest
        return found

    def until_answer(self, contact: str, answer: str) -> float | None:
        plan = self.plan
        drawn = {card: [to for source, to in plan.ways if source == card] for card in self.cards}
        costs: list[float] = []
        for path in simple_paths(drawn, contact):
            if path[-1] == answer:
                steps = itertools.pairwise(path)
                waits = sum(plan.ways[one, two][1] + plan.waits[two][1] for one, two in steps)
                costs.append(waits + sum(plan.lasts[card][1] for card in path[1:-1]))
        if costs:
            return min(costs)
        goals, wait = set(self.of(answer)), plan.waits[answer][1]
        if goals & set(self.of(contact)):
            return wait
        for start in self.of(contact):
            for path in simple_paths(self.legs, start):
                if path[-1] in goals and not goals & set(path[:-1]):
                    legs = sum(self.legs[one][two][1] for one, two in itertools.pairwise(path))
                    between = sum(self.time(moment, 1) for moment in path[1:-1])
                    costs.append(legs + between + plan.waits.get(path[-1], NO_TIME)[1] + wait)
        return min(costs) if costs else None

    # ---- named information
    def team(self, card: str) -> str | None:
        if card[0] == "a":
            return "customer"
        if card in self.plan.teams:
            return self.plan.teams[card]
        if card[0] == "t":
            work = [c for c in self.cards if c[0] in "pq" and column(c) in covers(self.plan, card)]
            teams = {self.plan.teams[c] for c in work if c in self.plan.teams}
            return teams.pop() if len(teams) == 1 else None
        return None

    def down(self) -> set[tuple[str, str]]:
        """Who works behind whom in a column."""
        found = set()
        for number in range(self.plan.columns):
            layers = [
                [c for c in self.cards if c[0] == layer and number in covers(self.plan, c)]
                for layer in "atpq"
            ]
            filled = [layer for layer in layers if layer]
            for upper, lower in itertools.pairwise(filled):
                found |= {(one, two) for one in upper for two in lower}
        return found

    def precedes(self, one: str, two: str) -> bool:
        mine, others = self.of(one), set(self.of(two))
        if mine and others:
            return any(reached(self.legs, moment) & others for moment in mine)
        return covers(self.plan, one)[0] <= covers(self.plan, two)[-1]

    def other_channel(self, one: str, two: str) -> bool:
        return one[0] == two[0] == "t" and self.plan.channels[one] != self.plan.channels[two]

    def hops(self) -> dict[str, set[str]]:
        """Card -> the cards to which the item goes on from it."""
        plan = self.plan
        found: dict[str, set[str]] = {card: set() for card in self.cards}
        across = {(a, to) for a in self.actions for to in self.exits[a] if (a, to) not in plan.ways}
        edges = dict.fromkeys(self.down() | across, "derived")
        edges |= dict.fromkeys(plan.ways, "not asked")
        edges |= plan.hands
        for (one, two), told in edges.items():
            carried = told == "it" or (told in ("derived", "not asked") and one in plan.gives)
            from_customer = self.team(one) == "customer" != self.team(two)
            if carried or (not from_customer and self._kept(one, two, told)):
                found[one].add(two)
        for one in self.cards:
            for two in self.cards:
                if one != two and self.precedes(one, two):
                    same_team = self.team(one) is not None and self.team(one) == self.team(two)
                    same_system = one in plan.systems and two in plan.systems
                    if same_system or (same_team and not self.other_channel(one, two)):
                        found[one].add(two)
        return found

    def _kept(self, one: str, two: str, told: str) -> bool:
        if one in self.plan.systems and two in self.plan.systems:
            return True
        if self.team(one) is not None and self.team(one) == self.team(two):
            return not self.other_channel(one, two)
        return told in ("derived", "not asked")

    def available(self) -> dict[str, bool]:
        """Card that needs the item -> whether every way brings it."""
        hops = self.hops()
        sources = [(card, reached(hops, card)) for card in self.plan.gives]
        sources += [(one, reached(hops, two)) for (one, two), told in self.plan.hands.items() if told == "it"]
        return {card: self._always(card, sources) for card in self.plan.needs}

    def _always(self, card: str, sources: Sequence[tuple[str, set[str]]]) -> bool:
        first = covers(self.plan, card)[0]
        moments = [m for m in self.of(card) if first in self.columns(m)]
        starts = self.starts()
        if moments and starts and not any(m in reached(self.legs, s) for m in moments for s in starts):
            return True
        bringing = [source for source, found in sources if card in found]
        if not bringing or not moments or not all(self.of(source) for source in bringing):
            return bool(bringing)
        passed = {moment for source in bringing for moment in self.of(source)}
        if not starts:
            led = {to for legs in self.legs.values() for to in legs}
            starts = [m for m in self.moments if m not in led]
        return all(
            passed & set(path)
            for moment in moments
            for start in starts
            for path in simple_paths(self.legs, start)
            if path[-1] == moment
        )

    # ---- hands
    def longest_runs(self) -> list[int]:
        """The most changes of hands in each piece of work behind the scenes, those without any left out."""
        hidden = [c for c in self.cards if c[0] in "pq"]
        edges = {e for e in (*self.down(), *self.plan.hands) if e[0] in hidden and e[1] in hidden}
        close = {two for one, two in self.down() if two in hidden and one not in hidden}
        beside: dict[str, set[str]] = {card: set() for card in hidden}
        for one, two in edges:
            beside[one].add(two)
            beside[two].add(one)
        found = []
        for piece in {frozenset(reached(beside, card)) for card in hidden}:
            graph: dict[str, dict[str, float]] = {c: {} for c in piece if c not in close}
            graph |= {sign + c: {} for c in piece & close for sign in "<>"}
            for one, two in edges:
                if one in piece:
                    teams = {self.team(one), self.team(two)}
                    change = float(None not in teams and len(teams) == 2)
                    graph[f"<{one}" if one in close else one][f">{two}" if two in close else two] = change
            ends = {f">{c}" for c in piece & close}
            runs = [slowest(graph, {}, f"<{c}", ends, False) for c in piece & close]
            found.append(max((run for run in runs if run is not None), default=0))
        return sorted(int(run) for run in found if run)
