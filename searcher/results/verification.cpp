#include "searcher/results/verification.h"

#include <algorithm>
#include <iterator>

#include "common/index/schema.h"
#include "common/index/value_reader.h"
#include "common/index/word_order.h"
#include "searcher/query/mentions.h"
#include "searcher/results/snippet.h"

namespace niger {
namespace {

using Ids = std::vector<Xapian::docid>;  // ascending
using Kind = Requirement::Kind;
using XQuery = Xapian::Query;

Ids minus(const Ids& ids, const Ids& others) {
  Ids out;
  std::set_difference(ids.begin(), ids.end(), others.begin(), others.end(),
                      std::back_inserter(out));
  return out;
}

Ids matches_of(const Xapian::Database& database, const XQuery& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
  Ids ids(found.begin(), found.end());
  std::sort(ids.begin(), ids.end());
  return ids;
}

// Reading a text costs a hundred times what the rest does: it comes last.
bool reads_texts(const Requirement& check) {
  return check.kind == Kind::Letters ||
         std::any_of(check.parts.begin(), check.parts.end(), reads_texts);
}

class Verifier {
 public:
  Verifier(const BuiltQuery& built, IndexReader& reader, Analyzer::Session& session)
      : reader_(reader), session_(session) {
    candidates_ = built.certain.empty() ? built.query
                                        : XQuery(XQuery::OP_AND_NOT, built.query, built.certain);
  }

  Ids rejected(const Requirement& check) {
    const Ids candidates = matches_of(reader_.database(), candidates_);
    return minus(candidates, meeting(check, candidates));
  }

 private:
  // Those of `ids` that meet the requirement.
  Ids meeting(const Requirement& check, const Ids& ids) {
    switch (check.kind) {
      case Kind::None:
        return ids;
      case Kind::Matches:
        return matching(check.query, ids);
      case Kind::Phrase:
        return with_phrase(check, ids);
      case Kind::Near:
        return with_words_near(check, ids);
      case Kind::Letters:
        return with_letters(check.word, ids);
      case Kind::All:
        return meeting_all(check.parts, ids);
      case Kind::AtLeast:
        return meeting_some(check, ids);
      case Kind::Not:
        return minus(ids, meeting(check.parts.front(), ids));
    }
    return ids;
  }

  Ids matching(const XQuery& query, const Ids& ids) {
    if (ids.empty()) return {};
    const Ids found = matches_of(reader_.database(), query);
    Ids out;
    std::set_intersection(ids.begin(), ids.end(), found.begin(), found.end(),
                          std::back_inserter(out));
    return out;
  }

  // Those of ascending articles of which the word order says so; without one, none does.
  template <typename Question>
  Ids with_order(const Ids& ids, const Question& question) {
    Ids out;
    ValueReader orders(reader_.database(), schema::kWordOrderSlot);
    for (const Xapian::docid id : ids) {
      if (question(orders.value_of(id))) out.push_back(id);
    }
    return out;
  }

  Ids with_phrase(const Requirement& check, const Ids& ids) {
    std::vector<OrderedWord> words;
    for (std::size_t i = 0; i < check.terms.size(); ++i) {
      words.push_back({word_hash(check.terms[i]), check.places[i]});
    }
    std::vector<OrderedWord> in_tail = words;
    for (std::size_t i = 0; i < in_tail.size(); ++i) {
      in_tail[i].word = word_hash(related_term(check.terms[i]));
    }
    const OrderPart part = check.in_title ? OrderPart::Title : OrderPart::TitleOrText;
    return with_order(ids, [&](const std::string& value) {
      return has_phrase(value, words, part) || (check.in_tail && has_phrase(value, in_tail));
    });
  }

  Ids with_words_near(const Requirement& check, const Ids& ids) {
    std::vector<WordHash> words;
    std::vector<WordHash> in_tail;
    for (const std::string& term : check.terms) {
      words.push_back(word_hash(term));
      in_tail.push_back(word_hash(related_term(term)));
    }
    return with_order(ids, [&](const std::string& value) {
      return has_words_near(value, words, check.count) ||
             (check.in_tail && has_words_near(value, in_tail, check.count));
    });
  }

  Ids with_letters(const WantedWord& word, const Ids& ids) {
    Wanted wanted;
    wanted.words.push_back(word);
    Highlighter highlighter(session_, wanted);
    Ids out;
    for (const Xapian::docid id : ids) {
      const Article article = reader_.article(reader_.document(id));
      if (!highlighter.met(article.title).empty() ||
          (word.in_text && !highlighter.met(article.text).empty())) {
        out.push_back(id);
      }
    }
    return out;
  }

  Ids meeting_all(const std::vector<Requirement>& parts, Ids ids) {
    for (const bool last : {false, true}) {
      for (const Requirement& part : parts) {
        if (reads_texts(part) == last && !ids.empty()) ids = meeting(part, ids);
      }
    }
    return ids;
  }

  Ids meeting_some(const Requirement& check, const Ids& ids) {
    std::vector<std::size_t> met(ids.size());
    Ids open = ids;  // not yet met often enough
    const auto place = [&ids](Xapian::docid id) {
      return static_cast<std::size_t>(std::lower_bound(ids.begin(), ids.end(), id) - ids.begin());
    };
    for (const bool last : {false, true}) {
      for (const Requirement& part : check.parts) {
        if (reads_texts(part) != last) continue;
        for (const Xapian::docid id : meeting(part, open)) ++met[place(id)];
        open.erase(std::remove_if(open.begin(), open.end(),
                                  [&](Xapian::docid id) { return met[place(id)] >= check.count; }),
                   open.end());
      }
    }
    return minus(ids, open);
  }

  IndexReader& reader_;
  Analyzer::Session& session_;
  XQuery candidates_;
};

}  // namespace

std::vector<Xapian::docid> rejected(const BuiltQuery& built, IndexReader& reader,
                                    Analyzer::Session& session) {
  if (built.check.kind == Kind::None) return {};
  return Verifier(built, reader, session).rejected(built.check);
}

}  // namespace niger
