package throughline.tracker.release;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.figure.Figure;
import throughline.tracker.release.disclosure.CountedTable;
import throughline.tracker.release.disclosure.DisclosureGate;
import throughline.tracker.release.disclosure.Family;
import throughline.tracker.release.disclosure.Told;
import throughline.tracker.release.disclosure.ToldTable;

/** Sends exact figures through the gate and makes cells of what comes out. Shares come last. */
final class TellFigures {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final String NORMAL = "Normal value";
  private static final String MISSING = "Missing value";

  private final Map<String, Counted> counted;
  private final Map<String, String> peopleBehind;
  private final List<ReleaseContent> earlier;
  private final List<ReleaseContent.Exact> exact = new ArrayList<>();
  private final Map<String, List<Published.Cell>> cells = new LinkedHashMap<>();

  /**
   * @param peopleBehind for a measure of something else than people the one that says how many
   *     stand behind it
   * @param earlier all that was published, the oldest first
   */
  TellFigures(
      List<Counted> counted, Map<String, String> peopleBehind, List<ReleaseContent> earlier) {
    this.counted =
        counted.stream()
            .collect(
                Collectors.toMap(
                    Counted::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    this.peopleBehind = peopleBehind;
    this.earlier = earlier;
    counted.forEach(this::tell);
  }

  List<ReleaseContent.Exact> exact() {
    return exact;
  }

  private void tell(Counted measure) {
    if (measure.isOpen()) {
      cells.put(
          measure.id(),
          measure.figures().entrySet().stream()
              .map(each -> open(measure, each.getKey(), each.getValue()))
              .toList());
      return;
    }
    var before = earlier.stream().map(content -> content.table(measure.id())).toList();
    var table = DisclosureGate.decide(table(measure), before);
    exact.add(ReleaseContent.Exact.of(measure.id(), table));
    cells.put(
        measure.id(),
        measure.figures().keySet().stream()
            .sorted(ToldTable.ORDER)
            .map(family -> cell(measure, family, table.told().get(family)))
            .toList());
  }

  private CountedTable table(Counted measure) {
    var behind = Optional.ofNullable(counted.get(peopleBehind.getOrDefault(measure.id(), "")));
    long unit = unit(measure.unit());
    boolean ofPeople = behind.isEmpty() && unit == 1;
    var counts = new HashMap<Family, CountedTable.Count>();
    measure
        .figures()
        .forEach(
            (family, figure) -> {
              if (figure.hasValue()) {
                counts.put(
                    family, count(figure, unit, behind.map(each -> each.figures().get(family))));
              }
            });
    return new CountedTable(unit, ofPeople, measure.addsUp(), counts, measure.sums());
  }

  /** Where it is not known who stands behind an amount, nobody does who has less than one of it. */
  private static CountedTable.Count count(Figure figure, long unit, Optional<Figure> people) {
    long amount = figure.value();
    return new CountedTable.Count(
        amount,
        people.filter(Figure::hasValue).map(Figure::value).orElse((amount + unit - 1) / unit));
  }

  private static long unit(Unit unit) {
    return switch (unit) {
      case MINUTES -> 60;
      case JOBS, PERCENT -> 100;
      default -> 1;
    };
  }

  private static Published.Cell open(Counted measure, Family family, Figure figure) {
    return figure.hasValue()
        ? number(measure, family, measure.unit().number(figure.value()))
        : without(measure, family, "x", MISSING);
  }

  private static Published.Cell cell(Counted measure, Family family, Told told) {
    if (told == null) {
      return without(measure, family, "x", MISSING);
    }
    return told.isNumber()
        ? number(measure, family, BigDecimal.valueOf(told.value() / unit(measure.unit())))
        : without(measure, family, "c", MISSING + "; suppressed");
  }

  private static Published.Cell number(Counted measure, Family family, BigDecimal value) {
    var marks = measure.figures().get(family).isProvisional() ? List.of("p") : List.<String>of();
    return cell(measure, family, value, marks, NORMAL);
  }

  private static Published.Cell without(
      Counted measure, Family family, String mark, String status) {
    return cell(measure, family, null, List.of(mark), status);
  }

  private static Published.Cell cell(
      Counted measure, Family family, BigDecimal value, List<String> marks, String status) {
    var period = measure.period(family);
    return new Published.Cell(
        measure.id(),
        family.place().isEmpty() ? Published.COUNTY : family.place(),
        family.breakdown(),
        family.group(),
        period.from(),
        period.lastDay(),
        CountFigures.span(period),
        period.label(),
        period.isSoFar(),
        value,
        null,
        null,
        marks,
        status);
  }

  /** The cells of a measure; of a share those of which both parts are told of, or why not. */
  List<Published.Cell> cells(MeasureVersion version) {
    var id = version.measure().id();
    if (!cells.containsKey(id)) {
      cells.put(id, version.isShare() ? shares(version) : List.of());
    }
    return cells.get(id);
  }

  private List<Published.Cell> shares(MeasureVersion share) {
    var denominators = new HashMap<List<Object>, Published.Cell>();
    boolean isOfDays = share.parts().denominator().fed().measure().isEstimate();
    for (var cell : cells(share.parts().denominator())) {
      if (cell.breakdown().isEmpty()) {
        denominators.put(key(cell, isOfDays), cell);
      }
    }
    var shares = new ArrayList<Published.Cell>();
    for (var part : cells(share.parts().numerator())) {
      var whole = part.breakdown().isEmpty() ? denominators.get(key(part, isOfDays)) : null;
      if (whole != null) {
        shares.add(share(share.measure().id(), part, whole));
      }
    }
    return shares;
  }

  private static List<Object> key(Published.Cell cell, boolean isOfADay) {
    return isOfADay
        ? List.of(cell.place(), cell.lastOn())
        : List.of(cell.place(), cell.fromOn(), cell.lastOn());
  }

  private static Published.Cell share(String id, Published.Cell part, Published.Cell whole) {
    var lacking = part.value() == null ? part : whole.value() == null ? whole : null;
    if (lacking != null) {
      return part.without(id, lacking.marks().get(0), lacking.observationStatus());
    }
    if (whole.value().signum() == 0) {
      return part.without(id, "z", "Undefined");
    }
    var value = part.value().multiply(HUNDRED).divide(whole.value(), 1, RoundingMode.HALF_UP);
    boolean isProvisional = part.marks().contains("p") || whole.marks().contains("p");
    var marks = isProvisional ? List.of("p") : List.<String>of();
    return part.with(id, value, part.value(), whole.value(), marks, NORMAL);
  }
}
