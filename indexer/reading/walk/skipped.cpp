#include "indexer/reading/walk/skipped.h"

#include <cerrno>

namespace niger::walk {

SkipReason reason_of(int error) {
  switch (error) {
    case EACCES:
    case EPERM:
      return SkipReason::Denied;
    case ELOOP:
      return SkipReason::Loop;
    case ENOENT:
    case ENOTDIR:
      return SkipReason::Missing;
    default:
      return SkipReason::Damaged;
  }
}

std::string_view reason_name(SkipReason reason) {
  switch (reason) {
    case SkipReason::Missing:
      return "missing";
    case SkipReason::Denied:
      return "denied";
    case SkipReason::Special:
      return "special";
    case SkipReason::Loop:
      return "loop";
    case SkipReason::Repeated:
      return "repeated";
    case SkipReason::Empty:
      return "empty";
    case SkipReason::Binary:
      return "binary";
    case SkipReason::Encoding:
      return "encoding";
    case SkipReason::Damaged:
      return "damaged";
    case SkipReason::TooLarge:
      return "too-large";
    case SkipReason::Unsupported:
      return "unsupported";
    case SkipReason::Filter:
      return "filter";
    case SkipReason::Stopped:
      return "reader-stopped";
    case SkipReason::Link:
      return "link";
    case SkipReason::NoArticle:
      return "no-article";
  }
  return "unknown";
}

}  // namespace niger::walk
