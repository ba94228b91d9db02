#include "searcher/highlighting/word_form.h"

#include "common/arabic/analyzer.h"
#include "common/letters/folding.h"
#include "tests/support/catch.h"

namespace niger::highlighting {

TEST_CASE("the form of a word is what its proclitics leave", "[word_form]") {
  const arabic::Stemmer stemmer;
  struct Row {
    const char* typed;
    const char* form;
  };
  for (const Row& row : {Row{"قاعدة", "قاعده"},
                         {"القاعدة", "قاعده"},
                         {"وبالقاعدة", "قاعده"},
                         {"قاعدتين", "قاعدتين"},
                         {"والقاعدتين", "قاعدتين"},
                         {"للجنة", "لجنه"},
                         {"وأمريكا", "امريكا"},
                         {"سيسحب", "يسحب"},
                         {"والي", "والي"},
                         {"201", "201"},
                         {"BBC", "bbc"}}) {
    INFO(row.typed);
    CHECK(form_of(stemmer, row.typed) == row.form);
  }
}

TEST_CASE("a form has its clitics around it, and nothing else", "[word_form]") {
  struct Row {
    const char* word;
    const char* form;
    bool has;
  };
  for (const Row& row : {Row{"قاعدة", "قاعده", true},
                         {"والقاعدة", "قاعده", true},
                         {"للقاعدة", "قاعده", true},
                         {"قاعدتهم", "قاعده", true},  // U+0629 is U+062A before a pronoun
                         {"وبقاعدتها", "قاعده", true},
                         {"قاعدتين", "قاعده", false},
                         {"القاعدتين", "قاعدتين", true},
                         {"قاعدات", "قاعده", false},
                         {"قواعد", "قاعده", false},
                         {"مستشفاه", "مستشفي", true},  // U+0649 is U+0627
                         {"سيسحبها", "يسحب", true},
                         {"يسحبون", "يسحب", false},
                         {"للجنة", "لجنه", true},
                         {"كتابا", "كتاب", false},
                         {"رئيسة", "رئيس", false},  // U+0629 is no pronoun
                         {"رئيسةٌ", "رئيس", false},
                         {"رئيسه", "رئيس", true},
                         {"رئيسة", "رئيسه", true},
                         {"كتابهم", "كتاب", true},
                         {"المهندسون", "مهندس", false},
                         {"قاعدة", "", false},
                         {"", "قاعده", false}}) {
    INFO(row.word << ' ' << row.form);
    CHECK(has_form(letters::fold(row.word), row.word, letters::fold(row.form)) == row.has);
  }
}

}  // namespace niger::highlighting
