"""An edit draws again only what it touched."""

from __future__ import annotations

import gc
from random import Random

from app.model.edits import cards, library, links
from app.scene.build import build
from app.scene.cache import Cache
from app.scene.shapes import Block
from app.scene.view import Marks
from tests.scene.builders import Made, look


def shown(made: Made, cache: Cache) -> list[Block]:
    """All blocks of the map: what nobody looks at need not be drawn."""
    return list(build(made.store, marks=made.marks, cache=cache).blocks)


def test_a_new_title_draws_that_card_alone() -> None:
    made, cache = look(), Cache()
    before = shown(made, cache)
    with made.store.edit("title"):
        made.store.put(made.card["Pays back"], title="Pays")
    after = shown(made, cache)
    touching = {("link", made.link[name]) for name in made.link if name.endswith("> Pays back")}
    assert set(cache.drawn) - touching == {("card", made.card["Pays back"])}
    same = {id(b) for b in before} & {id(b) for b in after}
    assert len(after) - len(same) == 1 + len(touching)


def test_nothing_changed_draws_nothing() -> None:
    made, cache = look(), Cache()
    before = shown(made, cache)
    after = shown(made, cache)
    assert cache.drawn == []
    assert all(a is b for a, b in zip(before, after, strict=True))


def test_a_renamed_channel_is_new_on_every_card_that_names_it_and_on_no_other() -> None:
    made, cache = look(), Cache()
    build(made.store, cache=cache)
    phone = library.find(made.store, "channel", "phone")
    assert phone is not None
    library.rename(made.store, phone, "hotline")
    build(made.store, cache=cache)
    named = {("card", made.card[title]) for title in ("Support line", "Support line again")}
    assert set(cache.drawn) == named


def test_a_moved_card_keeps_its_drawing() -> None:
    made, cache = look(), Cache()
    build(made.store, cache=cache)
    cards.move(made.store, made.card["Told us twice"], made.lane["Insights"], made.step["Call"])
    scene = build(made.store, cache=cache)
    assert scene.rects[made.card["Told us twice"]].x < scene.rects[made.card["11 days of silence"]].x
    assert ("card", made.card["Pays back"]) not in cache.drawn


def test_a_state_from_outside_draws_its_link_and_mark_alone() -> None:
    made, cache = look(), Cache()
    shown(made, cache)
    gap = made.link["Cannot see the refund > Pays back"]
    states = {**made.marks.states, gap: "confirmed"}
    list(build(made.store, marks=Marks(made.marks.of, states, made.marks.asked), cache=cache).blocks)
    assert cache.drawn == [("link", gap)]


def test_what_is_said_from_outside_again_and_again_is_drawn_as_by_somebody_new() -> None:
    made, cache, chance = look(), Cache(), Random(5)
    names = sorted(made.card.values())
    for _ in range(30):
        states = {key: chance.choice(["gap", "confirmed", "to-clarify", ""]) for key in made.link.values()}
        few = {key: state for key, state in states.items() if chance.random() < 0.7}
        pairs = frozenset((chance.choice(names), chance.choice(names)) for _ in range(12))
        marks = Marks(made.marks.of, few, chance.choice([pairs, made.marks.asked, frozenset()]))
        assert build(made.store, marks=marks, cache=cache) == build(made.store, marks=marks)


def test_a_question_from_outside_asks_nothing_of_links() -> None:
    made, cache = look(), Cache()
    shown(made, cache)
    wanted = cache.memory["wanted"]
    pair = made.card["Pays back"], made.card["Told us twice"]
    marks = Marks(made.marks.of, made.marks.states, made.marks.asked | {pair})
    build(made.store, marks=marks, cache=cache)
    assert cache.memory["wanted"] is wanted


def test_a_card_that_moves_asks_for_no_link_again() -> None:
    made, cache = look(), Cache()
    build(made.store, cache=cache)
    links_of = cache.memory["plan"][3]
    cards.move(made.store, made.card["Told us twice"], made.lane["Insights"], made.step["Call"])
    assert build(made.store, cache=cache) == build(made.store)
    assert cache.memory["plan"][3] is links_of
    with made.store.edit("name"):
        made.store.put(next(iter(made.link.values())), exit="Other")
    assert build(made.store, cache=cache) == build(made.store)
    assert cache.memory["plan"][3] is not links_of


def test_with_and_without_a_cache_the_scene_is_the_same() -> None:
    made, cache = look(), Cache()
    build(made.store, marks=made.marks, cache=cache)
    cards.remove(made.store, [made.card["Pays back"]])
    assert build(made.store, marks=made.marks, cache=cache) == build(made.store, marks=made.marks)


def test_a_preview_shows_the_map_as_it_would_be() -> None:
    made, cache = look(), Cache()
    build(made.store, cache=cache)
    card = made.card["Pays back"]
    pos = [made.lane["Billing"], made.step["Decision"], "a0", 1]
    scene = build(made.store.preview({card: {"pos": pos}}), cache=cache)
    assert scene.rects[card].x > scene.rects[made.card["Approves refund"]].x + 200


def test_a_link_drawn_after_its_preview_is_another_record_that_says_the_same() -> None:
    made, cache = look(), Cache()
    ends = made.card["Support line"], made.card["Support line again"]
    patch = made.store.rehearse(lambda: links.connect(made.store, *ends))
    build(made.store.preview(patch), cache=cache)
    link = links.connect(made.store, *ends)
    assert link not in patch and link in build(made.store, cache=cache).paths


def test_drawings_of_links_that_are_gone_are_let_go() -> None:
    made, cache, gone = look(), Cache(), set[str]()
    source, target = made.card["Pays back"], made.card["Support line"]
    for _ in range(150):
        link = links.connect(made.store, source, target, kind="flow")
        shown(made, cache)
        links.remove(made.store, link)
        gone.add(link)
        shown(made, cache)
    held = [each for each in gc.get_objects() if isinstance(each, Block) and each.owner in gone]
    assert len(held) < len(gone) * 0.75
