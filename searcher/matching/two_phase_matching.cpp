#include "searcher/matching/two_phase_matching.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

#include "common/index/positional_value.h"
#include "common/index/schema.h"
#include "common/index/value_reader.h"
#include "searcher/highlighting/exact_letters.h"
#include "searcher/highlighting/shared_unit.h"
#include "searcher/matching/match_spy.h"
#include "searcher/matching/slot_values.h"
#include "searcher/matching/term_articles.h"
#include "searcher/query/secondary_zone.h"
#include "searcher/query/story_stem.h"

namespace niger::matching {

using index::OrderPart;
using index::word_hash;
using query::BuiltQuery;
using query::PostFilter;
using snapshot::IndexReader;

namespace {

using Ids = std::vector<Xapian::docid>;  // ascending
using Kind = PostFilter::Kind;
using XQuery = Xapian::Query;

Ids minus(const Ids& ids, const Ids& others) {
  Ids out;
  std::set_difference(ids.begin(), ids.end(), others.begin(), others.end(),
                      std::back_inserter(out));
  return out;
}

// Reading a text costs a hundred times what the rest does: it comes last.
bool reads_texts(const PostFilter& check) {
  return check.kind == Kind::Letters || check.kind == Kind::Together ||
         std::any_of(check.parts.begin(), check.parts.end(), reads_texts);
}

// Articles are filtered in ascending slices, each to its end: what a deadline leaves is the slices
// that are done.
constexpr std::ptrdiff_t kSlice = 512;

class PostFilterRun {
 public:
  PostFilterRun(const BuiltQuery& built, IndexReader& reader, arabic::Analyzer::Session& session,
                Deadline& deadline)
      : built_(built),
        reader_(reader),
        deadline_(deadline),
        watch_(deadline, deadline_share::kChecking, kStepsUnwatched),
        letters_(reader, session),
        shared_unit_(reader, session) {
    add_letters(built.check);
  }

  Verdict run() {
    const XQuery open = built_.certain.empty()
                            ? built_.query
                            : XQuery(XQuery::OP_AND_NOT, built_.query, built_.certain);
    const Ids candidates = matches_of(open);
    Ids passed;
    for (auto begin = candidates.begin(); begin != candidates.end() && !is_cut_;) {
      const auto end = begin + std::min(kSlice, candidates.end() - begin);
      const Ids found = passing(built_.check, Ids(begin, end));
      if (!is_cut_) passed.insert(passed.end(), found.begin(), found.end());
      letters_.forget();
      begin = end;
    }
    Verdict verdict{.rejected = minus(candidates, passed), .is_cut = is_cut_, .passed = {}};
    if (is_cut_ && !built_.certain.empty()) {
      const Ids certain = matching_ids(reader_.database(), built_.certain, deadline_,
                                       deadline_share::kMatching, is_cut_);
      std::set_union(passed.begin(), passed.end(), certain.begin(), certain.end(),
                     std::back_inserter(verdict.passed));
    } else if (is_cut_) {
      verdict.passed = std::move(passed);
    }
    return verdict;
  }

 private:
  static constexpr std::uint32_t kStepsUnwatched = 64;  // a step may read a text

  void add_letters(const PostFilter& check) {
    if (check.kind == Kind::Letters) letters_.add(check.word);
    for (const PostFilter& part : check.parts) add_letters(part);
  }

  Ids matches_of(const XQuery& query) {
    return matching_ids(reader_.database(), query, deadline_, deadline_share::kChecking, is_cut_);
  }

  // True once there is no time for another article.
  bool stops() {
    is_cut_ = is_cut_ || watch_.is_over();
    return is_cut_;
  }

  // Those of `ids` that pass the post-filter.
  Ids passing(const PostFilter& check, const Ids& ids) {
    switch (check.kind) {
      case Kind::None:
        return ids;
      case Kind::Matches:
        return matching(check, ids);
      case Kind::Phrase:
        return with_phrase(check, ids);
      case Kind::Near:
        return with_words_near(check, ids);
      case Kind::Letters:
        return with_letters(check.word, ids);
      case Kind::Often:
        return with_often(check, ids);
      case Kind::Together:
        return with_together(check, ids);
      case Kind::All:
        return meeting_all(check.parts, ids);
      case Kind::AtLeast:
        return meeting_some(check, ids);
      case Kind::Not:
        return minus(ids, passing(check.parts.front(), ids));
    }
    return ids;
  }

  Ids matching(const PostFilter& check, const Ids& ids) {
    if (ids.empty()) return {};
    if (is_any_of_terms(check.query)) {
      Ids found;
      for_each_article_of(reader_.database(), check.query, ids, watch_,
                          [&found](Xapian::docid id) { found.push_back(id); });
      is_cut_ = is_cut_ || watch_.is_over();
      return ascending_ids(std::move(found));
    }
    auto known = matches_.find(&check);
    if (known == matches_.end()) known = matches_.emplace(&check, matches_of(check.query)).first;
    const Ids& found = known->second;
    Ids out;
    std::set_intersection(ids.begin(), ids.end(),
                          std::lower_bound(found.begin(), found.end(), ids.front()), found.end(),
                          std::back_inserter(out));
    return out;
  }

