#pragma once
/// The check of the vectors of stems: that they are those that were learned, each of a stem that an
/// article has. Whether they still fit the articles is no question: until enough has changed they
/// are those of before.
#include <xapian.h>

#include <functional>

#include "common/messages/text.h"

namespace niger::checking {

/// Calls `found` with what is wrong, for a person. An index without vectors, of a program that knew
/// none, is sound.
void check_vectors(const Xapian::Database& database,
                   const std::function<void(messages::Text)>& found);

}  // namespace niger::checking
