#include "indexer/reading/containers/archive_members.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace niger::containers {

using messages::Message;
using messages::Text;

namespace {

constexpr std::size_t kMarkBytes = 10;
constexpr unsigned kMostTries = 10'000;  // at marks that begin no member

// Whether a member of bzip2 data may begin there.
bool begins_member(std::string_view bytes) {
  using namespace std::string_view_literals;
  return bytes.starts_with("BZh"sv) && bytes.substr(4).starts_with("1AY&SY"sv);
}

}  // namespace

Text error_of(archive* handle, Message otherwise) {
  const char* message = archive_error_string(handle);
  return message != nullptr ? Text(message) : Text(otherwise);
}

int filter_of(std::string_view begun) {
  struct Known {
    std::string_view mark;
    int filter;
  };
  using namespace std::string_view_literals;
  constexpr std::array<Known, 6> kKnown = {{{"\x1F\x8B"sv, ARCHIVE_FILTER_GZIP},
                                            {"BZh"sv, ARCHIVE_FILTER_BZIP2},
                                            {"\xFD"
                                             "7zXZ\0"sv,
                                             ARCHIVE_FILTER_XZ},
                                            {"\x28\xB5\x2F\xFD"sv, ARCHIVE_FILTER_ZSTD},
                                            {"\x04\x22\x4D\x18"sv, ARCHIVE_FILTER_LZ4},
                                            {"\x1F\x9D"sv, ARCHIVE_FILTER_COMPRESS}}};
  for (const Known& known : kKnown) {
    if (begun.starts_with(known.mark)) {
      return known.filter;
    }
  }
  return ARCHIVE_FILTER_NONE;
}

Handle new_archive(int filter, bool is_member) {
  Handle handle(archive_read_new());
  if (filter != ARCHIVE_FILTER_NONE) {
    archive_read_append_filter(handle.get(), filter);
  }
  archive_read_support_format_raw(handle.get());
  if (is_member) return handle;
  archive_read_support_format_tar(handle.get());
  archive_read_support_format_zip(handle.get());
  archive_read_support_format_cpio(handle.get());
  archive_read_support_format_ar(handle.get());
  return handle;
}

archive* Members::after(archive* ended, bool is_damaged) {
  if (is_damaged) note(error_of(ended, Message::ReadDamagedData));
  Feed& fed = feed_ ? *feed_ : packed_;
  std::string rest = fed.left(used_by(ended));
  std::size_t from = is_damaged ? 1 : 0;
  bool is_padding = true;
  const auto pass = [&](std::size_t count) {
    is_padding = is_padding && rest.find_first_not_of(std::string_view("\0\r\n ", 4)) >= count;
    rest.erase(0, count);
  };
  while (tries_ < kMostTries) {
    while (from + kMarkBytes <= rest.size() &&
           !begins_member(std::string_view(rest).substr(from))) {
      ++from;
    }
    if (from + kMarkBytes > rest.size()) {
      pass(std::min(from, rest.size()));
      from = 0;
      if (fed.read(rest)) continue;
      pass(rest.size());
      break;
    }
    pass(from);
    ++tries_;
    auto feed_here = std::make_unique<Feed>(fed.onwards(std::move(rest)));
    Handle handle = new_archive(ARCHIVE_FILTER_BZIP2, true);
    archive_entry* header = nullptr;
    if (archive_read_open(handle.get(), feed_here.get(), nullptr, feed, nullptr) == ARCHIVE_OK &&
        archive_read_next_header(handle.get(), &header) == ARCHIVE_OK) {
      if (!is_padding) note(Message::ReadDamagedData);
      tries_ = 0;
      handle_ = std::move(handle);
      feed_ = std::move(feed_here);
      return handle_.get();
    }
    rest = feed_here->left(0);
    from = 1;
  }
  if (!is_padding || tries_ == kMostTries) rest_ = Message::ReadDamagedData;
  return nullptr;
}

void Members::note(Text damage) {
  if (damage_.empty()) damage_ = std::move(damage);
}

}  // namespace niger::containers
