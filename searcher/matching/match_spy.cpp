#include "searcher/matching/match_spy.h"

#include <algorithm>

#include "common/index/schema.h"

namespace niger::matching {

MatchSpy::MatchSpy(Xapian::valueno slot, bool counts, Deadline& deadline, double share)
    : Xapian::ValueCountMatchSpy(slot),
      counts_(counts),
      keeps_(deadline.may_pass()),
      watch_(deadline, share) {}

void MatchSpy::operator()(const Xapian::Document& document, double weight) {
  if (keeps_) {
    if (watch_.is_over()) throw TimeUp();
    seen_.push_back({document.get_docid(), weight});
  }
  if (counts_) Xapian::ValueCountMatchSpy::operator()(document, weight);
}

std::vector<Xapian::docid> matching_ids(const Xapian::Database& database,
                                        const Xapian::Query& query, Deadline& deadline,
                                        double share, bool& is_cut) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  MatchSpy spy(schema::kClusterSlot, false, deadline, share);
  if (deadline.may_pass()) enquire.add_matchspy(&spy);
  std::vector<Xapian::docid> ids;
  try {
    const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
    ids.assign(found.begin(), found.end());
  } catch (const MatchSpy::TimeUp&) {
    is_cut = true;
    for (const MatchSpy::Seen& one : spy.seen()) ids.push_back(one.id);
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

}  // namespace niger::matching
