#include "common/index/open_database.h"

#include <cerrno>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "common/files/regular_file.h"
#include "common/messages/text.h"

namespace niger::index {
namespace {

constexpr std::string_view kFiles[] = {"iamglass",       "postlist.glass", "docdata.glass",
                                       "termlist.glass", "position.glass", "spelling.glass",
                                       "synonym.glass"};

// Seven bits a byte, the lowest first; the last byte is below 128.
std::optional<std::uint64_t> next_number(std::string_view& bytes) {
  std::uint64_t number = 0;
  for (unsigned shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    number |= std::uint64_t{byte & 0x7FU} << shift;
    if (byte < 0x80) return number;
  }
  return std::nullopt;
}

}  // namespace

bool has_too_many_levels(std::string_view version_file) {
  constexpr std::string_view kMagic = "\x0F\x0DXapian Glass";
  constexpr std::size_t kVersionAndUuidBytes = 2 + 16;
  constexpr int kTables = 6;
  constexpr std::uint64_t kMostLevels = 9;  // BTREE_CURSOR_LEVELS - 1: they count from 0
  if (!version_file.starts_with(kMagic) ||
      version_file.size() < kMagic.size() + kVersionAndUuidBytes) {
    return false;  // which Xapian reports
  }
  std::string_view rest = version_file.substr(kMagic.size() + kVersionAndUuidBytes);
  if (!next_number(rest)) return false;  // the revision
  for (int table = 0; table < kTables; ++table) {
    const auto root = next_number(rest);
    const auto level_and_flags = root ? next_number(rest) : std::nullopt;
    if (!level_and_flags) return false;
    if (*level_and_flags >> 2 > kMostLevels) return true;
    const auto entries = next_number(rest);
    const auto block_size = entries ? next_number(rest) : std::nullopt;
    const auto least_compressed = block_size ? next_number(rest) : std::nullopt;
    const auto free_list_bytes = least_compressed ? next_number(rest) : std::nullopt;
    if (!free_list_bytes || *free_list_bytes > rest.size()) return false;
    rest.remove_prefix(*free_list_bytes);
  }
  return false;
}

std::string version_bytes(const std::filesystem::path& path) {
  constexpr std::size_t kMaxBytes = std::size_t{1} << 20;
  files::FileContent file =
      files::read_small_file(path / "iamglass", kMaxBytes, files::Links::Follow);
  return file.ok() ? std::move(file.bytes) : std::string();
}

void refuse_what_xapian_cannot(const std::filesystem::path& path) {
  for (const std::string_view name : kFiles) {
    const files::OpenedFile file = files::open_regular(path / name, files::Links::Refuse);
    if (file.error == EINVAL || file.error == EISDIR || file.error == ELOOP) {
      throw Xapian::DatabaseCorruptError(std::string(name) + ": " +
                                         messages::localized(file.reason));
    }
  }
  if (has_too_many_levels(version_bytes(path))) {
    throw Xapian::DatabaseCorruptError(
        messages::localized({messages::Message::CheckIndexData, {{"key", "iamglass"}}}));
  }
}

bool is_overtaken(const Xapian::Error& error) {
  return std::string_view(error.get_type()) == "DatabaseModifiedError";
}

Xapian::Database open_database(const std::filesystem::path& path) {
  refuse_what_xapian_cannot(path);
  return Xapian::Database(path.string(), Xapian::DB_BACKEND_GLASS);
}

}  // namespace niger::index
