/// libFuzzer target of one reader: NIGER_FUZZ_NAME names a file of its format. What it checks: no
/// crash, every string valid UTF-8, every zone inside its text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "common/base/utf8.h"
#include "indexer/reading/reader.h"

namespace {

class Checking : public niger::articles::ArticleSink {
 public:
  void article(niger::Article&& article) override {
    for (const std::string* field : {&article.title, &article.text, &article.id, &article.source,
                                     &article.author, &article.url, &article.record}) {
      require(niger::is_valid_utf8(*field));
    }
    std::size_t last = 0;
    for (const niger::Zone& zone : article.zones) {
      require(zone.span.begin >= last && zone.span.begin < zone.span.end);
      require(zone.span.end <= article.text.size());
      require(niger::is_character_border(article.text, zone.span.begin));
      require(niger::is_character_border(article.text, zone.span.end));
      last = zone.span.end;
    }
  }
  void skipped(niger::walk::Skipped&&) override {}

 private:
  static void require(bool condition) {
    if (!condition) {
      std::abort();
    }
  }
};

niger::articles::ReadOptions small_limits() {
  niger::articles::ReadOptions options;
  options.limits.record_bytes = std::uint64_t{1} << 20;
  options.limits.unpacked_bytes = std::uint64_t{4} << 20;
  return options;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // libarchive 3.6's filter for compress(1), whose files begin so, reads past its tables where one
  // is damaged. The programs read in a process that may end; nothing new is found behind it here.
  if (size > 1 && data[0] == 0x1F && data[1] == 0x9D) return 0;
  static niger::reading::Reader reader(small_limits());
  niger::walk::Candidate candidate;
  candidate.path = candidate.native_path = candidate.name = NIGER_FUZZ_NAME;
  Checking sink;
  reader.read_bytes(candidate, {reinterpret_cast<const char*>(data), size}, sink);
  return 0;
}
