package throughline.tracker.plan.target;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import throughline.platform.web.input.Form;

/**
 * What a row of a file says of a target.
 *
 * @param year "2026/27" or "2026"; empty for the present one
 * @param version what its author had before them, {@link #NO_TARGET} if that was none; empty where
 *     nobody knows
 */
public record TargetCells(
    String year, String amount, String start, String type, String tolerance, String version) {

  public static final long NO_TARGET = 0;

  static final TargetCells NONE = new TargetCells("", "", "", "", "", "");

  private static final Pattern RANGE = Pattern.compile("(\\S+)\\s+to\\s+(\\S+)");
  private static final Pattern LABEL = Pattern.compile("(\\d{4})/\\d{2}");

  static TargetCells of(TargetView view) {
    var form = view.form();
    var amount =
        form.value("value").isEmpty()
            ? form.value("lower") + " to " + form.value("upper")
            : form.value("value");
    return new TargetCells(
        view.year().label(),
        amount,
        YearSoFar.growsFromZero(view.measure()) ? "" : form.value("start"),
        view.latest().said().type().words(),
        form.value("tolerance") + (form.value("toleranceIn").equals("PERCENT") ? "%" : ""),
        String.valueOf(view.latest().version()));
  }

  boolean isEmpty() {
    return Stream.of(amount, start, type, tolerance).allMatch(String::isEmpty);
  }

  Optional<String> yearKey() {
    return Optional.of(LABEL.matcher(year).replaceFirst("$1")).filter(key -> !key.isEmpty());
  }

  boolean saysNothingBut(TargetCells there) {
    return isSame(amount, there.amount)
        && isSame(start, there.start)
        && isSame(type, there.type)
        && isSame(tolerance, there.tolerance);
  }

  boolean hasAmountOf(TargetCells there) {
    return isSame(amount, there.amount);
  }

  private static boolean isSame(String typed, String there) {
    return typed.isEmpty() || typed.equalsIgnoreCase(there);
  }

  TargetRequest over(Form form, String key) {
    var said = new HashMap<>(Map.of("year", key));
    var range = RANGE.matcher(amount);
    if (range.matches()) {
      said.putAll(Map.of("value", "", "lower", range.group(1), "upper", range.group(2)));
    } else if (!amount.isEmpty()) {
      said.putAll(Map.of("value", amount, "lower", "", "upper", ""));
    }
    if (!start.isEmpty()) {
      said.put("start", start);
    }
    if (!type.isEmpty()) {
      said.put("type", type.toUpperCase(Locale.UK));
    }
    if (!tolerance.isEmpty()) {
      said.put("tolerance", tolerance);
      said.put("toleranceIn", tolerance.endsWith("%") ? "PERCENT" : "UNIT");
    }
    return TargetRequest.of(form.having(said));
  }
}
