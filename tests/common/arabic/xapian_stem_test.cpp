#include "common/arabic/xapian_stem.h"

#include "common/arabic/analyzer.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::arabic;

TEST_CASE("Xapian's generator and parser stem with the stemmer of the analyzer", "[xapian-stem]") {
  Xapian::Stem stem(new ArabicStem);
  const Stemmer ours;
  CHECK(stem("").empty());
  for (const char* word : {"الجَريدة", "بالجريده", "أسواقها", "Reuters", "٢٠"}) {
    CHECK(stem(word) == stem_as_written(ours, word));
  }
  CHECK(stem("الجَريدَة") == stem("الجريده"));
  CHECK(stem("ألبان") == stem("الألبان"));  // the hamza tells that ال is no article
  CHECK(stem.get_description().find("niger::ArabicStem") != std::string::npos);

  Xapian::Document document;
  Xapian::TermGenerator generator;
  generator.set_stemmer(stem);
  generator.set_stemming_strategy(Xapian::TermGenerator::STEM_ALL);
  generator.set_document(document);
  generator.index_text("وصلت الجريدة");
  CHECK(document.termlist_count() == 2);
}
