#include "tests/support/hostile_database.h"

#include <zstd.h>

#include <cstdint>
#include <limits>

#include "common/base/sanitizer.h"
#include "common/base/varint.h"
#include "common/index/generation.h"
#include "common/index/schema.h"
#include "tests/support/hostile_parts.h"

namespace niger::test {

std::vector<docid> all_of(const Xapian::Database& database) {
  return {database.postlist_begin(""), database.postlist_end("")};
}

void change_all(WritableDatabase& database, const std::function<void(Document&, docid)>& change) {
  for (const docid number : all_of(database)) {
    Document document = database.get_document(number);
    change(document, number);
    database.replace_document(number, document);
  }
}

std::string bytes(std::initializer_list<int> all) {
  std::string out;
  for (const int byte : all) out.push_back(static_cast<char>(byte));
  return out;
}

std::string noise(std::size_t size) {
  std::string out;
  for (std::uint32_t state = 7; out.size() < size; state = state * 1664525U + 1013904223U) {
    out.push_back(static_cast<char>(state >> 24));
  }
  return out;
}

namespace {

std::string packed(const std::string& plain) {
  std::string record(1 + ZSTD_compressBound(plain.size()), '\x02');  // as in article_record.cpp
  record.resize(1 +
                ZSTD_compress(record.data() + 1, record.size() - 1, plain.data(), plain.size(), 1));
  return record;
}

// Fields before a text, all of them empty but the id.
std::string empty_fields() {
  std::string plain;
  for (int number = 0; number < 8; ++number) append_varint(number == 5 ? 1 : 0, plain);
  for (int field = 0; field < 11; ++field) {
    append_varint(field == 8 ? 1 : 0, plain);
    if (field == 8) plain += 'x';
  }
  return plain;
}

std::vector<std::pair<std::string, std::string>> odd_values() {
  return {
      {"empty", ""},
      {"letters", "abcdefgh"},
      {"a sign among digits", "-2024101"},
      {"a space before digits", " 2024101"},
      {"no day", "20241399"},
      {"zeros", "00000000"},
      {"nines", "99999999"},
      {"a digit", "2"},
      {"more digits than a number has", std::string(64, '9')},
      {"zero bytes", std::string(8, '\0')},
      {"infinity", Xapian::sortable_serialise(std::numeric_limits<double>::infinity())},
      {"minus infinity", Xapian::sortable_serialise(-std::numeric_limits<double>::infinity())},
      {"bytes of a NaN", bytes({0xFF, 0xF8, 0, 0, 0, 0, 0, 1})},
      {"no UTF-8", bytes({0xD8, 0xFF, 0xFE, 0xED, 0xA0, 0x80, 0xC0, 0x80})},
      {"what a terminal obeys", "\x1b]0;x\x07\x1b[31m\x9b\r\n\t\x7f"},
      {"separators alone", std::string(2000, '\x1F')},
      {"words of an order that is not there", bytes({0x02, 0xFF, 0xFF, 0x03, 1, 2, 3, 4})},
      {"an order of one code, for ever", std::string("\x02\x00", 2) + std::string(60000, 'x')},
      {"an order of titles", bytes({0x02, 0x04, 1, 0, 2, 0, 3, 0, 4, 0})},
      {"noise", noise(300)},
      {"megabytes", std::string(kHuge, 'x')},
      {"megabytes of noise", noise(kHuge)},
  };
}

void add_values(std::vector<Damage>& out) {
  for (const auto& [what, value] : odd_values()) {
    for (Xapian::valueno slot = schema::kDateSlot; slot <= schema::kSizeSlot; ++slot) {
      // The huge ones of one article are enough.
      const bool is_huge = value.size() >= kHuge;
      out.push_back({"slot " + std::to_string(slot) + ": " + what,
                     [slot, is_huge, value = value](WritableDatabase& database) {
                       change_all(database, [&](Document& document, docid number) {
                         if (!is_huge || number <= 2) document.add_value(slot, value);
                       });
                     }});
    }
  }
  out.push_back({"values of another article", [](WritableDatabase& database) {
                   const std::vector<docid> numbers = all_of(database);
                   std::vector<Document> documents;
                   for (const docid number : numbers) {
                     documents.push_back(database.get_document(number));
                   }
                   for (std::size_t i = 0; i < numbers.size(); ++i) {
                     Document document = documents[i];
                     document.clear_values();
                     const Document& other = documents[(i + 1) % numbers.size()];
                     for (auto at = other.values_begin(); at != other.values_end(); ++at) {
                       document.add_value(at.get_valueno(), *at);
                     }
                     database.replace_document(numbers[i], document);
                   }
                 }});
  out.push_back({"no values", [](WritableDatabase& database) {
                   change_all(database, [](Document& document, docid) { document.clear_values(); });
                 }});
  out.push_back({"other dates in all articles", [](WritableDatabase& database) {
                   const auto values = odd_values();
                   change_all(database, [&](Document& document, docid number) {
                     document.add_value(schema::kDateSlot, values[number % 14].second);
                   });
                 }});
}

void add_records(std::vector<Damage>& out) {
  const auto all = [&out](std::string what, const std::string& record) {
    out.push_back({"record: " + std::move(what), [record](WritableDatabase& database) {
                     change_all(database, [&record](Document& document, docid) {
                       document.set_data(record);
                     });
                   }});
  };
  all("empty", "");
  all("its layout alone", "\x03");
  all("another layout", "\x01xyz");
  all("letters", "abcdefgh");
  all("noise", "\x03" + noise(4000));
  all("megabytes of noise", "\x02" + noise(kHuge));
  all("an empty article", packed(empty_fields() + std::string(1, '\0')));
  all("bytes left over", packed(empty_fields() + std::string(100, '\0')));
  all("a claim of a terabyte", record_of_size(std::uint64_t{1} << 40, false));
  all("a claim of three gigabytes", record_of_size(std::uint64_t{3} << 30, false));
  out.push_back({"record: cut", [](WritableDatabase& database) {
                   change_all(database, [](Document& document, docid) {
                     const std::string data = document.get_data();
                     document.set_data(data.substr(0, data.size() / 2));
                   });
                 }});
  out.push_back({"record: of one article noise", [](WritableDatabase& database) {
                   Document document = database.get_document(1);
                   document.set_data("\x03" + noise(100));
                   database.replace_document(1, document);
                 }});
  out.push_back({"record: of another article", [](WritableDatabase& database) {
                   const std::string data = database.get_document(1).get_data();
                   change_all(database,
                              [&data](Document& document, docid) { document.set_data(data); });
                 }});
}

}  // namespace

std::string record_of_size(std::uint64_t claimed, bool is_there) {
  std::string record = "\x03";
  if (!is_there) {
    // Magic number, a header with a size of eight bytes and one segment, then one raw block.
    record += bytes({0x28, 0xB5, 0x2F, 0xFD, 0xE0});
    for (int shift = 0; shift < 64; shift += 8) {
      record.push_back(static_cast<char>(claimed >> shift & 0xFF));
    }
    return record + bytes({0x21, 0, 0}) + "abcd";
  }
  std::string plain = empty_fields();
  append_varint(claimed, plain);
  ZSTD_CCtx* context = ZSTD_createCCtx();
  ZSTD_CCtx_setPledgedSrcSize(context, plain.size() + claimed);
  const std::string letters(std::size_t{1} << 20, 'x');
  std::string piece(ZSTD_CStreamOutSize(), '\0');
  const auto feed = [&](std::string_view more, ZSTD_EndDirective end) {
    ZSTD_inBuffer in{more.data(), more.size(), 0};
    std::size_t left = 0;
    do {
      ZSTD_outBuffer to{piece.data(), piece.size(), 0};
      left = ZSTD_compressStream2(context, &to, &in, end);
      record.append(piece.data(), to.pos);
    } while (end == ZSTD_e_end ? left != 0 : in.pos < in.size);
  };
  feed(plain, ZSTD_e_continue);
  for (std::uint64_t done = 0; done < claimed; done += letters.size()) {
    feed(letters, ZSTD_e_continue);
  }
  feed("", ZSTD_e_end);
  ZSTD_freeCCtx(context);
  return record;
}

std::vector<Damage> damages() {
  std::vector<Damage> out;
  add_values(out);
  add_records(out);
  add_metadata(out);
  add_copies(out);
  add_terms(out);
  add_numbers(out);
  return out;
}

std::vector<Damage> tried_of(std::vector<Damage> all, unsigned seed) {
  if (!kIsSanitized) return all;
  constexpr std::size_t kStep = 5;
  std::vector<Damage> some;
  for (std::size_t i = seed % kStep; i < all.size(); i += kStep) some.push_back(std::move(all[i]));
  return some;
}

void do_damage(const std::filesystem::path& path, const Damage& damage) {
  WritableDatabase database(index::live_generation(path).path().string(),
                            Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
  damage.apply(database);
  database.commit();
}

}  // namespace niger::test
