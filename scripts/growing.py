"""A larger collection out of a small one, for scripts/bench --times: the same articles again with
other words, so that postings, vocabulary and stored text grow as those of a real collection do.
"""
import random

CHANGED = 0.15  # of the words, taken from another article
NEW = 0.01      # of the words, never seen before: Heaps' law goes on


def new_word(word, chance):
    """The letters of a word in another order."""
    letters = list(word)
    chance.shuffle(letters)
    return "".join(letters)


def changed(text, other, chance):
    """`text` with some of its words replaced by words of `other`, some by new ones."""
    words = text.split(" ")
    pool = other.split() or words
    for place, word in enumerate(words):
        drawn = chance.random()
        if drawn < NEW:
            words[place] = new_word(word, chance)
        elif drawn < NEW + CHANGED:
            words[place] = chance.choice(pool)
    return " ".join(words)


def times(articles, count, seed=1):
    """The articles, then `count` - 1 changed copies of each, with ids of their own."""
    chance = random.Random(seed)
    for copy in range(count):
        before = articles[-1]["text"] if articles else ""
        for article in articles:
            if copy == 0:
                yield article
            else:
                yield {"id": f"{article['id']}.{copy}",
                       "title": changed(article["title"], before, chance),
                       "text": changed(article["text"], before, chance)}
            before = article["text"]
