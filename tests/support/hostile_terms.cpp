// Damages of what a database says beside its articles: metadata, lists of copies, terms, numbers.
#include <cstdint>

#include "common/index/duplicate_list.h"
#include "common/index/schema.h"
#include "common/index/term_codec.h"
#include "tests/support/hostile_parts.h"

namespace niger::test {

using namespace index;

void add_metadata(std::vector<Damage>& out) {
  const std::vector<std::pair<std::string, std::string>> values = {
      {"missing", ""},
      {"letters", "abc"},
      {"a number past all", std::string(30, '9')},
      {"minus one", "-1"},
      {"numbers of eight bytes", std::string(40, '\xFF')},
      {"no UTF-8 and controls", "\x01\xFF\x1b[31m\n\r"},
      {"megabytes", std::string(kHuge, 'x')},
      {"megabytes of ones", std::string(kHuge, '\x01')},
      {"noise", noise(5000)},
      {"the magic of a dictionary, and noise", bytes({0x37, 0xA4, 0x30, 0xEC}) + noise(5000)},
  };
  for (const auto& [what, value] : values) {
    for (const std::string_view key :
         {schema::kFormatKey, schema::kAnalyzerKey, schema::kCreatorKey, schema::kBuiltAtKey,
          schema::kSourcesKey, schema::kStatsKey, schema::kChangedKey, schema::kRemovedKey,
          schema::kCatalogKey, schema::kDictionaryKey, schema::kVectorsKey}) {
      out.push_back({std::string(key) + ": " + what,
                     [key = std::string(key), value = value](WritableDatabase& database) {
                       database.set_metadata(key, value);
                     }});
    }
    for (const std::string_view prefix :
         {schema::kNearDuplicatesPrefix, schema::kKeyedTermsPrefix, schema::kCatalogChunkPrefix,
          schema::kCatalogRecordsPrefix, schema::kVectorPrefix}) {
      out.push_back({std::string(prefix) + ": " + what,
                     [prefix = std::string(prefix), value = value](WritableDatabase& database) {
                       const std::vector<std::string> keys(database.metadata_keys_begin(prefix),
                                                           database.metadata_keys_end(prefix));
                       // Of many keys a few are huge.
                       std::size_t left = value.size() >= kHuge ? 20 : keys.size();
                       for (const std::string& key : keys) {
                         if (left-- == 0) break;
                         database.set_metadata(key, value);
                       }
                     }});
    }
  }
}

void add_copies(std::vector<Damage>& out) {
  const std::vector<std::pair<std::string, std::vector<std::uint32_t>>> lists = {
      {"itself alone", {1}},
      {"members that are not there", {70, 71, 72}},
      {"members that are not there, and some that are", {1, 2, 900, 4294967295U}},
      {"all articles", {1, 2, 3, 4, 5, 6, 7, 8}},
  };
  for (const auto& [what, members] : lists) {
    out.push_back(
        {"copies: " + what, [members = members](WritableDatabase& database) {
           change_all(database, [](Document& document, docid number) {
             document.add_value(schema::kClusterSlot,
                                group_value(number % 2 == 0 ? "family 1" : "family 2", "a group."));
           });
           DuplicateGroup group;
           group.key = "a group.";
           group.members = members;
           for (const char* family : {"family 1", "family 2"}) {
             database.set_metadata(metadata_key_of_family(family), encoded_family({group}));
           }
         }});
  }
  out.push_back(
      {"copies: of a group whose name no key has room for", [](WritableDatabase& database) {
         change_all(database, [](Document& document, docid) {
           document.add_value(schema::kClusterSlot, std::string(300, 'g'));
         });
       }});
}

namespace {

std::vector<std::string> odd_ends() {
  return {"",
          "\x1b[31m",
          "\n",
          std::string(1, '\0'),
          std::string(60, '\0'),
          "\xFF",
          "\xFF\xFF\xFF",
          "\xFF\xD8",
          "\x80\xFF\xED\xA0\x80",
          "\xAA\xBF\xC0",
          std::string(200, '\xFF'),
          std::string(200, 'x'),
          "$(touch x)",
          "20249999",
          "\x01",
          std::string("\x01") + std::string(8, '\x7F'),
          "a\x01\x02"};
}

}  // namespace

void add_terms(std::vector<Damage>& out) {
  const auto with_prefix = [&out](std::string_view prefix) {
    out.push_back({"terms with the prefix \"" + std::string(prefix) + "\"",
                   [prefix = std::string(prefix)](WritableDatabase& database) {
                     change_all(database, [&prefix](Document& document, docid) {
                       for (const std::string& end : odd_ends()) {
                         const std::string term = prefix + end;
                         if (!term.empty()) document.add_term(term, 3);
                       }
                     });
                   }});
  };
  for (const std::string_view prefix :
       {schema::kStemPrefix, schema::kTitlePrefix, schema::kRelatedPrefix, schema::kIdPrefix,
        schema::kFilePrefix, schema::kSourcePrefix, schema::kAuthorPrefix, schema::kKeywordPrefix,
        schema::kPlacePrefix, schema::kCategoryPrefix, schema::kFolderPrefix, schema::kYearPrefix,
        schema::kMonthPrefix, schema::kDayPrefix, schema::kLanguagePrefix, std::string_view("X"),
        std::string_view("XZZ"), std::string_view("Z"), std::string_view("\xFF")}) {
    with_prefix(prefix);
  }
  out.push_back({"terms: none", [](WritableDatabase& database) {
                   change_all(database, [](Document& document, docid) { document.clear_terms(); });
                 }});
  out.push_back({"terms: no unique one", [](WritableDatabase& database) {
                   change_all(database, [](Document& document, docid) {
                     std::vector<std::string> unique;
                     for (auto at = document.termlist_begin(); at != document.termlist_end();
                          ++at) {
                       if ((*at).starts_with(schema::kIdPrefix)) unique.push_back(*at);
                     }
                     for (const std::string& term : unique) document.remove_term(term);
                   });
                 }});
  out.push_back({"terms: the same unique one for all", [](WritableDatabase& database) {
                   change_all(database, [](Document& document, docid) {
                     document.add_boolean_term(std::string(schema::kIdPrefix) + "base\x01");
                   });
                 }});
  out.push_back({"terms: two billion of each", [](WritableDatabase& database) {
                   change_all(database, [](Document& document, docid) {
                     document.add_term(encoded_term("قاعد"), 2'000'000'000);
                   });
                 }});
  out.push_back({"terms: positions", [](WritableDatabase& database) {
                   change_all(database, [](Document& document, docid) {
                     document.add_posting(encoded_term("قاعد"), 4'294'967'295U);
                     document.add_posting(encoded_term("جوي"), 1);
                   });
                 }});
  out.push_back({"terms: forty thousand sources", [](WritableDatabase& database) {
                   Document document = database.get_document(1);
                   for (int i = 0; i < 40000; ++i) {
                     document.add_boolean_term(std::string(schema::kSourcePrefix) + "s" +
                                               std::to_string(i));
                   }
                   database.replace_document(1, document);
                 }});
}

void add_numbers(std::vector<Damage>& out) {
  for (const docid far : {kFarEnd, std::numeric_limits<docid>::max()}) {
    out.push_back({"an article at " + std::to_string(far), [far](WritableDatabase& database) {
                     database.replace_document(far, database.get_document(2));
                   }});
  }
  out.push_back({"articles far apart", [](WritableDatabase& database) {
                   const Document document = database.get_document(2);
                   for (docid number = 1000; number < kFarEnd; number += 90'000'000) {
                     database.replace_document(number, document);
                   }
                 }});
  out.push_back({"no articles", [](WritableDatabase& database) {
                   for (const docid number : all_of(database)) database.delete_document(number);
                 }});
  out.push_back(
      {"an empty document", [](WritableDatabase& database) { database.add_document(Document()); }});
  out.push_back({"words that lead to others", [](WritableDatabase& database) {
                   database.add_synonym("قاعدة", "قاعدة");
                   database.add_spelling("قاعدة", 4'000'000'000U);
                 }});
}

}  // namespace niger::test