  // Those of ascending articles whose word order decides for them; without one, none passes.
  template <typename Question>
  Ids with_order(const Ids& ids, const Question& question) {
    Ids out;
    index::ValueReader orders(reader_.database(), schema::kPositionalSlot);
    for (const Xapian::docid id : ids) {
      if (stops()) break;
      if (question(orders.value_of(id))) out.push_back(id);
    }
    return out;
  }

  Ids with_phrase(const PostFilter& check, const Ids& ids) {
    std::vector<index::OrderedWord> words;
    for (std::size_t i = 0; i < check.terms.size(); ++i) {
      words.push_back({word_hash(check.terms[i]), check.places[i]});
    }
    std::vector<index::OrderedWord> in_tail = words;
    for (std::size_t i = 0; i < in_tail.size(); ++i) {
      in_tail[i].word = word_hash(query::related_term(check.terms[i]));
    }
    const OrderPart part = check.in_title ? OrderPart::Title : OrderPart::TitleOrText;
    return with_order(ids, [&](const std::string& value) {
      return index::has_phrase(value, words, part) ||
             (check.in_tail && index::has_phrase(value, in_tail));
    });
  }

  Ids with_words_near(const PostFilter& check, const Ids& ids) {
    std::vector<index::WordHash> words;
    std::vector<index::WordHash> in_tail;
    for (const std::string& term : check.terms) {
      words.push_back(word_hash(term));
      in_tail.push_back(word_hash(query::related_term(term)));
    }
    return with_order(ids, [&](const std::string& value) {
      return index::has_words_near(value, words, check.count) ||
             (check.in_tail && index::has_words_near(value, in_tail, check.count));
    });
  }

  Ids with_letters(const query::QueryTerm& word, const Ids& ids) {
    Ids out;
    for (const Xapian::docid id : ids) {
      if (stops()) break;
      if (letters_.stand_in(id, word)) out.push_back(id);
    }
    return out;
  }

  // What a stem that the article does not have is taken for is another word.
  Ids with_often(const PostFilter& check, const Ids& ids) {
    std::vector<index::WordHash> words;
    std::vector<query::StoryStem> stems;
    for (const std::string& term : check.terms) {
      words.push_back(word_hash(term));
      stems.emplace_back(reader_.database(), term);
    }
    Ids out;
    index::ValueReader orders(reader_.database(), schema::kPositionalSlot);
    for (const Xapian::docid id : ids) {
      if (stops()) break;
      const std::optional<index::ArticlePlaces> places =
          index::places_of(orders.value_of(id), words);
      if (!places) continue;
      std::vector<std::size_t> counts(stems.size() + 1);  // of words that are not seen too
      for (const index::PlacedWord& placed : places->title.found) ++counts[placed.asked];
      if (!check.in_title) {
        for (const index::PlacedWord& placed : places->text.found) ++counts[placed.asked];
      }
      std::size_t sum = 0;
      for (std::size_t i = 0; i < stems.size(); ++i) {
        if (counts[i] > 0 && stems[i].stands_in(id)) sum += counts[i];
      }
      if (sum >= check.count) out.push_back(id);
    }
    return out;
  }

  Ids with_together(const PostFilter& check, const Ids& ids) {
    Ids out;
    for (const Xapian::docid id : ids) {
      if (stops()) break;
      if (shared_unit_.has(id, check)) out.push_back(id);
    }
    return out;
  }

  Ids meeting_all(const std::vector<PostFilter>& parts, Ids ids) {
    for (const bool last : {false, true}) {
      for (const PostFilter& part : parts) {
        if (reads_texts(part) == last && !ids.empty()) ids = passing(part, ids);
      }
    }
    return ids;
  }

  Ids meeting_some(const PostFilter& check, const Ids& ids) {
    std::vector<std::size_t> passed(ids.size());
    Ids open = ids;  // that have not yet passed enough parts
    const auto place = [&ids](Xapian::docid id) {
      return static_cast<std::size_t>(std::lower_bound(ids.begin(), ids.end(), id) - ids.begin());
    };
    for (const bool last : {false, true}) {
      for (const PostFilter& part : check.parts) {
        if (reads_texts(part) != last) continue;
        for (const Xapian::docid id : passing(part, open)) ++passed[place(id)];
        open.erase(
            std::remove_if(open.begin(), open.end(),
                           [&](Xapian::docid id) { return passed[place(id)] >= check.count; }),
            open.end());
      }
    }
    return minus(ids, open);
  }

  const BuiltQuery& built_;
  IndexReader& reader_;
  Deadline& deadline_;
  DeadlineWatch watch_;
  highlighting::ExactLetters letters_;
  highlighting::SharedUnit shared_unit_;
  std::unordered_map<const PostFilter*, Ids> matches_;  // of the query of each
  bool is_cut_ = false;
};

}  // namespace

Verdict verified(const BuiltQuery& built, IndexReader& reader, arabic::Analyzer::Session& session,
                 Deadline& deadline) {
  if (built.check.kind == Kind::None) return {};
  return PostFilterRun(built, reader, session, deadline).run();
}

}  // namespace niger::matching
