#include "indexer/writing/document_maker.h"

#include "common/article_size.h"
#include "common/index/article_key.h"
#include "common/index/boolean_term.h"
#include "common/index/positional_value.h"
#include "common/index/schema.h"
#include "common/index/term_codec.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::arabic;
using namespace niger::index;
using namespace niger::writing;

namespace {

struct Posted {
  bool found = false;
  Xapian::termcount wdf = 0;
};

class Made {
 public:
  explicit Made(const Article& article) {
    const Analyzer analyzer;
    ArticleRecordWriter records("");
    document_ = DocumentMaker(analyzer, records).document(article);
  }

  [[nodiscard]] Posted posted(const std::string& term) const {
    Posted posted;
    for (auto at = document_.termlist_begin(); at != document_.termlist_end(); ++at) {
      if (*at == term) {
        posted = {true, at.get_wdf()};
      }
    }
    return posted;
  }

  /// What is posted for the stem of `word` under `prefix`.
  [[nodiscard]] Posted stem(std::string_view prefix, std::string_view word) const {
    const std::vector<Token> tokens = Analyzer().analyze(word);
    return posted(std::string(prefix) + encoded_term(tokens.at(0).stem));
  }

  /// True where title or text has the words next to each other, seen by phrases.
  [[nodiscard]] bool phrase(std::string_view words) const {
    std::vector<OrderedWord> phrase;
    for (const Token& token : Analyzer().analyze(words)) {
      phrase.push_back({word_hash(encoded_term(token.stem)), token.position - 1});
    }
    return has_phrase(document_.get_value(schema::kPositionalSlot), phrase);
  }

  [[nodiscard]] const Xapian::Document& document() const { return document_; }

 private:
  Xapian::Document document_;
};

Article sample() {
  Article article;
  article.id = "x";
  article.title = "زلزال أغاديز";
  article.text = "ضرب زلزال مدينة طنجة فجرا";
  return article;
}

// Marks the first occurrence of `part` in the text as a zone.
void add_zone(Article& article, ZoneKind kind, const std::string& part) {
  const std::size_t begin = article.text.find(part);
  article.zones.push_back({kind, {begin, begin + part.size()}});
}

}  // namespace

TEST_CASE("title and text are posted in their order, the title counts more", "[document_maker]") {
  const Made made(sample());
  CHECK(made.stem("", "زلزال").wdf == schema::kTitleWdf + schema::kBodyWdf);
  CHECK(made.stem(schema::kTitlePrefix, "زلزال").wdf == 1);
  CHECK_FALSE(made.stem(schema::kTitlePrefix, "طنجة").found);
  CHECK(made.phrase("زلزال أغاديز"));
  CHECK(made.phrase("ضرب زلزال مدينة طنجة"));
  CHECK_FALSE(made.phrase("مدينة زلزال"));
  CHECK_FALSE(made.phrase("أغاديز ضرب"));  // the title ends between them
}

TEST_CASE("stop words are in phrases too", "[document_maker]") {
  Article article = sample();
  article.text = "انتقل من طنجة إلى أغاديز";
  const Made made(article);
  CHECK(made.phrase("من طنجة إلى أغاديز"));
  CHECK_FALSE(made.phrase("إلى طنجة"));
}

TEST_CASE("each zone is posted in its own way", "[document_maker]") {
  Article article = sample();
  article.text = "تاريخ النشر نيسان\nضرب زلزال طنجة\nإقرأ أيضا بركان إيطاليا بركان\nشارك تويتر";
  add_zone(article, ZoneKind::Metadata, "تاريخ النشر نيسان");
  add_zone(article, ZoneKind::Related, "إقرأ أيضا بركان إيطاليا بركان");
  add_zone(article, ZoneKind::Boilerplate, "شارك تويتر");
  const Made made(article);
  CHECK(made.stem("", "نيسان").found);
  CHECK(made.stem("", "نيسان").wdf == schema::kMetadataWdf);
  CHECK_FALSE(made.phrase("النشر نيسان"));
  CHECK(made.stem("", "بركان").found);
  CHECK(made.stem("", "بركان").wdf == schema::kRelatedWdf);
  CHECK(made.stem(schema::kRelatedPrefix, "بركان").found);
  CHECK_FALSE(made.stem("", "تويتر").found);
  CHECK_FALSE(made.stem(schema::kRelatedPrefix, "تويتر").found);
  CHECK_FALSE(made.phrase("بركان إيطاليا"));
  CHECK(made.phrase("ضرب زلزال طنجة"));
  CHECK_FALSE(made.phrase("نيسان ضرب"));
}

