#pragma once
/// The bytes of the lists of stems that are kept by spelling key, so that a query can look for
/// other spellings in the index's own vocabulary. Knows no Xapian: the writer stores
/// encoded_stems() under metadata_key_of_bucket(), the searcher reads it back.
///
/// A stem that has a spelling key (common/spelling/spelling_key.h) belongs to the bucket
/// key_bucket(spelling_key(stem)), and stands there once however often it occurs. The value:
///   byte 0        kKeyListVersion
///   then a stem after another, in ascending order of encoded_term(stem):
///   1 byte        how many bytes the stem shares with the one before it (at most 254)
///   1 byte        how many bytes follow
///   those bytes   of encoded_term(stem), one a letter
/// Where both counts fit in four bits (15 at most), they share one byte: shared * 16 + following;
/// the byte 0 (no stem is empty) announces the long form of two bytes.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace niger::index {

inline constexpr unsigned char kKeyListVersion = 1;

/// The metadata key under which the bucket's list is stored.
[[nodiscard]] std::string metadata_key_of_bucket(std::string_view bucket);

/// The bucket of a stem; empty where the stem has no spelling key and is not listed.
[[nodiscard]] std::string bucket_of_stem(std::string_view stem);

/// `stems` (UTF-8, any order, repetitions allowed) as the bytes above; empty for no stems, which
/// removes the metadata entry. Empty stems and stems longer than a term may be are left out.
[[nodiscard]] std::string encoded_stems(std::vector<std::string> stems);

/// The stems of a stored value, sorted by encoded_term; none for the empty value, nothing where
/// the bytes are damaged or of another version.
[[nodiscard]] std::optional<std::vector<std::string>> decoded_stems(std::string_view value);

}  // namespace niger::index
