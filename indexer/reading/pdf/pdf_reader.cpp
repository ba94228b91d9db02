#include "indexer/reading/pdf/pdf_reader.h"

#include <algorithm>
#include <utility>

#include "indexer/reading/bytes/letter_order.h"
#include "indexer/reading/fields/article_draft.h"
#include "indexer/reading/fields/line_kind.h"
#include "indexer/reading/fields/structure.h"
#include "indexer/reading/pdf/page_lines.h"
#include "indexer/reading/pdf/pdf_document.h"

namespace niger::pdf {

using fields::Provenance;
using fields::trimmed;
using messages::Message;
using walk::SkipReason;

namespace {

// "Microsoft Word - تقرير.doc", "untitled": what a program wrote, no title.
bool is_title(std::string_view title) {
  if (title.size() < 3 || title.find("Microsoft ") != std::string_view::npos) return false;
  for (const std::string_view ending :
       {".doc", ".docx", ".pdf", ".odt", ".indd", ".qxd", ".tmp", ".rtf", ".html", ".pmd"}) {
    if (title.ends_with(ending)) return false;
  }
  return title != "untitled" && title != "Untitled" && title != "Document" &&
         title.find_first_of("/\\") == std::string_view::npos;
}

// Authors that are names of programs and accounts of machines.
bool is_author(std::string_view author) {
  for (const std::string_view account : {"user", "User", "Administrator", "admin", "USER", "pc",
                                         "PC", "Unknown", "unknown", "HP", "hp"}) {
    if (author == account) return false;
  }
  return true;
}

}  // namespace

void read_pdf(std::string&& bytes, articles::ArticleOutput& output) {
  const std::uint64_t limit = output.options().limits.record_bytes;
  articles::ReadingWatch* const watch = output.options().watch;
  PdfDocument document = parse_pdf(bytes, limit, [&](std::size_t count) {
    // A page is work however little text it has.
    constexpr std::size_t kPageBytes = std::size_t{16} << 10;
    if (watch != nullptr) watch->bytes_came(std::max(count, kPageBytes));
  });
  std::string().swap(bytes);
  if (document.state != PdfState::Whole) {
    const bool is_locked = document.state == PdfState::Locked;
    output.skip("", is_locked ? SkipReason::Unsupported : SkipReason::Damaged,
                is_locked ? Message::ReadPdfLocked : Message::ReadPdfDamaged);
    return;
  }
  const auto empty = static_cast<std::uint64_t>(
      std::count_if(document.pages.begin(), document.pages.end(),
                    [](const std::string& page) { return trimmed(page).size() < 10; }));
  fields::ArticleDraft draft;
  draft.text = joined_pages(document.pages);
  if (trimmed(draft.text).empty()) {
    output.skip("", SkipReason::Unsupported,
                {Message::ReadPdfScan, {{"count", std::uint64_t{document.page_count}}}});
    return;
  }
  if (empty > 0) output.doubt("", {Message::ReadPdfPictures, {{"count", empty}}});
  if (document.is_cut) output.doubt("", Message::ReadPdfLong);
  if (bytes::turn_visual_lines(draft.text) > 0) output.doubt("", Message::ReadVisualOrder);
  if (const std::size_t mended = bytes::mend_lam_alef(draft.text); mended > 0) {
    output.doubt("", {Message::ReadLamAlef, {{"count", std::uint64_t{mended}}}});
  }
  draft.encoding = "UTF-8";
  if (const std::string_view title = trimmed(document.title); is_title(title)) {
    draft.set(ArticleField::Title, title, Provenance::Record);
  }
  if (const std::string_view author = trimmed(document.author); is_author(author)) {
    draft.set(ArticleField::Author, author, Provenance::Record);
  }
  draft.set_keywords(fields::split_keywords(document.keywords), Provenance::Record);
  draft.set_date(document.date, Provenance::Record);
  fields::structure_text(draft);
  output.emit(std::move(draft));
}

}  // namespace niger::pdf
