#include <algorithm>
#include <array>
#include <cmath>
#include <ostream>
#include <string>

#include "common/base/json_writer.h"
#include "searcher/render/text_form.h"
#include "searcher/render/trend.h"
#include "searcher/render/trend_measure.h"

namespace niger::render {

using response::Trend;

namespace {

// Of the chart, in units of SVG.
constexpr double kWidth = 960;
constexpr double kPlotLeft = 70;
constexpr double kPlotRight = 940;
constexpr double kPlotTop = 50;
constexpr double kPlotBottom = 400;
constexpr double kLegendTop = 450;
constexpr double kLegendStep = 22;
constexpr int kTicks = 5;
constexpr std::size_t kMostLabels = 12;
constexpr std::size_t kMostDots = 120;  // of a line; more hide it

// Told apart by readers who see colours otherwise too (Okabe and Ito 2008); beyond them dashed.
constexpr std::array<const char*, 7> kColours = {"#0072b2", "#d55e00", "#009e73", "#cc79a7",
                                                 "#e69f00", "#56b4e9", "#595959"};
constexpr std::array<const char*, 3> kDashes = {"", "7 3", "2 3"};

// What HTML bears and XML does not: U+FFFE and U+FFFF, which are no characters.
std::string xml_escaped(std::string text) {
  text = html_escaped(one_line(text));
  for (const char* const none : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
    for (std::size_t at = 0; (at = text.find(none, at)) != std::string::npos;) {
      text.replace(at, 3, "\xEF\xBF\xBD");
    }
  }
  return text;
}

std::string coordinate(double value) { return decimal_text(value, 1); }

// The round number that steps of the axis go by: 1, 2 or 5 of a power of ten.
double step_of(double most) {
  const double power = std::pow(10, std::floor(std::log10(most / kTicks)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power * kTicks >= most) return factor * power;
  }
  return 10 * power;
}

class Chart {
 public:
  Chart(const Trend& trend, messages::Language language, std::ostream& out)
      : trend_(trend), language_(language), out_(out) {
    double most = 0;
    for (std::size_t series = 0; series < trend.series.size(); ++series) {
      for (std::size_t i = 0; i < trend.periods.size(); ++i) {
        most = std::max(most, charted(trend, series, i));
      }
    }
    step_ = most > 0 ? step_of(most) : 1;
    top_ = step_ * std::max(1.0, std::ceil(most / step_ - 1e-9));
  }

  void write() {
    const double height = kLegendTop + kLegendStep * static_cast<double>(trend_.series.size());
    out_ << "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100%\" viewBox=\"0 0 "
         << coordinate(kWidth) << ' ' << coordinate(height)
         << "\" font-family=\"sans-serif\" font-size=\"13\" role=\"img\" direction=\"ltr\">\n";
    const std::string title = xml_escaped(messages::localized(chart_title(trend_), language_));
    out_ << "<title>" << title
         << "</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n";
    text(kWidth / 2, kPlotTop - 22, "middle", title);
    grid();
    for (std::size_t series = 0; series < trend_.series.size(); ++series) line(series);
    out_ << "</svg>\n";
  }

 private:
  [[nodiscard]] double x_of(std::size_t period) const {
    const std::size_t last = trend_.periods.size() - 1;
    if (last == 0) return (kPlotLeft + kPlotRight) / 2;
    return kPlotLeft +
           (kPlotRight - kPlotLeft) * static_cast<double>(period) / static_cast<double>(last);
  }
  [[nodiscard]] double y_of(double value) const {
    return kPlotBottom - (kPlotBottom - kPlotTop) * value / top_;
  }

  // `escaped` goes into the file as it is.
  void text(double x, double y, const char* anchor, const std::string& escaped) {
    out_ << "<text x=\"" << coordinate(x) << "\" y=\"" << coordinate(y) << "\" text-anchor=\""
         << anchor << "\" fill=\"#333\">" << escaped << "</text>\n";
  }

  void grid() {
    const int digits = step_ >= 1 ? 0 : static_cast<int>(std::ceil(-std::log10(step_)));
    for (double value = 0; value <= top_ + step_ / 2; value += step_) {
      const std::string y = coordinate(y_of(value));
      out_ << "<line x1=\"" << coordinate(kPlotLeft) << "\" y1=\"" << y << "\" x2=\""
           << coordinate(kPlotRight) << "\" y2=\"" << y << "\" stroke=\"#ddd\"/>\n";
      text(kPlotLeft - 8, y_of(value) + 4, "end", decimal_text(value, std::min(digits, 9)));
    }
    const std::size_t every = (trend_.periods.size() + kMostLabels - 1) / kMostLabels;
    for (std::size_t i = 0; i < trend_.periods.size(); i += every) {
      text(x_of(i), kPlotBottom + 20, "middle", xml_escaped(trend_.periods[i].label));
    }
  }

  void line(std::size_t series) {
    const std::string colour = kColours.at(series % kColours.size());
    const std::string dash = kDashes.at(series / kColours.size() % kDashes.size());
    const std::string stroke =
        "stroke=\"" + colour + "\" stroke-width=\"2\"" +
        (dash.empty() ? std::string() : " stroke-dasharray=\"" + dash + "\"");
    out_ << "<polyline fill=\"none\" " << stroke << " points=\"";
    for (std::size_t i = 0; i < trend_.periods.size(); ++i) {
      out_ << (i > 0 ? " " : "") << coordinate(x_of(i)) << ','
           << coordinate(y_of(charted(trend_, series, i)));
    }
    out_ << "\"/>\n";
    if (trend_.periods.size() <= kMostDots) {
      for (std::size_t i = 0; i < trend_.periods.size(); ++i) dot(series, i, colour);
    }
    const double y = kLegendTop + kLegendStep * static_cast<double>(series);
    out_ << "<line x1=\"" << coordinate(kPlotLeft) << "\" y1=\"" << coordinate(y) << "\" x2=\""
         << coordinate(kPlotLeft + 34) << "\" y2=\"" << coordinate(y) << "\" " << stroke << "/>\n";
    text(
        kPlotLeft + 44, y + 4, "start",
        "<tspan unicode-bidi=\"isolate\">" + xml_escaped(series_name(trend_, series)) + "</tspan>");
  }

  // What it stands for is shown where a pointer rests on it.
  void dot(std::size_t series, std::size_t period, const std::string& colour) {
    const double value = charted(trend_, series, period);
    out_ << "<circle cx=\"" << coordinate(x_of(period)) << "\" cy=\"" << coordinate(y_of(value))
         << "\" r=\"3\" fill=\"" << colour << "\"><title>"
         << xml_escaped(trend_.periods[period].label) << ": " << decimal_text(value, 2)
         << "</title></circle>\n";
  }

  const Trend& trend_;
  messages::Language language_;
  std::ostream& out_;
  double step_ = 1;
  double top_ = 1;
};

}  // namespace

void trend_svg(const Trend& trend, messages::Language language, std::ostream& out) {
  Chart(trend, language, out).write();
}

}  // namespace niger::render
