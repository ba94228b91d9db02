#include "indexer/reading/containers/gzip_source.h"

#include <algorithm>
#include <new>
#include <utility>

namespace niger::containers {

using messages::Message;
using messages::Text;

namespace {

constexpr int kGzipWindow = 15 + 16;  // of zlib: the largest, with the header of gzip
constexpr std::size_t kHeaderBytes = 10;
constexpr std::size_t kStepBytes = std::size_t{128} << 10;
// A member that was cut off takes bytes of the next one for its own until they make no sense; what
// only looks like the header of one may take as many as its fields can have.
constexpr std::size_t kTakenBytes = 512;
constexpr std::size_t kMostHeaderBytes = std::size_t{128} << 10;

bool begins_member(std::string_view bytes) {
  using namespace std::string_view_literals;
  constexpr unsigned char kReservedFlags = 0xE0;
  return bytes.starts_with("\x1F\x8B\x08"sv) &&
         (static_cast<unsigned char>(bytes[3]) & kReservedFlags) == 0;
}

bool is_padding(std::string_view bytes) {
  return bytes.find_first_not_of(std::string_view("\0\r\n ", 4)) == std::string_view::npos;
}

}  // namespace

GzipSource::GzipSource(bytes::ByteSource& packed, std::string begun, std::uint64_t& packed_bytes)
    : packed_(packed), packed_bytes_(packed_bytes), in_(std::move(begun)) {
  if (inflateInit2(&stream_, kGzipWindow) != Z_OK) throw std::bad_alloc();
}

GzipSource::~GzipSource() { inflateEnd(&stream_); }

const Text& GzipSource::failure() const {
  static const Text kNone;
  return ended_ ? damage_ : kNone;
}

void GzipSource::note(Text damage) {
  if (damage_.empty()) damage_ = std::move(damage);
}

// Where a member may begin that this one has taken bytes of.
std::size_t GzipSource::taken_from() const {
  const std::size_t taken = has_given_ ? kTakenBytes : kMostHeaderBytes;
  return std::max(member_, at_ - std::min(at_, taken));
}

void GzipSource::leave_member() {
  note(Message::ReadDamagedData);
  in_member_ = false;
  at_ = taken_from();
}

bool GzipSource::read_more() {
  const std::size_t gone = in_member_ ? taken_from() : at_;
  in_.erase(0, gone);
  at_ -= gone;
  member_ -= std::min(member_, gone);
  const std::size_t count = packed_.append_to(in_, kStepBytes);
  packed_bytes_ += count;
  if (count == 0 && !packed_.failure().empty()) note(packed_.failure());
  return count > 0;
}

bool GzipSource::find_member() {
  bool only_padding = true;
  const auto pass = [&](std::size_t to) {
    only_padding = only_padding && is_padding(std::string_view(in_).substr(at_, to - at_));
    at_ = to;
  };
  while (true) {
    std::size_t found = at_;
    while (found + kHeaderBytes <= in_.size() &&
           !begins_member(std::string_view(in_).substr(found, kHeaderBytes))) {
      ++found;
    }
    if (found + kHeaderBytes <= in_.size()) {
      pass(found);
      break;
    }
    pass(std::max(at_, std::min(found, in_.size())));
    if (!read_more()) {
      pass(in_.size());
      if (!only_padding) rest_ = Message::ReadDamagedData;
      return false;
    }
  }
  if (!only_padding) note(Message::ReadDamagedData);
  member_ = at_ + 1;
  has_given_ = false;
  in_member_ = inflateReset2(&stream_, kGzipWindow) == Z_OK;
  return in_member_;
}

// What is unpacked counts down stream_.avail_out.
void GzipSource::inflate_into(char* out, std::size_t size) {
  stream_.next_in = reinterpret_cast<Bytef*>(in_.data() + at_);
  stream_.avail_in = static_cast<uInt>(in_.size() - at_);
  stream_.next_out = reinterpret_cast<Bytef*>(out);
  stream_.avail_out = static_cast<uInt>(size);
  const int state = inflate(&stream_, Z_NO_FLUSH);
  at_ = in_.size() - stream_.avail_in;
  if (state == Z_STREAM_END) {
    in_member_ = false;
  } else if (state != Z_OK && state != Z_BUF_ERROR) {
    leave_member();
  }
}

std::size_t GzipSource::append_to(std::string& out, std::size_t max_bytes) {
  const std::size_t size = std::min(max_bytes, kStepBytes);
  const std::size_t before = out.size();
  out.resize(before + size);
  std::size_t count = 0;
  while (!ended_ && count == 0 && size > 0) {
    if (!in_member_ && !find_member()) {
      ended_ = true;
    } else if (at_ == in_.size() && !read_more()) {
      leave_member();  // cut off
    } else {
      inflate_into(out.data() + before, size);
      count = size - stream_.avail_out;
      has_given_ = has_given_ || count > 0;
    }
  }
  out.resize(before + count);
  return count;
}

}  // namespace niger::containers
