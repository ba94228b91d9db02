#pragma once
/// The match mode: how many of the words of a query an article must have.
namespace niger {

enum class MatchMode {
  Auto,  ///< two of them, or what suits the query
  All,
  Any,
};

}  // namespace niger
