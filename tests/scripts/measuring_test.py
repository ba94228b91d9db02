"""The metrics of scripts/measuring.py against values worked out by hand."""
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))
import measuring as m  # noqa: E402


class Metrics(unittest.TestCase):
    def test_ranks(self):
        rows = [
            # why, judged, found, MRR@10, nDCG@10, Success@1, Recall@10
            ("first", {"a": 1}, ["a", "b"], 1, 1, 1, 1),
            ("second", {"a": 1}, ["b", "a"], .5, .63093, 0, 1),
            ("eleventh does not count", {"a": 1}, list("bcdefghijk") + ["a"], 0, 0, 0, 0),
            ("nothing found", {"a": 1}, [], 0, 0, 0, 0),
            ("one of two", {"a": 1, "b": 1}, ["a"], 1, 1 / 1.63093, 1, .5),
            ("grades", {"a": 2, "b": 1}, ["b", "a"], 1, (1 + 2 * .63093) / (2 + .63093), 1, 1),
        ]
        for why, judged, found, *expected in rows:
            with self.subTest(why):
                got = m.scores({"q": judged}, {"q": found})["q"]
                for metric, value in zip(m.METRICS, expected):
                    self.assertAlmostEqual(got[metric], value, places=4, msg=metric)

    def test_queries_without_relevant_articles_are_not_judged(self):
        self.assertEqual(m.scores({"q": {"a": 0}}, {"q": ["a"]}), {})

    def test_p_value(self):
        self.assertEqual(m.paired_p_value([1, 0], [1, 0]), 1.0)
        # Six equal differences: both extreme sign patterns of 64, so 2/64 = .03.
        self.assertAlmostEqual(m.paired_p_value([1] * 6, [0] * 6), 2 / 64, delta=.01)

    def test_percentile(self):
        self.assertEqual(m.percentile([4, 1, 3, 2], .5), 2)
        self.assertEqual(m.percentile([4, 1, 3, 2], .99), 4)
        self.assertEqual(m.percentile([7], .5), 7)

    def test_files(self):
        with tempfile.TemporaryDirectory() as folder:
            folder = Path(folder)
            (folder / "run").write_text("q Q0 b 2 1.0 x\nq Q0 a 1 2.0 x\n")
            (folder / "qrels").write_text("q\t0\ta\t1\n")
            (folder / "queries").write_text("q\tالقاعدة الجوية\nno tab\n", encoding="utf-8")
            self.assertEqual(m.read_run(folder / "run"), {"q": ["a", "b"]})
            self.assertEqual(m.read_qrels(folder / "qrels"), {"q": {"a": 1}})
            self.assertEqual(m.read_queries(folder / "queries"), [("q", "القاعدة الجوية")])
            articles = [{"id": "1", "title": "عنوان", "text": "نص\nثان"},
                        {"id": "2", "title": "", "text": "x"}]
            count, raw = m.write_jsonl(articles, folder / "corpus.jsonl", True)
            self.assertEqual((count, raw), (2, 10 + 11 + 1))
            self.assertEqual(list(m.articles_of(folder)), articles)
            self.assertEqual(m.write_jsonl(articles, folder / "bare.jsonl", False), (2, 12))
            m.write_tsv(articles, [folder / "0", folder / "1"], True)
            self.assertEqual((folder / "0").read_text(encoding="utf-8"), "1\tعنوان\tنص ثان\n")
            self.assertEqual((folder / "1").read_text(encoding="utf-8"), "2\t\tx\n")


if __name__ == "__main__":
    unittest.main()
