package throughline.tracker.figure;

import io.quarkus.qute.TemplateExtension;
import java.util.List;
import throughline.platform.web.chart.Part;

/** A share as a bar of its parts. In a template: {@code {share:parts(figure)}}. */
@TemplateExtension(namespace = "share")
final class ShareParts {

  private ShareParts() {}

  /** What counts and the others; nothing where the one is no part of the other. */
  static List<Part> parts(Figure figure) {
    if (!figure.hasValue()
        || figure.denominator() == null
        || figure.isOverWhole()
        || figure.flags().contains(Figure.FigureFlag.COMPARED)) {
      return List.of();
    }
    return List.of(
        new Part("count", figure.numerator(), "plain", null),
        new Part("others", figure.denominator() - figure.numerator(), "grey", null));
  }
}
