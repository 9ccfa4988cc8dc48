package throughline.tracker.plan.target;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import throughline.platform.web.input.Form;

/**
 * A target as typed.
 *
 * @param year the first calendar year of the financial year: "2026"
 * @param months from April: weights, or where it should stand at the end of each
 * @param reason why it is so, or is corrected or withdrawn
 * @param asked the {@link #amounts} that its author was asked about, if they are meant
 */
public record TargetRequest(
    String year,
    String type,
    String value,
    String lower,
    String upper,
    String start,
    String profile,
    List<String> months,
    String tolerance,
    String toleranceIn,
    String reason,
    String asked) {

  static final int MONTHS = 12;

  /**
   * A figure that is reached by the same amount each day, however far from what there is.
   *
   * @param start where a measure stands that does not begin at 0
   * @param percent how far behind today's point is amber
   */
  public static TargetRequest evenly(
      int year, TargetType type, String value, String start, int percent, String reason) {
    return new TargetRequest(
        Integer.toString(year),
        type.name(),
        value,
        null,
        null,
        start,
        ProfileChoice.LINEAR.name(),
        List.of(),
        Integer.toString(percent),
        "PERCENT",
        reason,
        amounts(value, null, null));
  }

  static TargetRequest of(Form form) {
    return new TargetRequest(
        form.text("year"),
        form.text("type"),
        form.text("value"),
        form.text("lower"),
        form.text("upper"),
        form.text("start"),
        form.text("profile"),
        IntStream.rangeClosed(1, MONTHS).mapToObj(n -> form.value(month(n))).toList(),
        form.text("tolerance"),
        form.text("toleranceIn"),
        form.text("reason"),
        form.text(PlausibilityCheck.FIELD));
  }

  /** What it is to come to, as typed and as the form says again what was asked about. */
  String amounts() {
    return amounts(value, lower, upper);
  }

  private static String amounts(String... typed) {
    return Stream.of(typed)
        .map(text -> Objects.requireNonNullElse(text, ""))
        .collect(Collectors.joining("/"));
  }

  /** The name of the field of a month, 1 for April. */
  static String month(int number) {
    return "month" + number;
  }
}
