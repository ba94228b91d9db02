#include "indexer/catalog/packing.h"

#include "common/base/varint.h"

namespace niger::catalog {

Packer& Packer::number(std::uint64_t value) {
  append_varint(value, bytes_);
  return *this;
}

Packer& Packer::text(std::string_view value) {
  number(value.size());
  bytes_.append(value);
  return *this;
}

std::uint64_t Unpacker::number() {
  const std::optional<std::uint64_t> value = take_varint(bytes_);
  if (!value) {
    bytes_ = {};
    ok_ = false;
  }
  return value.value_or(0);
}

std::string Unpacker::text() {
  const std::uint64_t size = number();
  if (size > bytes_.size()) {
    bytes_ = {};
    ok_ = false;
    return "";
  }
  const std::string value(bytes_.substr(0, size));
  bytes_.remove_prefix(size);
  return value;
}

}  // namespace niger::catalog
