#pragma once
/// The zone of each token, in one pass: tokens and zones are both in the order of the text.
#include <vector>

#include "common/article.h"

namespace niger::duplicates {

/// Asked for offsets that never fall.
class ZoneWalk {
 public:
  /// `zones` must outlive it.
  explicit ZoneWalk(const std::vector<Zone>& zones) : next_(zones.begin()), end_(zones.end()) {}

  ZoneKind kind_at(std::size_t offset) {
    while (next_ != end_ && next_->span.end <= offset) {
      ++next_;
    }
    return next_ != end_ && next_->span.begin <= offset ? next_->kind : ZoneKind::Body;
  }

 private:
  std::vector<Zone>::const_iterator next_;
  std::vector<Zone>::const_iterator end_;
};

}  // namespace niger::duplicates
