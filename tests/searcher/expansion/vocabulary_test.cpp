#include "searcher/expansion/vocabulary.h"

#include "common/index/key_lists.h"
#include "common/index/stem_vectors.h"
#include "common/index/term_codec.h"
#include "common/spelling/spelling_key.h"
#include "searcher/expansion/xapian_vocabulary.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::expansion;
using namespace niger::index;
using namespace niger::spelling;

TEST_CASE("a vocabulary in memory counts and finds by key", "[vocabulary]") {
  MemoryVocabulary vocabulary(10);
  vocabulary.add("هامبورغ", 3);
  vocabulary.add("هامبورج");
  vocabulary.add("هامبورج", 2);
  vocabulary.add("من", 9);
  vocabulary.add("");
  CHECK(vocabulary.article_count() == 10);
  CHECK(vocabulary.doc_freq("هامبورج") == 3);
  CHECK(vocabulary.doc_freq("من") == 9);
  CHECK(vocabulary.doc_freq("برلين") == 0);
  CHECK(vocabulary.stems_with_key(spelling_key("هامبورك")).size() == 2);
  CHECK(vocabulary.stems_with_key("").empty());
}

TEST_CASE("the vocabulary of an index is read from its terms and metadata", "[vocabulary]") {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  Xapian::Document document;
  document.add_posting(encoded_term("هامبورغ"), 1);
  document.add_posting(encoded_term("هامبورج"), 2);
  database.add_document(document);
  const std::string bucket = bucket_of_stem("هامبورغ");
  database.set_metadata(metadata_key_of_bucket(bucket), encoded_stems({"هامبورغ", "هامبورج"}));
  database.set_metadata(metadata_key_of_bucket("zzz"), "damaged");

  const XapianVocabulary vocabulary(database);
  CHECK(vocabulary.article_count() == 1);
  CHECK(vocabulary.doc_freq("هامبورغ") == 1);
  CHECK(vocabulary.doc_freq("برلين") == 0);
  CHECK(vocabulary.doc_freq("") == 0);
  CHECK(vocabulary.stems_with_key(spelling_key("هامبورك")).size() == 2);
  CHECK(vocabulary.stems_in_bucket("zzz").empty());
  CHECK(vocabulary.stems_in_bucket("brl").empty());
  CHECK(vocabulary.stems_in_bucket("").empty());
}

TEST_CASE("stems are as alike as their vectors in the index", "[vocabulary]") {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  std::array<float, kVectorDimensions> one{};
  std::array<float, kVectorDimensions> other{};
  for (std::size_t at = 0; at < kVectorDimensions; ++at) {
    one[at] = at % 2 == 0 ? .088F : -.088F;
    other[at] = at % 4 < 2 ? .088F : -.088F;
  }
  database.set_metadata(metadata_key_of_vector("غوغل"), encoded_stem_vector(one));
  database.set_metadata(metadata_key_of_vector("جوجل"), encoded_stem_vector(one));
  database.set_metadata(metadata_key_of_vector("كوغل"), encoded_stem_vector(other));
  database.set_metadata(metadata_key_of_vector("تالف"), "damaged");

  const XapianVocabulary vocabulary(database);
  for (int time = 0; time < 2; ++time) {  // read, then remembered
    CHECK(vocabulary.likeness("غوغل", "جوجل") == Approx(1));
    CHECK(std::abs(vocabulary.likeness("غوغل", "كوغل").value()) < .2);
    for (const char* without : {"تالف", "نادر", ""}) {
      CHECK_FALSE(vocabulary.likeness("غوغل", without).has_value());
      CHECK_FALSE(vocabulary.likeness(without, "غوغل").has_value());
    }
  }

  std::string value = encoded_stem_vector(one);
  append_near_stem(encoded_term("جوجل"), 1, value);
  append_near_stem(encoded_term("محرك"), .4F, value);
  database.set_metadata(metadata_key_of_vector("غوغل"), value);
  const XapianVocabulary again(database);
  REQUIRE(again.near_stems("غوغل").size() == 2);
  CHECK(again.near_stems("غوغل")[1].stem == "محرك");
  CHECK(again.near_stems("كوغل").empty());
  CHECK(again.near_stems("تالف").empty());
  CHECK(again.near_stems("").empty());
  CHECK(again.likeness("غوغل", "جوجل") == Approx(1));

  MemoryVocabulary memory;
  memory.set_likeness("غوغل", "محرك", .4);
  memory.set_likeness("غوغل", "كوريا", .1);
  memory.set_likeness("غوغل", "جوجل", .9);
  REQUIRE(memory.near_stems("غوغل").size() == 2);
  CHECK(memory.near_stems("غوغل").front().stem == "جوجل");
  CHECK(memory.near_stems("محرك").front().stem == "غوغل");
  CHECK(memory.near_stems("كوريا").empty());
  CHECK(memory.likeness("جوجل", "غوغل") == Approx(.9));
  CHECK_FALSE(memory.likeness("جوجل", "كوغل").has_value());
}
