#pragma once
/// The descriptors that a reading process starts with: requests on 0, frames on 1, and these.
namespace niger::isolation {

inline constexpr int kPageDescriptor = 3;       ///< the memory of its SharedPage
inline constexpr int kFirstFreeDescriptor = 4;  ///< none is open from here on

}  // namespace niger::isolation