TEST_CASE("fields become terms and values", "[document_maker]") {
  Article article = sample();
  article.path = "news/2018/a.html";
  article.date = {2018, 4, 19};
  article.source = "الجزيرة";
  article.keywords = {"النيجر", "أمن"};
  article.language = "ar";
  const Made made(article);
  for (const std::string& term :
       {std::string(key_term("x", 0)), std::string("Unews/2018/a.html"), std::string("XFnews"),
        std::string("XFnews/2018"), std::string("Y2018"), std::string("M201804"),
        std::string("D20180419"), std::string("Lar"), folded_term("P", "الجزيره"),
        folded_term("K", "نيجر").empty() ? std::string() : folded_term("K", "النيجر")}) {
    INFO(term);
    CHECK(made.posted(term).found);
    CHECK(made.posted(term).wdf == 0);
  }
  CHECK(made.document().get_value(schema::kDateSlot) == "20180419");
  CHECK(made.document().get_value(schema::kSourceSlot) == "الجزيرة");
  CHECK(made.document().get_value(schema::kFolderSlot) == "news/2018");
  CHECK(made.document().get_value(schema::kKeywordsSlot) ==
        "النيجر\x1F"
        "أمن");
  CHECK(made.document().get_value(schema::kIdSlot) == "x");
}

TEST_CASE("an empty article has its id, and nothing goes wrong with a monstrous one",
          "[document_maker]") {
  Article article;
  article.id = "empty";
  CHECK(Made(article).posted(key_term("empty", 0)).found);
  article.id = std::string(5000, 'i');
  for (int letter = 0; letter < 10000; ++letter) {
    article.title += "ق";
  }
  article.text = article.title + "\n\u064E\u064E " + article.title + "ا";
  article.author = article.title;
  const Made made(article);
  for (auto at = made.document().termlist_begin(); at != made.document().termlist_end(); ++at) {
    CHECK((*at).size() <= schema::kMaxTermBytes);
  }
}

TEST_CASE("a maker that forgets its words in between posts the same", "[document_maker]") {
  const Analyzer analyzer;
  ArticleRecordWriter records("");
  DocumentMaker forgetful(analyzer, records, 1);
  for (int round = 0; round < 3; ++round) {
    CHECK(forgetful.document(sample()).serialise() == Made(sample()).document().serialise());
  }
}

TEST_CASE("the size is that of the title and the article's own text", "[document_maker]") {
  const auto size_of = [](const Article& article) {
    return decoded_size(Made(article).document().get_value(schema::kSizeSlot));
  };
  Article article = sample();
  CHECK(size_of(article) == ArticleSize{2 + 5, 2});
  article.text = "تاريخ النشر نيسان\nضرب زلزال طنجة. قتل عشرة\nإقرأ أيضا بركان\nشارك تويتر";
  CHECK(size_of(article) == ArticleSize{2 + 13, 6});
  add_zone(article, ZoneKind::Metadata, "تاريخ النشر نيسان");
  add_zone(article, ZoneKind::Related, "إقرأ أيضا بركان");
  add_zone(article, ZoneKind::Boilerplate, "شارك تويتر");
  CHECK(size_of(article) == ArticleSize{2 + 5, 3});
  // Texts are read in pieces.
  article = sample();
  article.text.clear();
  for (int line = 0; line < 3000; ++line) article.text += "ضرب زلزال مدينة\n";
  CHECK(size_of(article) == ArticleSize{2 + 9000, 3001});
  CHECK(Made(Article{}).document().get_value(schema::kSizeSlot).empty());
}
