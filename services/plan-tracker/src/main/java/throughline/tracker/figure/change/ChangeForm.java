package throughline.tracker.figure.change;

import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import throughline.contracts.places.Library;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.figure.Period;

/** The form that asks for two days of knowledge; its days come in three boxes, a link's in one. */
final class ChangeForm {

  private static final int QUARTERS = 5;
  private static final int MONTHS = 12;
  private static final String TO = "_";

  private ChangeForm() {}

  static Form of(UriInfo uri) {
    return Form.of(uri.getQueryParameters());
  }

  static ChangeParameters typed(ChangeParameters typed, Form form) {
    typed.since = form.date("since");
    typed.until = form.date("until");
    var chosen = form.value("period").split(TO);
    if (chosen.length == 2) {
      typed.from = chosen[0];
      typed.to = chosen[1];
    }
    return typed;
  }

  static Form of(AskedChange asked) {
    var values = new HashMap<String, String>();
    put(values, "since", asked.since().day());
    put(values, "until", asked.until());
    asked.days().ifPresent(days -> values.put("period", value(days)));
    if (asked.part().place() != null) {
      values.put("place", asked.part().place());
    }
    return Form.startingWith(values);
  }

  private static void put(HashMap<String, String> values, String field, LocalDate day) {
    values.put(field + "-day", String.valueOf(day.getDayOfMonth()));
    values.put(field + "-month", String.valueOf(day.getMonthValue()));
    values.put(field + "-year", String.valueOf(day.getYear()));
  }

  static List<Option> periods(AskedChange asked) {
    var periods = new ArrayList<Period>();
    var until = asked.until();
    periods.addAll(upTo(Frequency.QUARTER, until, QUARTERS));
    periods.addAll(upTo(Frequency.YEAR, until, 2));
    periods.addAll(upTo(Frequency.MONTH, until, MONTHS));
    asked.days().filter(days -> !periods.contains(days)).ifPresent(periods::add);
    return periods.stream().map(period -> Option.of(value(period), period.label())).toList();
  }

  private static List<Period> upTo(Frequency frequency, LocalDate day, int count) {
    var periods = new ArrayList<>(Period.endedBy(frequency, day, count - 1));
    periods.add(Period.of(frequency, day));
    periods.sort(Comparator.comparing(Period::from).reversed());
    return periods;
  }

  private static String value(Period period) {
    return period.from() + TO + period.lastDay();
  }

  static List<Option> places(MeasureVersion version) {
    if (version.isShare() || version.measure().isEstimate() || !version.hasPlaces()) {
      return List.of();
    }
    return Library.seed().stream()
        .map(library -> Option.of(library.code(), library.name()))
        .sorted(Comparator.comparing(Option::label))
        .toList();
  }
}
