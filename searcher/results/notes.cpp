#include "searcher/results/notes.h"

#include <utility>

#include "searcher/query/match_weights.h"

namespace niger {

std::vector<Note> parsing_notes(const ParsedQuery& parsed) {
  std::vector<Note> notes;
  for (const QueryRemark& remark : parsed.remarks) {
    switch (remark.kind) {
      case QueryRemark::Kind::Shortened:
        notes.push_back({"query-shortened", "the query is longer than " +
                                                std::to_string(kMaxQueryBytes / 1024) +
                                                " KB: only its beginning was read"});
        break;
      case QueryRemark::Kind::UnbalancedQuote:
        notes.push_back(
            {"unbalanced-quote", "a quote is not closed: what follows it was searched as words"});
        break;
      case QueryRemark::Kind::UnbalancedParen:
        notes.push_back({"unbalanced-parenthesis", "a parenthesis has no other half"});
        break;
      case QueryRemark::Kind::UnknownField:
        notes.push_back({"unknown-field", "there is no field " + remark.detail +
                                              ": searched as a word (did you mean " +
                                              remark.suggestion + ":?)"});
        break;
      case QueryRemark::Kind::BadDate:
        notes.push_back({"bad-date", "not a date: " + remark.detail +
                                         " (write 2024, 2024-03, 2024-03-05, 2023..2024)"});
        break;
      case QueryRemark::Kind::LoneStar:
        notes.push_back({"lone-star", "a * stands without a word and was left out"});
        break;
      case QueryRemark::Kind::TooDeep:
        notes.push_back({"too-deep",
                         "parentheses are nested too deep: the inner ones were left "
                         "out"});
        break;
      case QueryRemark::Kind::LoneOperator:
        notes.push_back({"lone-operator", remark.detail + " has nothing to join and was left out"});
        break;
    }
  }
  return notes;
}

std::vector<Note> building_notes(const BuiltQuery& built) {
  std::vector<Note> notes;
  if (built.only_stop_words) {
    notes.push_back({"stop-words-only",
                     "the query has only very common words: they were searched as they are"});
  }
  if (built.left_out > 0) {
    notes.push_back({"words-left-out", "only the first " + std::to_string(match::kMaxQueryWords) +
                                           " different words were searched"});
  }
  for (const std::string& value : built.unknown_values) {
    notes.push_back({"unknown-value", "no article has this field: " + value});
  }
  for (const std::string& prefix : built.crowded_prefixes) {
    notes.push_back({"prefix-crowded", prefix + "* stands for more than " +
                                           std::to_string(match::kMaxPrefixTerms) +
                                           " words: the most frequent were searched"});
  }
  return notes;
}

Note relaxed_note() {
  return {"relaxed", "no article has enough of the words: these have some of them"};
}

Note question_note() {
  return {"question", "a question: articles with any of its words are among the answers"};
}

Note rescued_note(const SecondTry& second) {
  std::string typed;
  for (const auto& [word, by] : second.replaced) typed += (typed.empty() ? "" : " ") + word;
  return {"rescued", "لم نجد «" + typed + "»، عرضنا نتائج «" + second.text + "»"};
}

Note did_you_mean_note(const SecondTry& second) {
  return {"did-you-mean", "هل تقصد: " + second.text + "؟"};
}

std::vector<ExplainedWord> explained(const BuiltQuery& built) {
  std::vector<ExplainedWord> out;
  for (const BuiltWord& word : built.words) {
    ExplainedWord one{.typed = word.typed, .role = {}, .forms = {}};
    switch (word.role) {
      case BuiltWord::Role::Looked:
        one.role =
            word.field.empty() ? "looked for in title and text" : "looked for in the " + word.field;
        one.forms.push_back(
            {word.stem, "the word itself, with any clitics and endings", word.articles});
        for (const BuiltForm& form : word.forms) {
          one.forms.push_back(
              {form.letters, std::string(arabic_name_of(form.rule)), form.articles});
        }
        break;
      case BuiltWord::Role::StopWord:
        one.role = "too common to be looked for beside other words";
        break;
      case BuiltWord::Role::Excluded:
        one.role = "must not stand in the article";
        one.forms.push_back({word.stem, "left out", word.articles});
        break;
      case BuiltWord::Role::TooMany:
        one.role = "left out: the query has too many words";
        break;
    }
    out.push_back(std::move(one));
  }
  return out;
}

Note no_words_note() { return {"no-words", "the query has no word to look for"}; }

}  // namespace niger
