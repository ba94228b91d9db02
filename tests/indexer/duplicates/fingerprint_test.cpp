#include "indexer/duplicates/fingerprint.h"

#include <random>
#include <vector>

#include "common/base/content_hash.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::duplicates;

namespace {

using Words = std::vector<std::string>;

Words random_words(std::size_t count, std::mt19937& random) {
  Words words;
  for (std::size_t i = 0; i < count; ++i) {
    words.push_back("w" + std::to_string(random() % 100000));
  }
  return words;
}

Fingerprint fingerprint_of(const Words& words, const std::string& title = "title") {
  FingerprintMaker maker;
  maker.start();
  maker.add_title_word(title);
  for (const std::string& word : words) {
    maker.add_word(word, content_hash(word), word == "stop");
  }
  return maker.fingerprint();
}

unsigned agreement(const Fingerprint& one, const Fingerprint& other) {
  unsigned count = 0;
  for (std::size_t place = 0; place < Fingerprint::kPlaces; ++place) {
    count += (*one.sketch)[place] == (*other.sketch)[place] ? 1 : 0;
  }
  return count;
}

}  // namespace

TEST_CASE("fingerprints come back as they went", "[fingerprint][property]") {
  const unsigned seed = 31;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  for (const std::size_t count : {1, 9, 10, 19, 20, 21, 300, 3000}) {
    const Fingerprint made = fingerprint_of(random_words(count, random));
    CHECK(made.sketch.has_value() == (count >= kFewWords));
    const std::string value = encoded_fingerprint(made);
    CHECK(value.size() == (made.sketch ? 40 : 8));
    CHECK(decoded_fingerprint(value) == made);
    CHECK_FALSE(decoded_fingerprint(value.substr(1)));
  }
  CHECK_FALSE(decoded_fingerprint(""));
}

TEST_CASE("an article without words has no fingerprint", "[fingerprint]") {
  FingerprintMaker maker;
  maker.start();
  CHECK(encoded_fingerprint(maker.fingerprint()).empty());
}

TEST_CASE("the title counts where the text says nearly nothing", "[fingerprint]") {
  std::mt19937 random(5);
  const Words few = random_words(kFewestWords - 1, random);
  CHECK(fingerprint_of(few, "one").words != fingerprint_of(few, "other").words);
  CHECK(fingerprint_of(few, "one").words == fingerprint_of(few, "one").words);
  const Words more = random_words(kFewestWords, random);
  CHECK(fingerprint_of(more, "one").words == fingerprint_of(more, "other").words);
}

TEST_CASE("stop words are part of the words but not of the sketch", "[fingerprint]") {
  std::mt19937 random(6);
  const Words words = random_words(100, random);
  Words with_stop = words;
  with_stop.insert(with_stop.begin() + 50, "stop");
  CHECK(fingerprint_of(with_stop).words != fingerprint_of(words).words);
  CHECK(fingerprint_of(with_stop).sketch == fingerprint_of(words).sketch);
}

TEST_CASE("sketches agree in about the share of triples in common", "[fingerprint][property]") {
  const unsigned seed = 77;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  for (const std::size_t length : {30, 60, 300}) {
    for (const double kept : {0.0, 0.5, 0.9}) {
      double agreed = 0;
      constexpr int kRounds = 300;
      for (int round = 0; round < kRounds; ++round) {
        const Words words = random_words(length, random);
        Words other = random_words(length, random);
        const auto same = static_cast<std::ptrdiff_t>(kept * static_cast<double>(length));
        std::copy(words.begin(), words.begin() + same, other.begin());
        agreed += agreement(fingerprint_of(words), fingerprint_of(other));
      }
      const double share = agreed / kRounds / Fingerprint::kPlaces;
      INFO("words " << length << ", of them the same " << kept << ": agreement " << share);
      CHECK(share == Approx(kept / (2 - kept)).margin(0.08));
    }
  }
}
