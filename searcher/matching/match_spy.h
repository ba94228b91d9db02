#pragma once
/// The match spy, by which a match ends in time. Xapian reports every match to it: it keeps them,
/// asks the deadline every so often, and ends the match by an exception once it has passed. To a
/// stock remote server it is the spy of Xapian that it derives from, which ends nothing there.
#include <xapian.h>

#include <vector>

#include "searcher/base/deadline.h"

namespace niger::matching {

class MatchSpy : public Xapian::ValueCountMatchSpy {
 public:
  struct Seen {
    Xapian::docid id = 0;
    double weight = 0;
  };

  /// Thrown out of Enquire::get_mset.
  struct TimeUp {};

  /// `counts`: the values of `slot` are counted, as Xapian's spy does.
  MatchSpy(Xapian::valueno slot, bool counts, Deadline& deadline, double share);

  void operator()(const Xapian::Document& document, double weight) override;

  /// All matches until TimeUp was thrown.
  [[nodiscard]] const std::vector<Seen>& seen() const { return seen_; }

 private:
  bool counts_;
  bool keeps_;
  DeadlineWatch watch_;
  std::vector<Seen> seen_;
};

/// The articles that a query matches, ascending, weights left aside. Those found by then where the
/// deadline has passed: `is_cut` is set.
[[nodiscard]] std::vector<Xapian::docid> matching_ids(const Xapian::Database& database,
                                                      const Xapian::Query& query,
                                                      Deadline& deadline, double share,
                                                      bool& is_cut);

}  // namespace niger::matching
