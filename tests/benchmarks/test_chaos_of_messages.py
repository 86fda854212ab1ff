"""The judge of the messages: what it calls lost, doubled, or only sent again."""

from benchmarks.running.going_out.messages import judged
from benchmarks.running.going_out.receivers import Receiver


def receiver(*messages, **options):
    made = Receiver(port=0, **options)
    for position, message_id in messages:
        made.take({"type": "event.changed", "id": message_id, "data": {"position": position}})
    return made


def test_a_change_that_a_receiver_lacks_is_lost():
    assert judged([receiver((1, "a")), receiver()], {1})["lost"] == 1


def test_a_change_under_two_ids_is_doubled():
    found = judged([receiver((1, "a"), (1, "b"))], {1})
    assert (found["lost"], found["doubled"]) == (0, 1)


def test_a_message_that_comes_again_under_its_id_is_not():
    found = judged([receiver((1, "a"), (1, "a"))], {1})
    assert (found["lost"], found["doubled"], found["again"]) == (0, 0, 1)


def test_a_request_that_was_refused_does_not_count_as_arrived():
    made = receiver((1, "a"), fails_every=1)
    assert judged([made], {1})["lost"] == 1
