#include "indexer/catalog/change_hash.h"

#include "common/base/content_hash.h"

#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace niger;
using namespace niger::catalog;

TEST_CASE("the content hash tells one changed bit, and never changes itself", "[content_hash]") {
  CHECK(content_hash("") == 0x214D9AB133F51FA2);
  CHECK(content_hash("القاعدة الجوية 201") == content_hash("القاعدة الجوية 201"));
  const std::string text(100, 'a');
  for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
    std::string other = text;
    other[bit / 8] = static_cast<char>(other[bit / 8] ^ (1 << bit % 8));
    CHECK(content_hash(other) != content_hash(text));
  }
  CHECK(content_hash("a") != content_hash(std::string("a\0", 2)));
}

TEST_CASE("a file's hash is that of its bytes, wherever it lies", "[content_hash]") {
  const test::TempDir folder;
  const std::string text(600'000, 'x');
  const auto hash_of = [](const std::filesystem::path& path) { return file_hash({path.string()}); };
  const auto first = hash_of(folder.write("a", text));
  REQUIRE(first.has_value());
  CHECK(hash_of(folder.write("b/c", text)) == first);
  CHECK(hash_of(folder.write("b/c", std::string(600'001, 'x'))) != first);
  CHECK(hash_of(folder.write("empty", "")) == content_hash(""));
  CHECK_FALSE(hash_of(folder.path() / "none").has_value());
  CHECK_FALSE(hash_of(folder.path()).has_value());
}

TEST_CASE("an article's hash tells every field that is shown or searched", "[content_hash]") {
  Article article;
  article.title = "عنوان";
  const std::uint64_t before = article_hash(article);
  article.path = "/moved";
  CHECK(article_hash(article) == before);
  const auto changes = {
      +[](Article& one) { one.text = "نص"; },
      +[](Article& one) { one.record = "9"; },
      +[](Article& one) { one.keywords = {"نيجر"}; },
      +[](Article& one) {
        one.date = {2024, 8, 5};
      },
      +[](Article& one) {
        one.zones = {{ZoneKind::Lead, {0, 2}}};
      },
      +[](Article& one) { one.source = "وكالة"; },
  };
  for (const auto change : changes) {
    Article other = article;
    change(other);
    CHECK(article_hash(other) != before);
  }
}
