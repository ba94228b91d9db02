#pragma once
/// The same work on several threads, this one among them, as many as the system lets begin.
#include <system_error>
#include <thread>
#include <vector>

namespace niger {

/// Calls `work(number)` for 0 … threads - 1, each on a thread of its own and 0 on this one, and
/// returns when all have returned. Where the system lets no more threads begin the rest is not
/// called: the work must be such that fewer do all of it. `work` throws nothing on other threads.
template <typename Work>
void on_threads(unsigned threads, const Work& work) {
  std::vector<std::jthread> others;
  others.reserve(threads);
  try {
    for (unsigned number = 1; number < threads; ++number) {
      others.emplace_back([&work, number] { work(number); });
    }
  } catch (const std::system_error&) {
    // Fewer do the same work.
  }
  work(0U);
}

}  // namespace niger
