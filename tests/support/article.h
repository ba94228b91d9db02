#pragma once
/// An article of an id, a title and a text, for tests. Its path is its id.
#include <string>
#include <utility>

#include "common/article.h"

namespace niger::test {

inline Article article(std::string id, std::string title, std::string text) {
  Article out;
  out.id = std::move(id);
  out.path = out.id;
  out.title = std::move(title);
  out.text = std::move(text);
  return out;
}

}  // namespace niger::test
