package throughline.tracker.figure;

import throughline.tracker.engine.rule.FieldWords;

/**
 * What part of a figure is meant: all of it, that of a place, or that of one value of a field by
 * which the measure is split.
 *
 * @param place the code; empty where facts state none; null when no place is meant
 * @param field as facts name it; null when no split is meant
 * @param value as facts state it; null when no split is meant
 */
public record FigurePart(String place, String field, String value) {

  public static final int LONGEST = 200;

  public static final FigurePart WHOLE = new FigurePart(null, null, null);

  public static FigurePart ofPlace(String code) {
    return new FigurePart(code, null, null);
  }

  public static FigurePart ofSplit(String field, String value) {
    return new FigurePart(null, field, value);
  }

  public boolean isWhole() {
    return place == null && field == null;
  }

  /** What readers call it: "Banbury", "delivery: In person"; empty for all of it. */
  public String words() {
    if (place != null) {
      return PlaceNames.name(place);
    }
    return field == null ? "" : FieldWords.of(field) + ": " + valueWords(value);
  }

  static String valueWords(String value) {
    if (value.isEmpty()) {
      return "Not known";
    }
    var place = PlaceNames.name(value);
    return place.equals(value) ? FieldWords.titled(value) : place;
  }
}
