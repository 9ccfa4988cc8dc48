package throughline.tracker.rulechange;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.files.table.TableWriter;
import throughline.tracker.engine.rule.FieldWords;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.entry.PlanData;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.FigureText;
import throughline.tracker.figure.Period;
import throughline.tracker.figure.PlaceNames;
import throughline.tracker.shared.LaidDownTable;

/** Opens a difference into the facts that make it. */
@Singleton
class OpenFacts {

  static final int PAGE = 50;

  private static final List<String> HEADER =
      List.of(
          "Side",
          "Day",
          "What",
          "Library",
          "Today",
          "As proposed",
          "Difference",
          "Unit",
          "Why",
          "Record",
          "Version");

  private final PlanData data;

  OpenFacts(PlanData data) {
    this.data = data;
  }

  record Asked(UUID trial, String month, String place, ChangedFacts.Side side) {

    static Asked of(UUID trial, String month, String place, String side) {
      return new Asked(trial, given(month), place, ChangedFacts.Side.of(side).orElse(null));
    }

    private static String given(String text) {
      return text == null || text.isBlank() ? null : text;
    }

    public String query() {
      return Stream.of(
              named("month", month),
              named("place", place),
              named("side", side == null ? null : side.path()))
          .flatMap(Optional::stream)
          .collect(Collectors.joining("&"));
    }

    private static Optional<String> named(String name, String value) {
      return Optional.ofNullable(value).map(given -> name + "=" + given);
    }

    boolean isOfAllDays() {
      return month == null && place == null;
    }

    public Asked of(ChangedFacts.Side other) {
      return new Asked(trial, month, place, other);
    }

    public Asked ofAll() {
      return of(null);
    }
  }

  record Opened(
      Trial trial,
      Measure measure,
      Asked asked,
      String words,
      ChangedFacts.Counts counts,
      long all,
      long amount,
      boolean ofPeople,
      int page,
      List<ChangedFacts.ChangedFact> facts) {

    public String amountText() {
      return amount == 0 ? "0" : FigureText.change(amount, measure.unit());
    }

    public long first() {
      return (page - 1L) * PAGE + 1;
    }

    public long last() {
      return first() + facts.size() - 1;
    }

    public boolean hasNext() {
      return last() < all;
    }
  }

  Opened open(Asked asked, int page) {
    return data.read(
        handle -> {
          var found = find(handle, asked);
          if (asked.isOfAllDays()) {
            throw new InvalidInput(
                "month", "Name a month, as 2026-05, or a place. All records come as a CSV file");
          }
          var some = found.facts().some(handle, found.scope(), PAGE, (page - 1L) * PAGE);
          var counts = some.counts();
          return new Opened(
              found.trial(),
              found.facts().tried().measure(),
              asked,
              found.words(),
              counts,
              counts.facts(found.scope()),
              counts.amount(found.scope()),
              FigureSource.of(found.facts().tried()).countsPeople(),
              page,
              some.facts());
        });
  }

  private record Found(Trial trial, ChangedFacts facts, ChangedFacts.Scope scope, String words) {}

  private Found find(Handle handle, Asked asked) {
    var trial =
        Trials.find(handle, asked.trial())
            .filter(Trial::isComparable)
            .orElseThrow(DecideTrial::none);
    var facts =
        new CompareFigures(handle, data.measures(handle), trial, data.today())
            .changed()
            .orElseThrow(() -> new NotFound("fact behind this difference: it is of a share"));
    return new Found(trial, facts, scope(facts.tried(), asked), words(facts.tried(), asked));
  }

  private ChangedFacts.Scope scope(MeasureVersion tried, Asked asked) {
    if (asked.isOfAllDays()) {
      var all = ChangedFacts.Scope.ALL;
      return new ChangedFacts.Scope(all.from(), all.to(), null, asked.side());
    }
    var days = FigureSource.of(tried).contributing(period(tried, asked));
    return new ChangedFacts.Scope(days.from(), days.to(), asked.place(), asked.side());
  }

  private String words(MeasureVersion tried, Asked asked) {
    var days = FigureSource.of(tried).title(period(tried, asked));
    return asked.place() == null ? days : days + ", " + PlaceNames.name(asked.place());
  }

  private Period period(MeasureVersion tried, Asked asked) {
    var today = data.today();
    var source = FigureSource.of(tried);
    if (asked.month() == null) {
      return source.current(today);
    }
    try {
      var month = Period.month(YearMonth.parse(asked.month()));
      return source.asked(month.from(), today.isBefore(month.lastDay()) ? today : month.lastDay());
    } catch (DateTimeParseException garbled) {
      throw new NotFound("month with this address");
    }
  }

  void write(OutputStream out, Asked asked) throws IOException {
    LaidDownTable.send(
        out,
        TableWriter.Kind.CSV,
        "Facts",
        HEADER,
        table ->
            data.read(
                handle -> {
                  var found = find(handle, asked);
                  var unit = FieldWords.of(found.facts().tried().measure().unit().name());
                  found.facts().each(handle, found.scope(), fact -> row(table, fact, unit));
                  return null;
                }));
  }

  void check(Asked asked) {
    data.read(handle -> find(handle, asked));
  }

  private static void row(TableWriter table, ChangedFacts.ChangedFact fact, String unit) {
    try {
      table.row(
          fact.side().words(),
          fact.day(),
          fact.what(),
          fact.placeName(),
          fact.today(),
          fact.tried(),
          fact.tried() - fact.today(),
          unit,
          fact.why(),
          fact.aggregateId(),
          fact.version());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
