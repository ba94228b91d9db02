#pragma once
/// The kinds of damage that a hostile database is made of, and what they share.
#include <xapian.h>

#include <functional>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/hostile_database.h"

namespace niger::test {

using Xapian::docid;
using Xapian::Document;
using Xapian::WritableDatabase;

inline constexpr std::size_t kHuge = std::size_t{3} << 20;
inline constexpr docid kFarEnd = 4'000'000'000;

std::vector<docid> all_of(const Xapian::Database& database);

/// Every article, changed and written back.
void change_all(WritableDatabase& database, const std::function<void(Document&, docid)>& change);

std::string bytes(std::initializer_list<int> all);

/// Bytes without order, the same in every run.
std::string noise(std::size_t size);

void add_metadata(std::vector<Damage>& out);
void add_copies(std::vector<Damage>& out);
void add_terms(std::vector<Damage>& out);
void add_numbers(std::vector<Damage>& out);

}  // namespace niger::test
