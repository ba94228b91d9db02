#include "common/index/value_reader.h"

#include "tests/support/catch.h"

using namespace niger;
using namespace niger::index;

TEST_CASE("values of ascending articles, empty where there is none", "[value_reader]") {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (const Xapian::docid id : {1, 2, 3, 5}) {
    Xapian::Document document;
    if (id == 2 || id == 5) document.add_value(schema::kIdSlot, "value " + std::to_string(id));
    database.replace_document(id, document);
  }
  ValueReader reader(database, schema::kIdSlot);
  CHECK(reader.value_of(1).empty());
  CHECK(reader.value_of(2) == "value 2");
  CHECK(reader.value_of(2) == "value 2");
  CHECK(reader.value_of(3).empty());
  CHECK(reader.value_of(5) == "value 5");
  CHECK(reader.value_of(6).empty());
  CHECK(ValueReader(database, schema::kDateSlot).value_of(2).empty());
}
