#include "indexer/running/ordered_delivery.h"

#include <algorithm>
#include <atomic>
#include <numeric>
#include <random>
#include <stdexcept>
#include <thread>
#include <vector>

#include "tests/support/catch.h"

using namespace niger;
using namespace niger::running;

namespace {

using Batch = std::vector<int>;

// Each thread takes the next number and brings it after a while of its own.
template <typename Deliver>
void on_threads(unsigned threads, std::uint64_t batches, Deliver deliver) {
  std::atomic<std::uint64_t> next{0};
  std::vector<std::jthread> all;
  for (unsigned thread = 0; thread < threads; ++thread) {
    all.emplace_back([&, thread] {
      std::mt19937 random(thread);
      for (std::uint64_t number = next++; number < batches; number = next++) {
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 200));
        deliver(number);
      }
    });
  }
  for (std::jthread& thread : all) {
    thread.join();
  }
}

}  // namespace

TEST_CASE("what many threads bring is written in order, by one at a time", "[ordered_delivery]") {
  for (const unsigned threads : {1U, 2U, 5U}) {
    std::vector<int> written;
    std::atomic<int> writers{0};
    OrderedDelivery<Batch> delivery(
        [&](Batch&& batch) {
          CHECK(++writers == 1);
          written.insert(written.end(), batch.begin(), batch.end());
          --writers;
        },
        {.batches = 2}, [] { return false; });
    on_threads(threads, 200, [&](std::uint64_t number) {
      delivery.deliver(number, {static_cast<int>(2 * number), static_cast<int>(2 * number + 1)});
    });
    std::vector<int> expected(400);
    std::iota(expected.begin(), expected.end(), 0);
    CHECK(written == expected);
  }
}

TEST_CASE("nobody waits for a batch that will not come", "[ordered_delivery]") {
  std::atomic<int> written{0};
  OrderedDelivery<Batch> delivery([&](Batch&&) { ++written; }, {.batches = 1},
                                  [] { return false; });
  on_threads(3, 50, [&](std::uint64_t number) {
    if (number == 7) {
      delivery.abandon();
    } else {
      delivery.deliver(number, {});
    }
  });
  CHECK(written <= 7);
}

TEST_CASE("a stop from outside ends the waiting", "[ordered_delivery]") {
  std::atomic<bool> stopped{false};
  OrderedDelivery<Batch> delivery([](Batch&&) {}, {.batches = 1}, [&] { return stopped.load(); });
  std::jthread stopper([&] { stopped = true; });
  for (std::uint64_t number = 5; number > 0; --number) {  // 0 never comes
    delivery.deliver(number, {});
  }
  stopper.join();
  CHECK(stopped);
}

TEST_CASE("what the writer throws is thrown once, and nothing is written after it",
          "[ordered_delivery]") {
  std::atomic<int> thrown{0};
  std::atomic<int> written{0};
  OrderedDelivery<Batch> delivery(
      [&](Batch&& batch) {
        if (batch.front() == 10) {
          throw std::runtime_error("the disk is full");
        }
        ++written;
      },
      {.batches = 2}, [] { return false; });
  on_threads(3, 40, [&](std::uint64_t number) {
    try {
      delivery.deliver(number, {static_cast<int>(number)});
    } catch (const std::runtime_error&) {
      ++thrown;
    }
  });
  CHECK(thrown == 1);
  CHECK(written == 10);
}

TEST_CASE("no more weight waits than may, whoever brings it", "[ordered_delivery]") {
  constexpr std::size_t kHeavy = 10;
  std::atomic<std::size_t> held{0};
  std::atomic<std::size_t> most_held{0};
  std::vector<int> written;
  OrderedDelivery<Batch> delivery(
      [&](Batch&& batch) {
        written.push_back(batch.front());
        held -= kHeavy;
      },
      {.batches = 100, .weight = 3 * kHeavy}, [] { return false; });
  constexpr unsigned kThreads = 4;
  on_threads(kThreads, 200, [&](std::uint64_t number) {
    // What each thread is about to bring is on top of what waits.
    for (std::size_t now = held += kHeavy, most = most_held; now > most;) {
      if (most_held.compare_exchange_weak(most, now)) break;
    }
    delivery.deliver(number, {static_cast<int>(number)}, kHeavy);
  });
  std::vector<int> expected(200);
  std::iota(expected.begin(), expected.end(), 0);
  CHECK(written == expected);
  CHECK(most_held <= (3 + kThreads) * kHeavy);
}
