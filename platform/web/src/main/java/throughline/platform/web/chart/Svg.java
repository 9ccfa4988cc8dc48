package throughline.platform.web.chart;

import java.util.Locale;

/** Writes the few elements that a chart is made of. */
final class Svg {

  private final StringBuilder out = new StringBuilder();

  Svg(int width, int height) {
    out.append(
        "<svg class=\"tl-chart\" viewBox=\"0 0 %d %d\" aria-hidden=\"true\" focusable=\"false\">"
            .formatted(width, height));
  }

  void line(String style, double x1, double y1, double x2, double y2) {
    out.append("<line class=\"tl-chart__").append(style).append('"');
    at("x1", x1);
    at("y1", y1);
    at("x2", x2);
    at("y2", y2);
    out.append("></line>");
  }

  void path(String style, String points) {
    out.append("<polyline class=\"tl-chart__").append(style).append("\" points=\"");
    out.append(points).append("\"></polyline>");
  }

  void circle(String style, double x, double y, int radius) {
    out.append("<circle class=\"").append(style).append('"');
    at("cx", x);
    at("cy", y);
    at("r", radius);
    out.append("></circle>");
  }

  void text(String styles, double x, double y, String text) {
    out.append("<text");
    if (!styles.isEmpty()) {
      out.append(" class=\"").append(styles.strip()).append('"');
    }
    at("x", x);
    at("y", y);
    out.append('>').append(escaped(text)).append("</text>");
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "");
  }

  private void at(String name, double value) {
    out.append(' ').append(name).append("=\"").append(number(value)).append('"');
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  String end() {
    return out.append("</svg>").toString();
  }
}
