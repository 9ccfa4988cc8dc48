package throughline.tracker.entry.population;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.web.seal.Sha256;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.entry.ImportFiles;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.PlanData;
import throughline.tracker.figure.FigureText;
import throughline.tracker.shared.SheetErrors;

/** A strategy lead sends a file of open statistics, looks at what it comes to, and has it taken. */
@Singleton
public class TakeStatistics {

  private final PlanData data;
  private final ImportFiles files;

  TakeStatistics(PlanData data, ImportFiles files) {
    this.data = data;
    this.files = files;
  }

  @Transactional
  UUID keep(Path file, String name, ImportFiles.About about, SignedIn who) {
    var sent = ImportFiles.sent(file, name, about);
    // Whoever sends a file with mistakes in it is told of them here, and nothing is kept.
    data.readBeside(handle -> read(handle, sent));
    return files.keep(ImportFiles.Kind.STATISTICS, sent, who);
  }

  Preview preview(UUID id, SignedIn who) {
    var kept = files.find(ImportFiles.Kind.STATISTICS, id, who);
    return data.read(handle -> read(handle, kept));
  }

  void take(UUID id, String digest, SignedIn who) {
    var kept = files.find(ImportFiles.Kind.STATISTICS, id, who);
    data.record(
        who,
        (handle, person) -> {
          var preview = read(handle, kept);
          if (!preview.digest().equals(digest)) {
            throw new Conflict(
                "changed-meanwhile",
                "Somebody else has entered statistics since this was shown. What the file comes to now is shown below: look, and take it again");
          }
          return preview.facts();
        });
  }

  public void take(Path file, String name, ImportFiles.About about, SignedIn who) {
    var sent = ImportFiles.sent(file, name, about);
    data.record(who, (handle, person) -> read(handle, sent).facts());
  }

  /** The vintages of everything but ages, the newest first. */
  List<Vintages> vintages() {
    return data.read(
        handle ->
            Statistics.histories(handle).values().stream()
                .map(history -> new Vintages(history.latest()))
                .toList());
  }

  record Vintages(EntryVersion<AreaStatistic> entry) {

    public String words() {
      return entry.said().words();
    }

    public String total() {
      return FigureText.of(entry.said().total(), Unit.NUMBER);
    }

    public int places() {
      return entry.said().places();
    }

    public boolean isIllustrative() {
      return entry.said().about().illustrative();
    }

    public LocalDate publishedOn() {
      return entry.said().about().publishedOn();
    }

    public boolean isInForce() {
      return !entry.withdrawn();
    }

    boolean is(String statistic, int year) {
      return path().equals("/population/statistics/%s/%d".formatted(statistic, year));
    }

    public String path() {
      return "/population/statistics/" + entry.id();
    }
  }

  void withdraw(String statistic, int year, long seen, String typed, SignedIn who) {
    data.recordOne(
        who,
        handle -> {
          var history = Statistics.histories(handle).get("%s/%d".formatted(statistic, year));
          if (history == null || history.latest().withdrawn()) {
            throw new NotFound("statistic with this address");
          }
          history.requireSeen(seen);
          var said = history.latest().said();
          var about = said.about();
          var reason = PlanData.reason(typed, "Say why it is withdrawn");
          return new AreaStatistic(
                  said.statistic(),
                  said.year(),
                  new ImportFiles.About(
                      about.source(), reason, about.publishedOn(), about.illustrative()),
                  said.people())
              .fact(history, ManualEntry.WITHDRAWN);
        });
  }

  private Preview read(Handle handle, ImportFiles.Kept kept) {
    var bands = Populations.ageBands(data.measures(handle));
    var read = kept.read(rows -> new ParseStatisticsFile(bands, kept.about()).read(rows));
    var lines = new ArrayList<Line>();
    var errors = new SheetErrors();
    var facts =
        new ArrayList<>(EnterEstimates.checked(handle, read.ages(), data.today(), errors, lines));
    var known = Statistics.histories(handle);
    for (var each : read.others()) {
      var history = Statistics.of(known, each);
      var inForce = history.last().filter(last -> !last.withdrawn()).map(EntryVersion::said);
      var same = inForce.filter(each::isSame).isPresent();
      if (!same) {
        each.problem(inForce, data.today())
            .ifPresent(problem -> errors.wrong(each.words() + ": " + problem));
        facts.add(each.fact(history, "ENTERED"));
      }
      lines.add(Line.of(each.words(), each.places(), each.total(), inForce, same));
    }
    errors.throwIfAny();
    return new Preview(kept.about(), lines, facts);
  }

  /** A vintage of a group of people in the file. */
  record Line(String words, int places, String total, String before, ImportFiles.Beside beside) {

    static Line of(
        String words, int places, long total, Optional<AreaStatistic> inForce, boolean same) {
      return of(words, places, total, inForce.map(AreaStatistic::total).orElse(null), same);
    }

    static Line of(String words, int places, long total, Long before, boolean same) {
      return new Line(
          words,
          places,
          FigureText.of(total, Unit.NUMBER),
          before == null ? "" : FigureText.of(before, Unit.NUMBER),
          same
              ? ImportFiles.Beside.SAME
              : before == null ? ImportFiles.Beside.NEW : ImportFiles.Beside.CHANGED);
    }
  }

  record Preview(ImportFiles.About about, List<Line> lines, List<ManualEntry> facts) {

    public boolean isNothingNew() {
      return facts.isEmpty();
    }

    public String digest() {
      var text = String.join("\n", lines.stream().map(Line::toString).toList());
      return HexFormat.of().formatHex(Sha256.of(text));
    }
  }
}
