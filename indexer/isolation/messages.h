#pragma once
/// The messages between the program and its reading processes: which files to read, and what was
/// found in them, as it goes over the wire. Everything that comes in is checked.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/article.h"
#include "common/messages/text.h"
#include "indexer/isolation/unit_path.h"
#include "indexer/isolation/wire.h"
#include "indexer/reading/reader.h"

namespace niger::isolation {

/// What a reading process says first: another program would say another.
[[nodiscard]] std::uint64_t wire_version();

/// The reading of a file has come so far: `next` is read next, `report` covers all before it.
struct Checkpoint {
  UnitPath next;
  articles::FileReport report;
};

/// A unit that ended a reading process.
struct DeadlyUnit {
  UnitPath unit;
  /// True: it was read well, but what encloses it is to be left behind it.
  bool leave_after = false;
  messages::Text why;
};

struct ReadRequest {
  std::uint64_t number = 0;  ///< from 1 on
  walk::Candidate file;
  std::optional<Checkpoint> resume;  ///< nothing: from the beginning
  std::vector<DeadlyUnit> deadly;
};

enum class FrameKind : std::uint8_t {
  Hello,       ///< wire_version()
  Article,     ///< of the file
  Skipped,     ///< of the file
  Checkpoint,  ///< of the file
  Finished,    ///< number of the request, report: the next frame is of the next file
};
inline constexpr std::uint64_t kLastFrameKind = 4;

void put(const messages::Text& text, WireWriter& out);
void put(const Article& article, WireWriter& out);              ///< without its path
void put(const walk::Skipped& skipped, WireWriter& out);        ///< the same
void put(const articles::FileReport& report, WireWriter& out);  ///< the same
void put(const UnitPath& path, WireWriter& out);
void put(const Checkpoint& checkpoint, WireWriter& out);
void put(const ReadRequest& request, WireWriter& out);

/// Each throws WireNonsense for what breaks a promise of the type, WireEnded for what ends early.
/// `most` bounds each string.
[[nodiscard]] messages::Text taken_text(WireReader& in);
[[nodiscard]] Article taken_article(WireReader& in, std::size_t most);
[[nodiscard]] walk::Skipped taken_skipped(WireReader& in);
[[nodiscard]] articles::FileReport taken_report(WireReader& in);
[[nodiscard]] Checkpoint taken_checkpoint(WireReader& in);
[[nodiscard]] ReadRequest taken_request(WireReader& in);

}  // namespace niger::isolation
