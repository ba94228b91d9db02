#pragma once
/// A shortage of the process, as too many open files, distinguished from a file that cannot be
/// opened.
#include <string>

namespace niger::walk {

/// Throws Error(Input) where this errno means that the process has no descriptors or no memory
/// left: that is no fault of `path`, and nothing to skip.
void refuse_shortage(int error, const std::string& path);

}  // namespace niger::walk
