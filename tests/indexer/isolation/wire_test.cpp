#include "indexer/isolation/wire.h"

#include <algorithm>
#include <limits>
#include <random>

#include "tests/indexer/isolation/wire_of.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::isolation;

TEST_CASE("numbers and strings come out as they went in, in pieces of any size", "[wire]") {
  const std::vector<std::uint64_t> numbers = {
      0, 1, 127, 128, 16383, 16384, 1U << 31, std::numeric_limits<std::uint64_t>::max()};
  const std::vector<std::string> texts = {"", "النيجر", std::string(300'000, 'x'),
                                          std::string(3'000'000, 'y')};
  for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::size_t{1} << 20}) {
    INFO("pieces of " << piece);
    WireWriter out;
    for (const std::uint64_t number : numbers) {
      out.number(number);
    }
    for (const std::string& text : texts) {
      out.text(text);
    }
    WireReader in = test::wire_of(out.bytes(), piece);
    for (const std::uint64_t number : numbers) {
      CHECK(in.number() == number);
    }
    for (const std::string& text : texts) {
      CHECK(in.text(text.size()) == text);
    }
    CHECK_THROWS_AS(in.number(), WireEnded);
  }
}

TEST_CASE("a large string goes out by itself, in its place", "[wire]") {
  std::string drained;
  WireWriter out([&drained](std::string_view bytes) { drained += bytes; });
  const std::string large(2'000'000, 'z');
  out.number(7).text(large).text("end");
  CHECK(out.bytes().size() < 100);
  WireReader in = test::wire_of(drained + out.bytes(), 1000);
  CHECK(in.number() == 7);
  CHECK(in.text(large.size()) == large);
  CHECK(in.text(10) == "end");
}

TEST_CASE("what no writer wrote is refused", "[wire]") {
  const auto of = [](const std::string& bytes) { return test::wire_of(bytes, 3); };
  CHECK_THROWS_AS(of(std::string(10, '\xFF')).number(), WireNonsense);  // beyond 64 bits
  CHECK_THROWS_AS(of(std::string(9, '\xFF') + '\x02').number(), WireNonsense);
  CHECK(of(std::string(9, '\xFF') + '\x01').number() == std::numeric_limits<std::uint64_t>::max());
  CHECK_THROWS_AS(of("\x05").number(4), WireNonsense);
  CHECK_THROWS_AS(of("\x02").flag(), WireNonsense);
  CHECK_THROWS_AS(of("\x04xxxx").text(3), WireNonsense);
  CHECK_THROWS_AS(of("\x02\xD8x").text(10), WireNonsense);  // no UTF-8
  CHECK(of("\x02\xD8x").bytes(10) == "\xD8x");
  CHECK_THROWS_AS(of("\x04xx").text(10), WireEnded);
  // A length of terabytes takes no memory before its bytes come.
  WireWriter out;
  out.number(std::uint64_t{1} << 42);
  CHECK_THROWS_AS(of(out.bytes() + "xx").text(std::size_t{1} << 43), WireEnded);
}
