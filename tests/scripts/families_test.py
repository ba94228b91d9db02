"""scripts/families on a collection of six articles, against shares worked out by hand.

  families_test.py BUILD_FOLDER
"""
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = sys.argv.pop(1)

# خطاب and وخطاب have one stem, and so have خطاب and خطابه, قاعدة and قواعد not; رد and ورد (roses, or
# "it was said") are a chance pair, in three articles and in two.
ARTICLES = ["خطاب وخطاب", "خطاب وخطاب خطابه", "خطابه رد ورد", "رد ورد في وفي", "رد القاعدة قاعدة",
            "القاعدة قاعدة"]


def families(*options, articles=tuple(ARTICLES)):
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus.jsonl"
        corpus.write_text("".join(json.dumps({"id": str(number), "title": "", "text": text}) + "\n"
                                  for number, text in enumerate(articles)), encoding="utf-8")
        child = subprocess.run([sys.executable, str(ROOT / "scripts" / "families"), str(corpus),
                                "--build", BUILD, *options], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, check=False)
        return child.returncode, child.stdout.decode("utf-8"), child.stderr.decode("utf-8")


def row(output, pattern):
    return next(line.split()[1:] for line in output.splitlines() if line.split()[:1] == [pattern])


class Families(unittest.TestCase):
    def test_pairs_are_weighed_by_the_rarer_word(self):
        status, output, _ = families("--least", "2", "--missed", "5")
        self.assertEqual(status, 0)
        # خطاب/وخطاب 2 articles met, رد/ورد 2 missed; no pair with a stop word.
        self.assertEqual(row(output, "وX"), ["2", "4", "0.5000", "0.5000"])
        self.assertEqual(row(output, "الX"), ["1", "2", "0.0000", "0.0000"])
        self.assertEqual(row(output, "Xه"), ["1", "2", "0.0000", "0.0000"])
        self.assertEqual(row(output, "بX"), ["0", "0", "0.0000", "0.0000"])
        self.assertEqual(row(output, "clitics"), ["3", "6", "0.3333", "0.3333"])
        self.assertEqual(row(output, "endings"), ["1", "2", "0.0000", "0.0000"])
        self.assertIn("2 رد (رد), ورد (ورد)", output)

    def test_rare_words_are_left_out(self):
        _, output, _ = families("--least", "3")
        self.assertEqual(row(output, "clitics"), ["0", "0", "0.0000", "0.0000"])

    def test_stems_are_listed_with_their_words(self):
        status, output, _ = families("--stems", "--least", "2")
        self.assertEqual(status, 0)
        self.assertEqual(output.splitlines(),
                         ["خطاب\tخطاب:2 خطابه:2 وخطاب:2", "قاعده\tالقاعدة:2 قاعدة:2"])
        _, drawn, _ = families("--stems", "--least", "2", "--random", "1", "--seed", "3")
        self.assertIn(drawn.strip(), output)
        _, first, _ = families("--stems", "--least", "2", "--frequent", "1")
        self.assertEqual(first.strip(), output.splitlines()[0])

    def test_words_of_a_stem_that_keep_other_company_are_listed(self):
        # خطاب and وخطاب stand among the same words, خطابه among others; قاعدة and القاعدة everywhere.
        fields = [("حكومة", "وزير", "برلمان"), ("مباراة", "لاعب", "ملعب")]
        articles = []
        for number in range(240):
            field = fields[number % 2]
            speech = "خطابه" if number % 2 else ("خطاب وخطاب" if number % 4 else "خطاب")
            base = ("قاعدة القاعدة", "", "قاعدة", "")[number // 2 % 4]
            articles.append(f"{speech} {field[number % 3]} {field[(number + 1) % 3]} {base}")
        status, output, message = families("--stems", "--apart", "0.2", articles=articles)
        self.assertEqual((status, message), (0, ""))
        self.assertEqual([line.split("\t")[0] for line in output.splitlines()], ["خطاب"])
        likeness = {word.split(":")[0]: float(word.split(":")[2])
                    for word in output.strip().split("\t")[1].split()}
        self.assertLess(likeness["خطابه"], .2)
        self.assertGreater(likeness["وخطاب"], .3)
        _, few, _ = families("--stems", "--apart", "0.2", "--least", "2")
        self.assertEqual(few, "")  # six articles are no company

    def test_what_is_missing_is_said(self):
        status, _, message = families("--build", "/nowhere")
        self.assertEqual(status, 2)
        self.assertIn("word_stems is not built", message)


if __name__ == "__main__":
    unittest.main()
