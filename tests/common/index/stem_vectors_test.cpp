#include "common/index/stem_vectors.h"

#include <cmath>
#include <random>
#include <vector>

#include "common/index/schema.h"
#include "common/index/term_codec.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::index;

namespace {

using Numbers = std::array<float, kVectorDimensions>;

Numbers random_direction(std::mt19937& random) {
  std::normal_distribution<float> normal;
  Numbers numbers{};
  double square = 0;
  for (float& number : numbers) {
    number = normal(random);
    square += static_cast<double>(number) * number;
  }
  for (float& number : numbers) number /= static_cast<float>(std::sqrt(square));
  return numbers;
}

double cosine(const Numbers& one, const Numbers& other) {
  double product = 0;
  double squares[2] = {0, 0};
  for (std::size_t at = 0; at < kVectorDimensions; ++at) {
    product += static_cast<double>(one[at]) * other[at];
    squares[0] += static_cast<double>(one[at]) * one[at];
    squares[1] += static_cast<double>(other[at]) * other[at];
  }
  return product / std::sqrt(squares[0] * squares[1]);
}

StemVector stored(const Numbers& numbers) {
  return decoded_stem_vector(encoded_stem_vector(numbers)).value();
}

}  // namespace

TEST_CASE("what is stored of a vector keeps its likenesses", "[stem_vectors]") {
  const unsigned seed = 13;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  double worst = 0;
  for (int round = 0; round < 500; ++round) {
    const Numbers one = random_direction(random);
    const Numbers away = random_direction(random);
    const float part = static_cast<float>(round) / 500;
    Numbers other{};
    for (std::size_t at = 0; at < kVectorDimensions; ++at) {
      other[at] = part * one[at] + (1 - part) * away[at];
    }
    const double length = std::sqrt(cosine(other, other) * [&] {
      double square = 0;
      for (const float number : other) square += static_cast<double>(number) * number;
      return square;
    }());
    for (float& number : other) number /= static_cast<float>(length);
    worst = std::max(worst, std::abs(likeness(stored(one), stored(other)) - cosine(one, other)));
    CHECK(likeness(stored(one), stored(other)) == likeness(stored(other), stored(one)));
  }
  CHECK(worst < .1);
  CHECK(worst > 0);
}

TEST_CASE("a vector is as like as can be to itself, as unlike to its opposite", "[stem_vectors]") {
  std::mt19937 random(7);
  const Numbers one = random_direction(random);
  Numbers opposite{};
  for (std::size_t at = 0; at < kVectorDimensions; ++at) opposite[at] = -one[at];
  CHECK(likeness(stored(one), stored(one)) == Approx(1));
  CHECK(likeness(stored(one), stored(opposite)) == Approx(-1).margin(.05));
}

TEST_CASE("any 48 bytes are a vector, and nothing else is", "[stem_vectors]") {
  for (const std::size_t bytes : {0U, 1U, 47U, 49U, 64U, 100'000U}) {
    CHECK_FALSE(decoded_stem_vector(std::string(bytes, '\x5A')).has_value());
  }
  std::mt19937 random(3);
  for (int round = 0; round < 200; ++round) {
    std::string bytes(48, round == 0 ? '\0' : '\xFF');
    for (char& byte : bytes) {
      if (round > 1) byte = static_cast<char>(random());
    }
    const auto vector = decoded_stem_vector(bytes);
    REQUIRE(vector.has_value());
    CHECK(likeness(*vector, *vector) == Approx(1));
    const double with = likeness(*vector, stored(random_direction(random)));
    CHECK(std::abs(with) <= 1);
  }
  // Numbers that no program of ours makes are the last steps.
  Numbers wild{};
  wild.fill(1e30F);
  wild[0] = -1e30F;
  CHECK(stored(wild)[0] == -7);
  CHECK(stored(wild)[127] == 7);
}

TEST_CASE("near stems stand behind a vector, the most alike first", "[stem_vectors]") {
  const std::string vector(48, 'v');
  CHECK(decoded_near_stems(vector).empty());
  CHECK(decoded_near_stems("").empty());
  std::string value = vector;
  append_near_stem(encoded_term("جوجل"), .9F, value);
  append_near_stem(encoded_term("android"), .3F, value);
  append_near_stem(encoded_term("أب"), 1.0001F, value);
  const std::vector<NearStem> near = decoded_near_stems(value);
  REQUIRE(near.size() == 3);
  CHECK(near[0].stem == "جوجل");
  CHECK(near[1].stem == "android");
  CHECK(near[0].likeness == Approx(.9).margin(.002));
  CHECK(near[1].likeness == Approx(.3).margin(.002));
  CHECK(near[2].likeness == 1);
  CHECK(decoded_stem_vector(value) == decoded_stem_vector(vector));
  // Whatever is cut off or added, it is whole or nothing.
  for (std::size_t size = 49; size < value.size(); ++size) {
    const std::string cut = value.substr(0, size);
    CHECK(decoded_near_stems(cut).empty() != decoded_stem_vector(cut).has_value());
  }
  std::string crowded = vector;
  for (std::size_t count = 0; count < kNearStems; ++count) append_near_stem("a", .5F, crowded);
  CHECK(decoded_near_stems(crowded).size() == kNearStems);
  append_near_stem("a", .5F, crowded);
  CHECK_FALSE(decoded_stem_vector(crowded).has_value());
  CHECK(decoded_near_stems(crowded).empty());
}

TEST_CASE("the key of a stem's vector is its term behind a prefix", "[stem_vectors]") {
  CHECK(metadata_key_of_vector("كتاب") ==
        std::string(schema::kVectorPrefix) + encoded_term("كتاب"));
  CHECK(metadata_key_of_vector(std::string(10'000, 'x')).size() < 250);
}

TEST_CASE("the record of vectors is read back, or nothing is", "[stem_vectors]") {
  const VectorsRecord record{19431, 29256, 5, 31523, 12, 18446744073709551615U};
  const std::string text = encoded_vectors_record(record);
  CHECK(decoded_vectors_record(text) == record);
  CHECK(decoded_vectors_record(encoded_vectors_record({})) == VectorsRecord{});
  for (const std::string& damaged :
       {std::string(), text.substr(1), text + " ", text + " 1", "64x8 " + text.substr(5),
        std::string("128x3"), std::string("128x3 1 2 3 4 5"), std::string("128x3 1 2 3 4 5 -6"),
        std::string("128x3 1 2 3 4 5 99999999999999999999"), std::string("128x3  1 2 3 4 5 6")}) {
    INFO(damaged);
    CHECK_FALSE(decoded_vectors_record(damaged).has_value());
  }
}
