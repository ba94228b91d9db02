/// libFuzzer target of one decoder of what lies on disk, or comes from a reading process that a
/// file has taken over, which NIGER_FUZZ_DECODER names. What it checks: no crash, no memory beyond
/// what the bytes can hold, and that there comes a sound object or none, or Error (Index).
#include <zstd.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/error.h"
#include "common/base/letter_packing.h"
#include "common/base/utf8.h"
#include "common/index/article_record.h"
#include "common/index/duplicate_list.h"
#include "common/index/key_lists.h"
#include "common/index/positional_value.h"
#include "common/index/schema.h"
#include "common/index/stem_vectors.h"
#include "common/messages/stored_text.h"
#include "indexer/catalog/catalog.h"
#include "indexer/isolation/messages.h"
#include "tests/indexer/isolation/wire_of.h"

namespace niger {

using namespace catalog;
using namespace index;
using namespace isolation;
using namespace messages;

namespace {

constexpr char kRecordLayout = 3;  // as in article_record.cpp

void require(bool condition) {
  if (!condition) std::abort();
}

// Runs what may refuse its bytes.
void decode(const std::function<void()>& run) {
  try {
    run();
  } catch (const Error& refused) {
    require(refused.kind() == ErrorKind::Index);
  }
}

void check(const Article& article) {
  for (const std::string* field :
       {&article.id, &article.path, &article.record, &article.title, &article.text, &article.source,
        &article.author, &article.place, &article.category, &article.language, &article.url,
        &article.encoding}) {
    require(is_valid_utf8(*field));
  }
  for (const std::string& keyword : article.keywords) require(is_valid_utf8(keyword));
  std::size_t last = 0;
  for (const Zone& zone : article.zones) {
    require(zone.kind <= ZoneKind::Metadata);
    require(zone.span.begin >= last && zone.span.begin <= zone.span.end);
    require(zone.span.end <= article.text.size());
    require(is_character_border(article.text, zone.span.begin));
    require(is_character_border(article.text, zone.span.end));
    last = zone.span.end;
  }
  require(article.entry_bytes <= article.record.size());
  require(article.date_origin <= DateOrigin::FileTime);
  const std::chrono::year_month_day day{
      std::chrono::year{article.date.year},
      std::chrono::month{static_cast<unsigned>(article.date.month)},
      std::chrono::day{static_cast<unsigned>(article.date.day)}};
  require(article.date == Date() ||
          (day.ok() && article.date.year >= 1 && article.date.year <= 9999));
}

void decode_record(std::string_view record) {
  static ArticleRecordReader reader("");
  static ArticleRecordWriter writer("");
  decode([record] {
    const Article article = reader.article(record);
    check(article);
    const Article again = reader.article(writer.record(article));
    require(again.text == article.text && again.zones == article.zones);
    require(again.id == article.id && again.date == article.date);
  });
}

// The bytes as a record, and as what is packed in one: no damage finds its way through zstd.
void article_record(std::string_view bytes) {
  decode_record(bytes);
  std::string packed;
  append_packed(bytes, packed);
  std::string unpacked;
  LetterUnpacker letters;
  letters.append(packed, unpacked);
  require(unpacked == bytes && letters.is_at_end());
  std::string record(1 + ZSTD_compressBound(packed.size()), kRecordLayout);
  const std::size_t size =
      ZSTD_compress(record.data() + 1, record.size() - 1, packed.data(), packed.size(), 1);
  require(!ZSTD_isError(size));
  record.resize(1 + size);
  decode_record(record);
}

void check(const WordPlaces& part, std::size_t bytes, std::size_t asked) {
  require(part.words <= bytes && part.found.size() <= part.words);
  std::size_t least = 0;
  for (const PlacedWord& word : part.found) {
    require(word.ordinal >= least && word.ordinal < part.words && word.asked <= asked);
    least = std::size_t{word.ordinal} + 1;
  }
}

// Three ways to ask of the same words agree.
void positional_value(std::string_view value) {
  static const std::vector<WordHash> words = {word_hash("a"), word_hash("b"), word_hash("c")};
  const auto places = places_of(value, words);
  const bool phrase = has_phrase(value, {{words[0], 0}, {words[1], 1}, {words[2], 4000000000U}});
  const bool near = has_words_near(value, {words[0], words[1], words[1]}, 4);
  if (!places) {
    require(!phrase && !near);
    return;
  }
  for (const WordPlaces* part : {&places->title, &places->text}) {
    check(*part, value.size(), words.size());
    const OrderPart where = part == &places->title ? OrderPart::Title : OrderPart::TitleOrText;
    for (std::size_t i = 0; i < std::min<std::size_t>(part->found.size(), 50); ++i) {
      const PlacedWord& word = part->found[i];
      if (word.asked == words.size()) continue;
      require(has_phrase(value, {{words[word.asked], 0}}, where));
      require(has_words_near(value, {words[word.asked]}, 1, where));
    }
  }
}

void key_list(std::string_view value) {
  const auto stems = decoded_stems(value);
  if (!stems) return;
  require(stems->size() <= value.size() / 2);
  for (const std::string& stem : *stems) {
    require(!stem.empty() && is_valid_utf8(stem));
    // A letter of one byte in a term has three in UTF-8 at most.
    require(stem.size() <= 3 * schema::kMaxTermBytes);
  }
  const auto again = decoded_stems(encoded_stems(*stems));
  require(again && again->size() <= stems->size());
}

// The bytes as a vector, with another one, and as the record of vectors.
void stem_vector(std::string_view value) {
  const auto vector = decoded_stem_vector(value.substr(0, kStoredVectorBytes));
  require(vector.has_value() == (value.size() >= kStoredVectorBytes));
  if (vector) {
    const auto other = decoded_stem_vector(std::string(kStoredVectorBytes, value.back()));
    const double likeness_of_both = likeness(*vector, *other);
    require(likeness_of_both >= -1.000001 && likeness_of_both <= 1.000001);
    require(likeness_of_both == likeness(*other, *vector));
  }
  const std::vector<NearStem> near = decoded_near_stems(value);
  require(near.size() <= kNearStems);
  require(near.empty() || decoded_stem_vector(value));
  if (const auto record = decoded_vectors_record(value)) {
    require(decoded_vectors_record(encoded_vectors_record(*record)) == record);
  }
}

void copy_list(std::string_view value) {
  const auto groups = decoded_family(value);
  if (!groups) return;
  require(groups->size() <= value.size());
  for (const DuplicateGroup& group : *groups) {
    require(group.members.size() <= value.size());
    require(std::is_sorted(group.members.begin(), group.members.end()));
    require(std::includes(group.members.begin(), group.members.end(), group.short_forms.begin(),
                          group.short_forms.end()));
    require(!group.follows || *group.follows < groups->size());
  }
  require(decoded_family(encoded_family(*groups)) == groups);
}

void check(const Text& text) {
  for (const Language language : {Language::Arabic, Language::English}) {
    for (const bool isolate : {false, true}) {
      require(is_valid_utf8(localized(text, Saying{language, isolate})));
    }
  }
}

// A catalogue of one chunk, which holds the bytes.
void catalog(std::string_view bytes) {
  decode([bytes] {
    const Catalog files = loaded_catalog([bytes](const std::string& key) {
      return key == schema::kCatalogKey ? std::string("1") : std::string(bytes);
    });
    require(files.size() <= bytes.size());
    for (const auto& [path, file] : files) {
      require(path == file.path && is_valid_utf8(path));
      require(file.skips.size() <= bytes.size() && file.replaced_ids.size() <= bytes.size());
      for (const Skip& skip : file.skips) {
        require(is_valid_utf8(skip.record));
        check(skip.reason);
      }
      for (const std::string& id : file.replaced_ids) require(is_valid_utf8(id));
    }
    require(by_path(files).size() == files.size());
    // As many chunks as it has files for, from which the same files come back.
    const IndexMetadata written = catalog_metadata(files);
    require(loaded_catalog([&written](const std::string& key) {
              for (const auto& [known, value] : written) {
                if (known == key) return value;
              }
              return std::string();
            }).size() == files.size());
  });
}

void catalog_records(std::string_view bytes) {
  decode([bytes] {
    const auto records =
        loaded_records([bytes](const std::string&) { return std::string(bytes); }, "docs.jsonl");
    require(records.size() <= bytes.size() / 3);
    for (const CatalogRecord& record : records) require(is_valid_utf8(record.id));
  });
}

void stored_text(std::string_view bytes) {
  const Text text = text_from(bytes);
  check(text);
  check(text_from(stored(text)));
}

// ---- What comes over the wire -------------------------------------------------------------------

constexpr std::size_t kMostWireBytes = std::size_t{1} << 20;

// What was taken can be sent, and is taken again as the same.
template <typename Value, typename Take>
void check_wire(const Value& value, const Take& take) {
  WireWriter out;
  put(value, out);
  WireReader in = test::wire_of(out.bytes(), out.bytes().size());
  WireWriter again;
  put(take(in), again);
  require(again.bytes() == out.bytes());
}

void check_sent(const Article& article) {
  require(is_valid_utf8(article.text) && is_valid_utf8(article.id) && is_valid_utf8(article.title));
  require(article.entry_bytes <= article.record.size());
  std::size_t last = 0;
  for (const Zone& zone : article.zones) {
    require(zone.span.begin >= last && zone.span.end >= zone.span.begin);
    require(zone.span.end <= article.text.size());
    last = zone.span.end;
  }
  check_wire(article, [](WireReader& in) { return taken_article(in, kMostWireBytes); });
  static ArticleRecordWriter writer("");
  static ArticleRecordReader reader("");
  require(reader.article(writer.record(article)).text == article.text);
}

void check_sent(const articles::FileReport& report) {
  for (const Text& doubt : report.doubts) check(doubt);
  check_wire(report, taken_report);
}

// Ends as the other end of the wire ends.
void take_frames(std::string_view bytes, const std::function<void(WireReader& in)>& take) {
  for (const std::size_t piece : {std::size_t{1} << 16, std::size_t{7}}) {
    WireReader in = test::wire_of(std::string(bytes), piece);
    try {
      while (true) take(in);
    } catch (const WireNonsense&) {
    } catch (const WireEnded&) {
    }
  }
}

void wire_answers(std::string_view bytes) {
  take_frames(bytes, [](WireReader& in) {
    switch (static_cast<FrameKind>(in.number(kLastFrameKind))) {
      case FrameKind::Article:
        check_sent(taken_article(in, kMostWireBytes));
        break;
      case FrameKind::Skipped: {
        const walk::Skipped skipped = taken_skipped(in);
        check(skipped.message);
        check_wire(skipped, taken_skipped);
        break;
      }
      case FrameKind::Checkpoint: {
        const Checkpoint checkpoint = taken_checkpoint(in);
        require(checkpoint.next.depth <= kMostUnitDepth);
        check_sent(checkpoint.report);
        break;
      }
      case FrameKind::Finished:
        (void)in.number();
        check_sent(taken_report(in));
        break;
      case FrameKind::Hello:
        (void)in.number();
        break;
    }
  });
}

void wire_requests(std::string_view bytes) {
  take_frames(bytes, [](WireReader& in) { check_wire(taken_request(in), taken_request); });
}

using Decoder = void (*)(std::string_view bytes);

Decoder chosen() {
  constexpr struct {
    std::string_view name;
    Decoder decoder;
  } kDecoders[] = {
      {"article_record", article_record},
      {"positional_value", positional_value},
      {"key_list", key_list},
      {"stem_vector", stem_vector},
      {"copy_list", copy_list},
      {"catalog", catalog},
      {"catalog_records", catalog_records},
      {"stored_text", stored_text},
      {"wire_answers", wire_answers},
      {"wire_requests", wire_requests},
  };
  for (const auto& [name, decoder] : kDecoders) {
    if (name == NIGER_FUZZ_DECODER) return decoder;
  }
  std::abort();
}

}  // namespace
}  // namespace niger

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const niger::Decoder decoder = niger::chosen();
  decoder({reinterpret_cast<const char*>(data), size});
  return 0;
}
