#pragma once
/// Numbers, sizes and times as a person reads them.
#include <cstdint>
#include <string>

#include "common/messages/text.h"

namespace niger::messages {

/// 1,234,567
[[nodiscard]] std::string grouped(std::uint64_t number);
/// 1.2
[[nodiscard]] std::string with_one_decimal(double number);
/// 512 bytes, 1.2 KB, 3.4 MB, 5.6 GB (powers of 1000)
[[nodiscard]] Text size_text(std::uint64_t bytes);
/// 0.4 s, 12 s, 3 min 20 s, 2 h 5 min
[[nodiscard]] Text time_text(double seconds);

}  // namespace niger::messages
