#pragma once
/// The match mode: how many of the words of a query an article must have.
namespace niger {

enum class MatchMode {
  Auto,  ///< two of them where articles are ranked, as many as there are matches for elsewhere
  Some,  ///< two of them, whatever is done with the articles
  All,
  Any,
};

/// True where enough of the words will do: two, or fewer where that finds nothing.
[[nodiscard]] constexpr bool asks_for_enough(MatchMode mode) {
  return mode == MatchMode::Auto || mode == MatchMode::Some;
}

}  // namespace niger
