#include "indexer/reading/pdf/pdf_document.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <chrono>
#include <ctime>
#include <memory>

#include "common/base/utf8.h"

namespace niger::pdf {
namespace {

std::string utf8(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  std::string out(bytes.begin(), bytes.end());
  while (out.ends_with('\0')) out.pop_back();
  if (is_valid_utf8(out)) return out;
  std::size_t lost = 0;
  return repaired_utf8(out, lost);
}

Date day_of(std::time_t seconds) {
  if (seconds == static_cast<std::time_t>(-1) || seconds == 0) return {};
  const std::chrono::sys_seconds time{std::chrono::seconds{static_cast<std::int64_t>(seconds)}};
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(time)};
  const int year = static_cast<int>(day.year());
  if (year < 1980 || year > 2100) return {};
  return {year, static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

}  // namespace

PdfDocument parse_pdf(const std::string& bytes, std::uint64_t most_text_bytes,
                      const std::function<void(std::size_t)>& page_read) {
  constexpr std::size_t kMostPages = 100'000;
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  PdfDocument found;
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) {
    found.state = PdfState::Damaged;
    return found;
  }
  if (document->is_locked()) {
    found.state = PdfState::Locked;
    return found;
  }
  found.title = utf8(document->get_title());
  found.author = utf8(document->get_author());
  found.keywords = utf8(document->get_keywords());
  found.subject = utf8(document->get_subject());
  found.date = day_of(document->get_creation_date_t());
  if (!found.date.known()) found.date = day_of(document->get_modification_date_t());
  const int count = document->pages();
  found.page_count = static_cast<std::size_t>(count < 0 ? 0 : count);
  if (count <= 0) found.state = PdfState::Damaged;
  std::uint64_t text_bytes = 0;
  for (int number = 0; number < count; ++number) {
    if (text_bytes > most_text_bytes || found.pages.size() >= kMostPages) {
      found.is_cut = true;
      break;
    }
    const std::unique_ptr<poppler::page> page(document->create_page(number));
    std::string text;
    if (page) {
      text = utf8(page->text(poppler::rectf(), poppler::page::non_raw_non_physical_layout));
    }
    text_bytes += text.size();
    page_read(text.size());
    found.pages.push_back(std::move(text));
  }
  return found;
}

}  // namespace niger::pdf
