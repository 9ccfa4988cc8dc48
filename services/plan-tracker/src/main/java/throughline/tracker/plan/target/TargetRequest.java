package throughline.tracker.plan.target;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import throughline.platform.web.input.Form;

/** A target as typed. */
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

  public static TargetRequest evenly(
      int year, Target.TargetType type, String value, String start, int percent, String reason) {
    return new TargetRequest(
        Integer.toString(year),
        type.name(),
        value,
        null,
        null,
        start,
        ParseProfile.ProfileChoice.LINEAR.name(),
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

  String amounts() {
    return amounts(value, lower, upper);
  }

  private static String amounts(String... typed) {
    return Stream.of(typed)
        .map(text -> Objects.requireNonNullElse(text, ""))
        .collect(Collectors.joining("/"));
  }

  static String month(int number) {
    return "month" + number;
  }
}
