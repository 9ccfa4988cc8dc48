package throughline.platform.web.chart;

import java.util.Locale;

/** Writes the few elements that a chart is made of. */
final class Svg {

  private final StringBuilder out = new StringBuilder();
  private final String block;
  private final String end;

  /**
   * What stands within an {@code svg} element that the tag writes.
   *
   * @param block with what the names of its styles begin: "tl-spark"
   */
  Svg(String block) {
    this.block = block;
    this.end = "";
  }

  Svg(int width, int height) {
    this.block = "tl-chart";
    this.end = "</svg>";
    out.append(
        "<svg class=\"tl-chart\" viewBox=\"0 0 %d %d\" aria-hidden=\"true\" focusable=\"false\">"
            .formatted(width, height));
  }

  void line(String style, double x1, double y1, double x2, double y2) {
    add(
        "<line class=\"%s__%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>",
        block, style, number(x1), number(y1), number(x2), number(y2));
  }

  void rect(String style, double x, double y, double width, double height) {
    add(
        "<rect class=\"%s__%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>",
        block, style, number(x), number(y), number(width), number(height));
  }

  void path(String style, String points) {
    add("<polyline class=\"%s__%s\" points=\"%s\"/>", block, style, points);
  }

  /** A shape without a style of its own, which the style sheet knows by its turn. */
  void shape(String path) {
    add("<path d=\"%s\"/>", path);
  }

  void shape(String style, String path) {
    add("<path class=\"%s__%s\" d=\"%s\"/>", block, style, path);
  }

  void spot(String style, double x, double y, int radius, String title) {
    add(
        "<circle class=\"%s__%s\" cx=\"%.0f\" cy=\"%.0f\" r=\"%s\"><title>%s</title></circle>",
        block, style, x, y, number(radius), escaped(title));
  }

  void mark(String tone, double x, double y, String title) {
    add(
        "<text class=\"tl-tone--%s\" x=\"%.0f\" y=\"%.0f\">%s<title>%s</title></text>",
        tone, x, y, SmallPictures.shape(tone), escaped(title));
  }

  void circle(String style, double x, double y, int radius) {
    add(
        "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>",
        style, number(x), number(y), number(radius));
  }

  /**
   * @param styles what else than text it is, with spaces before: " tl-chart__text--middle"
   */
  void text(String styles, double x, double y, String text) {
    String style = styles.isEmpty() ? "" : " class=\"" + styles.strip() + '"';
    add("<text%s x=\"%s\" y=\"%s\">%s</text>", style, number(x), number(y), escaped(text));
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "");
  }

  private void add(String element, Object... values) {
    out.append(element.formatted(values));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  String end() {
    return out.append(end).toString();
  }
}
